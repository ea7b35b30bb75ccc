"""Đảng viên: list, card, forms."""
