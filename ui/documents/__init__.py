"""Nghị quyết & nhiệm vụ: tasks and the register of papers."""
