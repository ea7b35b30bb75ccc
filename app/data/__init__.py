"""The data file: the only package that knows SQL."""
