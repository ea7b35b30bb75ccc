"""Rules and values of the work of one cell; standard library only."""
