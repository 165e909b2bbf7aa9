"""Measures the built site as a reader's phone meets it.

Not part of Alongside: publishing does not need it.
"""
