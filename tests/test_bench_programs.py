"""What scripts/bench runs as programs of their own."""

import ast
from importlib import import_module

import pytest
from bench import builds, pdf_makers


@pytest.mark.parametrize("program", [builds.BUILD_PROGRAM, pdf_makers.MAKE_PROGRAM])
def test_the_programs_that_build_find_what_they_import(program):
    """They are texts until they run, minutes after a measurement has begun."""
    imports = [node for node in ast.walk(ast.parse(program)) if isinstance(node, ast.ImportFrom)]
    assert imports
    for node in imports:
        module = import_module(node.module)
        for alias in node.names:
            assert hasattr(module, alias.name), f"{node.module} has no {alias.name}"
