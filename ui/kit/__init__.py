"""Own widgets; know Qt and nothing of the application."""
