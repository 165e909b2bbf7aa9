"""Reads JSON that we keep for ourselves, which anything may have happened to since."""

from __future__ import annotations

import json


def parse_json(text: str | bytes) -> object:
    """Raises ValueError for whatever cannot be read, also for what is nested without end."""
    try:
        data: object = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return data
