"""Everything that would be true without a screen."""
