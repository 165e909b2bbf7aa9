"""Where a publication holds its texts to other numbers than the rules do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LimitNote:
    """An entry of “limits” in publication.yml.

    rule: its id. strands: keys; documents: slugs; kind: of documents. Empty ones stand for all.
    most: the number that counts. reason: why it is more than the rule's own, for readers of the
    accessibility statement; "" where it is less.
    """

    rule: str
    strands: tuple[str, ...]
    documents: tuple[str, ...]
    kind: str
    most: int
    reason: str
    line: int

    @property
    def exactness(self) -> int:
        """An entry for some documents counts before one for a kind, and that before all others."""
        return 2 * bool(self.documents) + bool(self.kind)

    def is_for(self, rule: str, strand: str, document: str, kind: str) -> bool:
        """Whether it is about a page; document "" asks what is said of all in the strand."""
        fits_page = not self.documents or document in self.documents
        fits_kind = not self.kind or kind == self.kind
        fits_strand = not self.strands or strand in self.strands
        return self.rule == rule and fits_page and fits_kind and fits_strand
