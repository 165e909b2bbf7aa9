"""The tiny publication with the repository's own engine settings, hooks and theme: what MkDocs can build."""

import shutil
from pathlib import Path

from lxml import html

from alongside.engines.mkdocs import MkdocsEngine
from alongside.model import Sources
from alongside.publication.catalogue import find_documents
from alongside.web.staging import stage_publication
from tiny_site import REPOSITORY, TODAY


def make_buildable(root: Path) -> Path:
    """root: a copy of tests/sites/tiny."""
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for name in ("hooks", "theme"):
        shutil.copytree(REPOSITORY / name, root / name)
    # Making the Nastaliq subset takes seconds; its cache is keyed by content, so it can be shared. That of the PDFs
    # cannot: each publication takes out what it does not need itself.
    for name in ("fonts", "nltk"):
        cache = REPOSITORY / ".build" / "cache" / name
        cache.mkdir(parents=True, exist_ok=True)
        (root / ".build" / "cache").mkdir(parents=True, exist_ok=True)
        (root / ".build" / "cache" / name).symlink_to(cache, target_is_directory=True)
    return root


def built(root: Path) -> tuple[Sources, Path]:
    """The sources, and the folder with the finished HTML."""
    sources = find_documents(root, TODAY)
    staged, out = root / ".build" / "staged", root / ".build" / "site"
    stage_publication(sources, staged)
    MkdocsEngine(root).build(staged, out)
    return sources, out


def pages_of(out: Path) -> dict[str, html.HtmlElement]:
    """Path below out to the root element of every page."""
    paths = sorted(out.rglob("*.html"))
    return {path.relative_to(out).as_posix(): html.parse(str(path)).getroot() for path in paths}
