"""Kế hoạch năm."""
