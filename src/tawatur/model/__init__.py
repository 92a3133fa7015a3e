"""The nouns of Tawatur. Imports nothing of ours."""
