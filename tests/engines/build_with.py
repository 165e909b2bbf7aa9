"""Builds the tiny publication in a process of its own, with one of the engines that could take MkDocs' place.

Arguments: the engine, a key of PREPARATIONS, and the folder to build in. Which engine answers to the name
"mkdocs", and what can be imported at all, must be settled before the first import of ours. So nothing
of ours is imported at the top of this file.
"""

import shutil
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

BLOCKED_PACKAGE = "material"


class MaterialBlocker(MetaPathFinder):
    """Every import of Material for MkDocs fails, as if the package were not installed."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] == BLOCKED_PACKAGE:
            raise ImportError(f"{fullname} is blocked in this test")
        return None


def use_mkdocs(settings: str) -> str:
    return settings


def use_properdocs(settings: str) -> str:
    import properdocs.replacement  # noqa: F401  # from here on "mkdocs" is ProperDocs

    return settings


def use_mkdocs_without_material(settings: str) -> str:
    sys.meta_path.insert(0, MaterialBlocker())
    named = f"name: {BLOCKED_PACKAGE}\n"
    assert named in settings
    return settings.replace(named, "name: null\n")


PREPARATIONS = {
    "mkdocs": use_mkdocs,
    "properdocs": use_properdocs,
    "mkdocs-without-material": use_mkdocs_without_material,
}
"""Engine to what makes this process ready for it: mkdocs.yml as it is, to mkdocs.yml as it must be."""


def build_tiny(engine: str, root: Path) -> None:
    settings = Path("mkdocs.yml").read_text(encoding="utf-8")
    prepared_settings = PREPARATIONS[engine](settings)

    from alongside.system import clock
    from buildable import built, make_buildable
    from tiny_site import TODAY, copy_of_tiny

    clock.today = lambda: TODAY
    make_buildable(copy_of_tiny(root))
    (root / "mkdocs.yml").write_text(prepared_settings, encoding="utf-8")
    built(root)
    _check_engine(engine)
    _check_that_a_fault_names_its_page(root)


def _check_engine(engine: str) -> None:
    """A test that builds three times with the same engine would hold nothing."""
    import mkdocs.commands.build

    assert ("properdocs" in mkdocs.commands.build.__file__) == (engine == "properdocs")
    with_material = BLOCKED_PACKAGE in sys.modules
    assert with_material == (engine != "mkdocs-without-material")


def _check_that_a_fault_names_its_page(root: Path) -> None:
    """An engine that says what is wrong under another name would stop without saying where."""
    from alongside.errors import BuildFailed
    from buildable import built

    broken = root.with_name(f"{root.name}-broken")
    shutil.copytree(root, broken, symlinks=True)
    page = broken / "docs/languages/ur/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("(bins.md)", "(binz.md)"), encoding="utf-8")
    try:
        built(broken)
    except BuildFailed as failure:
        assert failure.path == "docs/languages/ur/index.md", failure.path
        assert "binz.md" in failure.seen, failure.seen
    else:
        raise AssertionError("a broken link did not stop the build")


if __name__ == "__main__":
    build_tiny(sys.argv[1], Path(sys.argv[2]))
