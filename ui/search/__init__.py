"""Tìm kiếm: everything a search finds, narrowed by kind and year."""
