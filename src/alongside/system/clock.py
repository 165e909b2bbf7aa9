"""What day it is. Apart from everything else, so that a test can stop it."""

from datetime import date


def today() -> date:
    return date.today()
