"""Pages from files, folders, standard input and JSON Lines: bytes in, pages or problems out."""
