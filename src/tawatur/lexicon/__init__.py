"""Arabic knowledge as data (``ar/``), its compiler, its lint, and one fast reader."""
