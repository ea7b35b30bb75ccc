"""What a user can do; each public method is one action."""
