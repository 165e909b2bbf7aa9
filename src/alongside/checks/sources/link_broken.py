"""Every link leads somewhere: to a page and section of this publication, or to a whole address."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(r"\+?[\d() -]{3,}")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        links = [
            link for section in variant.sections for block in section.blocks for link in block.links
        ]
        for link in links:
            fault, hint = _fault(sources, variant, link)
            place = place_in(variant, link.line)
            if fault:
                said = fault_texts(rule, fault, target=link.target, text=link.text, hint=hint)
                yield failed(place, seen=f"[{link.text}]({link.target})", **said)
            else:
                yield passed(place)
        if not links:
            yield passed(place_in(variant))


def _fault(sources: Sources, variant: Variant, link: Link) -> tuple[str, str]:
    """Which fault the link has ("" for none), and a hint at what was meant."""
    target = unquote(link.target.strip())
    try:
        parts = urlsplit(target)
    except ValueError:
        return "address", ""
    if target in ("", "#"):
        return "empty", ""
    if parts.scheme in ("http", "https"):
        return ("", "") if "." in parts.netloc else ("address", "")
    if parts.scheme == "mailto":
        return ("", "") if _EMAIL.fullmatch(parts.path) else ("email", "")
    if parts.scheme == "tel":
        return ("", "") if _PHONE.fullmatch(parts.path) else ("address", "")
    if parts.scheme or parts.netloc:
        return "address", ""
    if target.startswith("/"):
        return "site-path", ""
    return _internal_link_fault(sources, variant, parts.path, parts.fragment)


def _internal_link_fault(
    sources: Sources, variant: Variant, path: str, section: str
) -> tuple[str, str]:
    pages = {f"{slug}.md": slug for slug in sources.publication.documents}
    name = path.removeprefix("./")
    if name and name not in pages:
        return "no-page", suggestion(name, pages, f"The pages are: {', '.join(pages)}.")
    page = sources.variants.get((pages[name], variant.strand.key)) if name else variant
    if page is None:
        return "page-not-written", ""
    ids = [s.id for s in page.sections if s.id]
    if section and not page.problem and section not in ids:
        return "no-section", suggestion(section, ids, f"Its sections are: {', '.join(ids)}.")
    return "", ""
