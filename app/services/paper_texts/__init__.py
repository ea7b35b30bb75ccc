"""Turns the records of meetings into the ready texts the templates of papers print."""
