"""The date of an article: stated days, days that must lie before or after it, and the interval that is left, with its reasons."""
