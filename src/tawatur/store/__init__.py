"""What is kept of a case on disk: one contract, and SQLite behind it."""
