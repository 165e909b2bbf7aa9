"""Finds out which program built a website, and reads what it has."""

from __future__ import annotations

from pathlib import Path

from alongside.adopt import read_docusaurus, read_hugo, read_mkdocs
from alongside.adopt.old_site import OldSite
from alongside.errors import BadInput

_READERS = (
    (read_mkdocs.CONFIG_NAMES, read_mkdocs.read_mkdocs),
    (read_docusaurus.CONFIG_NAMES, read_docusaurus.read_docusaurus),
    (read_hugo.CONFIG_NAMES, read_hugo.read_hugo),
)


def read_site(folder: Path, language: str) -> OldSite:
    """language: of a site that does not say in which language it is. Raises BadInput."""
    if not folder.is_dir():
        raise BadInput(
            "There is no such folder.",
            path=str(folder),
            mend="Name the folder of the website's files: the one with mkdocs.yml in it, with "
            "docusaurus.config.js, or with hugo.toml.",
        )
    for names, read in _READERS:
        for name in names:
            if (folder / name).is_file():
                site = read(folder.resolve(), folder.resolve() / name, language)
                _refuse_empty(site, folder)
                return site
    raise BadInput(
        "This folder has no settings of MkDocs, Docusaurus or Hugo.",
        path=str(folder),
        why="They say in which folders the pages are, and in which languages.",
        mend="Name the folder with mkdocs.yml, docusaurus.config.js or hugo.toml in it. A folder "
        "with Markdown alone becomes a site of MkDocs with a file mkdocs.yml that says:\n"
        "site_name: Our website",
    )


def _refuse_empty(site: OldSite, folder: Path) -> None:
    if not any(tag == site.source for _, tag in site.pages):
        raise BadInput(
            f"There is no page in the language “{site.source}”.",
            path=str(folder),
            why="All other versions are made from it.",
            mend="Look at the folder of pages in the settings of the website, or name the language "
            "with --language.",
        )
