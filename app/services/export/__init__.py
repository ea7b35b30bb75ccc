"""Papers: Word, Excel and what goes with them."""
