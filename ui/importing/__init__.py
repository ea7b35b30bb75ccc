"""A list from outside on its way into the book: shown, asked about, compared; used by two pages."""
