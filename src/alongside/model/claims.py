"""What the body promises, owes or offers, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Claim:
    """An entry of claims.yml: one promise, duty or offer of a document.

    document: its slug, or a name that no document has. kind: promise, duty or offer. says: whole
    sentences, as readers get them, one for each level that has its own. source: where it comes
    from; "" while to_confirm, a role, has still to say that it is true, by a day. lines: in
    claims.yml, of each sentence. document_line: of the name of the document.
    """

    document: str
    kind: str
    says: tuple[str, ...]
    lines: tuple[int, ...]
    source: str = ""
    to_confirm: str = ""
    by: date | None = None
    document_line: int = 1

    @property
    def line(self) -> int:
        return self.lines[0]
