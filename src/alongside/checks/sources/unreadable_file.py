"""A file whose text or settings cannot be read has no other finding, so it must have this one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.front_matter import split_front_matter
from alongside.pages.markdown import read_sections
from alongside.pages.page_text import read_page_text
from alongside.pages.placeholder import placeholder
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in
from alongside.system.input_text import TextError

_SETTING = re.compile(r"\s*(?:title|description|owner|next_review|made_from|signed_off|needs):")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for variant in subject.variants.values():
        if not variant.problem:
            yield passed(place_in(variant))
            continue
        place = place_in(variant, variant.problem_line)
        yield failed(place, seen=variant.problem, **_explain(subject, rule, variant))


def _explain(sources: Sources, rule: Rule, variant: Variant) -> dict[str, str]:
    text = _text_without_settings(sources, variant)
    if text is None:
        return fault_texts(rule, "other", line=variant.problem_line)
    if _SETTING.match(text):
        return fault_texts(rule, "no-lines")
    # The first section is the text above all headings.
    headings = [section for section in read_sections(text, 1, "")[1:] if section.depth == 1]
    title = headings[0].heading if headings else ""
    block = _settings_to_paste(variant, title or placeholder("The title of the page"))
    return fault_texts(rule, "title-below" if title else "no-settings", title=title, block=block)


def _text_without_settings(sources: Sources, variant: Variant) -> str | None:
    """The text of a page whose only problem is that it begins without settings."""
    try:
        text = read_page_text(sources.root / variant.path)
    except TextError:
        return None
    return text if split_front_matter(text) is None else None


def _settings_to_paste(variant: Variant, title: str) -> str:
    settings = {
        "title": title,
        "description": placeholder("What the page is about, in one sentence"),
    }
    if variant.made_from is None:
        settings["owner"] = placeholder("The team that looks after it")
        settings["next_review"] = placeholder("The day to look at it again, such as 2027-11-01")
    # In quotation marks as YAML wants them: a title may have a colon in it.
    lines = [f"{key}: {json.dumps(words, ensure_ascii=False)}" for key, words in settings.items()]
    return "\n".join(["---", *lines, "---"])
