"""MkDocs as our site engine. Apart from hooks/ and mkdocs_events.py nothing else knows of it."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

# Material prints an advertisement against MkDocs 2 unless this is set before it is imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import mkdocs
from jinja2 import TemplateSyntaxError
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from alongside.engines.mkdocs_build import use_sources
from alongside.errors import BadInput, BuildFailed
from alongside.model import Sources
from alongside.outputs.locales import source_path
from alongside.publication.catalogue import find_documents
from alongside.system import clock

_STAGED_PAGE = re.compile(r"[\w-]+/[\w./-]+\.md")
"""A staged file in a message of MkDocs, such as ur/our-area.md."""
_WHY = "A page with such a fault would leave readers stuck, so we do not build the site."


class MkdocsEngine:
    """root: the folder that holds mkdocs.yml, publication.yml, hooks/ and theme/.

    sources: of the publication there, if it has been read already.
    """

    def __init__(self, root: Path, sources: Sources | None = None):
        self.root = root.resolve()
        self._sources = sources

    def build(self, staged: Path, out: Path) -> None:
        """Builds in strict mode: what MkDocs warns of is an error.

        staged: as stage_publication makes it. Raises BuildFailed, and BadInput for bad settings.
        """
        warnings: list[str] = []
        listener = _WarningCollector(warnings)
        # By the engine's own name: under ProperDocs this is another one (decision 25).
        logger = logging.getLogger(mkdocs.__name__)
        clean_directory = utils.clean_directory
        logger.addHandler(listener)
        failure = ""
        try:
            config = load_config(
                str(self.root / "mkdocs.yml"),
                strict=True,
                docs_dir=str(staged.resolve()),
                site_dir=str(out.resolve()),
            )
            config.plugins.on_startup(command="build", dirty=False)
            with use_sources(self._sources):
                build(config)
        except ConfigurationError as error:
            raise BadInput(
                "The settings of the website engine cannot be used.",
                path="mkdocs.yml",
                seen=str(error),
                mend="Undo the last change to mkdocs.yml, or correct what is named above.",
            ) from None
        except TemplateSyntaxError as error:
            raise template_error(self.root, error) from None
        # MkDocs ends a strict build with SystemExit; a template or plugin may raise anything.
        except (Exception, SystemExit) as error:
            failure = str(error) or type(error).__name__
        finally:
            logger.removeHandler(listener)
            # The languages plugin switches this off while it builds, and when it fails, for good.
            utils.clean_directory = clean_directory
        if warnings or failure:
            raise self._describe_failure(warnings or [failure])

    def _describe_failure(self, messages: list[str]) -> BuildFailed:
        """Names the Markdown files as their authors know them, not as they were staged."""
        sources = self._sources or find_documents(self.root, clock.today())

        def source_name(match: re.Match[str]) -> str:
            return source_path(sources, match[0]) or match[0]

        source_messages = [_STAGED_PAGE.sub(source_name, message) for message in messages]
        page = _STAGED_PAGE.search(source_messages[0])
        path = page[0] if page and page[0].startswith("docs/") else "mkdocs.yml"
        return BuildFailed(
            "The website could not be built.",
            path=path,
            seen="\n".join(source_messages),
            why=_WHY,
            mend=f"Correct what is named above in {path}, then try again.",
        )


def template_error(root: Path, error: TemplateSyntaxError) -> BuildFailed:
    """What is wrong with a template, for whoever has just changed it."""
    file = Path(error.filename or "theme")
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    return BuildFailed(
        "A template of the website cannot be used.",
        path=path,
        line=error.lineno,
        why=_WHY,
        seen=error.message or "",
        mend="Undo the last change to this file, or correct this line.",
    )


class _WarningCollector(logging.Handler):
    def __init__(self, messages: list[str]):
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
