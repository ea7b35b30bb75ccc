"""The first run in four short pages."""
