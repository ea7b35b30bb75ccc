"""Nghị quyết & nhiệm vụ: tasks by document, and the register of papers."""
