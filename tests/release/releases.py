"""What tests of releases share: verdicts that let a release pass, and a picture of a folder."""

from pathlib import Path

from alongside.model import Outputs, Verdict

PASSED = (
    Verdict("sources", (), {"a-rule": {"passed": 3}}),
    Verdict("outputs", (), {"b-rule": {"passed": 1}}),
)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def change(outputs: Outputs) -> None:
    (outputs.site_folder / outputs.artifacts[0].path).write_text("second", encoding="utf-8")
