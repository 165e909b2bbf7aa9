"""scripts/bench freshness | weight | lighthouse | pdf | extract | preview | build | scale | change | audit.

Exit codes: 0 every limit is kept, 1 one is not, 2 wrong use, 3 could not tell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from alongside.checks.browser.browser import PageProblem
from alongside.errors import AlongsideError
from alongside.reports.text import render_error
from bench import audit, change, extract, freshness, growth, lighthouse, pdf, preview, weight

_MEASURES: dict[str, Callable[[Path], tuple[str, bool]]] = {
    "freshness": freshness.measure,
    "weight": weight.measure,
    "lighthouse": lighthouse.measure,
    "pdf": pdf.measure,
    "extract": extract.measure,
    "preview": preview.measure,
    "change": change.measure,
    "audit": audit.measure,
    "build": growth.measure_build,
    "scale": growth.measure_scale,
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in _MEASURES:
        print(f"Say what to measure: scripts/bench {' or '.join(_MEASURES)}.", file=sys.stderr)
        return 2
    try:
        text, kept = _MEASURES[arguments[0]](Path.cwd())
    except AlongsideError as error:
        print(render_error(error), file=sys.stderr)
        return error.exit_code
    except PageProblem as problem:
        print(problem, file=sys.stderr)
        return 3
    print(text)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
