"""Góp ý & kiến nghị: remarks of observers, petitions, papers from above, good models."""
