"""Runs that the reports tell of: each way in which one can end, in several scripts, with signs that formats may trip over."""

from datetime import date

from alongside.errors import AlongsideError, BadInput, GateFailed, ToolMissing
from alongside.model import Finding, Place, Status, Verdict

HOSTILE = [
    "a | b |\n| --- |\n| c",
    "<script>alert(1)</script><img src=x onerror=y>",
    "@public/everyone and @someone",
    "`` ` ```",
    "[click](https://evil.example) ![x](javascript:y)",
    "https://evil.example www.evil.example a@evil.example",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "</summary></details><details open>",
    "fixes #12 and GH-7",
    "\x1b[31m red \x00 \x0b \ufffe",
    "\udce4 is half a sign",
    "\u202egnorw yaw eht",
    "~~no~~ **no** _no_ $x$ \\| \\",
    "&lt;b&gt;",
    "> quote\n\n    code",
    "|||",
    "=====",
    "+ plus",
    "<!-- hidden",
    "{{ fact.x }} {% raw %}",
    "",
]
SCRIPTS = [
    "سبز کوڑے دان: پیر",
    "সবুজ বিন: সোমবার",
    "Zażółć gęślą jaźń",
    "ਹਰੀ ਬਿਨ",
    "绿色垃圾桶",
    "👩🏽‍🦽 bin",
]


def finding(
    what,
    rule="stale-section",
    severity="blocks",
    status=Status.FAILED,
    path="docs/bins.md",
    line=3,
    **more,
):
    told = {"seen": "", "expected": "", "why": "y", "mend": "Write:\n  days: 91be04"} | more
    return Finding(rule, severity, status, Place(path, line), what, **told)


FAILED = Verdict(
    "sources",
    (
        *(finding(text, line=number, seen=text) for number, text in enumerate(SCRIPTS, 1)),
        finding("Two", path="docs/ü|`<x> #1.md"),
        finding("No answer.", "picture-damaged", status=Status.CANNOT_TELL, line=0),
        finding("Long.", "sentence-long", "warns", path="docs/index.md"),
        finding("Draft.", "sign-off-missing", path="docs/a.md", excepted_until=date(2027, 3, 31)),
    ),
    {
        "stale-section": {"failed": 7, "passed": 2},
        "picture-damaged": {"cannot tell": 1},
        "sentence-long": {"failed": 1},
        "sign-off-missing": {"failed": 1},
        "section-empty": {"passed": 2},
        "idea-too-long": {"inapplicable": 3},
    },
    {
        "stale-section": frozenset({"docs/bins.md", "docs/ok.md"}),
        "section-empty": frozenset({"docs/bins.md"}),
    },
)
UNSURE = Verdict(
    "sources",
    (finding("No answer.", "picture-damaged", status=Status.CANNOT_TELL),),
    {"picture-damaged": {"cannot tell": 1}},
)
STRANGE = Verdict(
    "sources",
    tuple(finding(text, seen=text, mend=f"{text}\n  {text}", expected=text) for text in HOSTILE),
    {"stale-section": {"failed": len(HOSTILE)}},
)
PASSED = Verdict(
    "sources", (), {"section-empty": {"passed": 2}}, {"section-empty": frozenset({"docs/bins.md"})}
)
WARNED = Verdict("sources", (FAILED.findings[-2],), {"sentence-long": {"failed": 1}})


def unfinished(words):
    error = AlongsideError(words)
    error.exit_code = 3
    return error


RUNS = {
    "passed": ([PASSED], None),
    "warned": ([WARNED], None),
    "refused": ([FAILED], GateFailed(FAILED)),
    "unsure": ([UNSURE], GateFailed(UNSURE)),
    "strange": ([STRANGE], GateFailed(STRANGE)),
    "bad input": (
        [],
        BadInput(
            "Line 4 is <no> setting | at all.",
            path="publication.yml",
            line=4,
            mend="Write:\n  a: b",
        ),
    ),
    "bad input elsewhere": ([], BadInput("No.", path="/home/someone/publication.yml")),
    "no tool": ([PASSED], ToolMissing("No browser.", mend="Install chromium.")),
    "stopped": ([PASSED], unfinished("Stopped before the end.")),
    "strange error": (
        [],
        BadInput(HOSTILE[0], path="docs/\udce4.md", seen=HOSTILE[11], mend=HOSTILE[12]),
    ),
    "nothing": ([], None),
}
