"""What a change did to the pages of a publication, for somebody who looks at them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alongside.authoring.changed_files import changed_files, is_touched
from alongside.model import Sources, Variant
from alongside.system.input_files import belongs_to_inputs


@dataclass(frozen=True)
class ChangedPages:
    """changed: pages whose own file was changed. touched: other versions of their documents, and
    pages that have a link to one. removed, others: paths of pages that are gone, and of any other
    file that was changed, which may touch every page."""

    changed: tuple[Variant, ...]
    touched: tuple[Variant, ...]
    removed: tuple[str, ...]
    others: tuple[str, ...]


def find_changed_pages(sources: Sources, revision: str) -> ChangedPages:
    """Since a commit or branch. Pages in the order of publication.yml. Raises BadInput."""
    files = changed_files(sources.root, revision)
    pages = {page.path.as_posix(): page for page in _pages_in_order(sources)}
    removed = [path for path in files if _is_page(path) and not (sources.root / path).exists()]
    others = [
        path
        for path in files
        if path not in pages and path not in removed and belongs_to_inputs(path)
    ]
    changed = [path for path in pages if path in files]
    about_pages = frozenset(path for path in files if _is_page(path))
    return ChangedPages(
        changed=tuple(pages[path] for path in changed),
        touched=tuple(
            page
            for path, page in pages.items()
            if path not in files and is_touched(page, about_pages)
        ),
        removed=tuple(sorted(removed)),
        others=tuple(sorted(others)),
    )


def _pages_in_order(sources: Sources) -> list[Variant]:
    publication = sources.publication
    keys = [(slug, strand.key) for slug in publication.documents for strand in publication.strands]
    return [sources.variants[key] for key in keys if key in sources.variants]


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and Path(path).suffix == ".md"
