"""What the reader chose and what lies open: the one owner of state, and the address bar."""
