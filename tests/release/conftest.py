"""Outputs of the tiny publication, ready to be released."""

from pathlib import Path

import pytest

from alongside.model import Outputs
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY


@pytest.fixture
def outputs(tiny: Path) -> Outputs:
    outputs = expected_outputs(find_documents(tiny, TODAY), tiny / ".build" / "site")
    for path in [*(a.path for a in outputs.artifacts), *outputs.pages, "assets/site.css"]:
        target = outputs.site_folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"first {path}", encoding="utf-8")
    return outputs
