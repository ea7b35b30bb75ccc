"""Báo cáo & biểu mẫu: papers of a meeting and of the year."""
