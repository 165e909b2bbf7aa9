"""What day it is. A module of its own, so that a test can set the day in one place."""

from datetime import date


def today() -> date:
    """The day on this computer."""
    return date.today()
