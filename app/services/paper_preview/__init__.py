"""Shows finished Word and Excel files inside the program as pages of simple HTML."""
