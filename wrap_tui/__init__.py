"""The version of the program; nothing happens at import."""

__version__ = "0.1.0"
