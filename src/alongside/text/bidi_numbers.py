"""Numbers that screens turn round in text from right to left, unless they are set apart."""

from __future__ import annotations

import re

# The sign of a currency, a plus, or groups of digits with spaces between; a minus, degrees; and a
# name that ends with signs.
BIDI_REORDERED_NUMBERS = re.compile(
    r"[£$€] ?\d[\d.,]*|(?<!\w)\+\d[\d ()-]*\d|(?<!\d)\(?\d+\)?(?:[ \u00a0]\(?\d+\)?)+"
    r"|(?<![\w.,)-])[-\u2212\u00b1]\d[\d.,]*(?:[ \u00a0]?°[CF]?)?|\d[ \u00a0]?°[CF]?"
    r"|(?<![A-Za-z])[A-Za-z]+(?:\+\+|#)(?!\w)"
)
"""What Unicode's bidirectional algorithm (UAX #9) turns round after Arabic letters.

01582 511 033 is shown as 033 511 01582, £94 as 94£, C++ as ++C.
"""
