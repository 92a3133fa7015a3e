"""Tawatur reads Arabic news pages and keeps a sourced chronicle of what they claim."""

__version__ = "0.1.0"
