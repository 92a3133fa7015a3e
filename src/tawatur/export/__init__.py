"""What Tawatur knows, as strings: text, HTML, JSON, CSV, Markdown. Pure functions; nothing is written to disk here."""
