"""Shows finished Word and Excel files inside the program as simple HTML; the sheet divides it."""
