"""Tổng quan: what to do now, the next meeting, the year at a glance, and finding anything."""
