"""The command line: parses words, calls the packages, prints."""

from alongside.cli.commands import main

__all__ = ["main"]
