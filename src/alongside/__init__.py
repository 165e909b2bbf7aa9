"""Alongside: publish public information in every accessible format at once, or not at all."""

__version__ = "0.1.0"
