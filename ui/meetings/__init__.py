"""Buổi sinh hoạt: the list and the workspace of one meeting."""
