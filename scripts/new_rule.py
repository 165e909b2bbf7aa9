"""Makes the files of a new rule, with what to write in each. Called by scripts/new-rule."""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

READS = """\
# What an outcome on a page depends on: “page”; “document”, all versions of it; “publication”, for
# anything else, such as the day.
reads: page
"""

RULE = """\
# Who reads these texts writes public information and knows no code: short sentences, no jargon.
# They may use {{seen}}, {{expected}}, {{path}}, {{line}} and each value that the check gives to
# failed(). A text with braces or a colon stands in quotation marks, and braces that the reader is
# to see are typed twice: {{{{#people}}}} prints {{#people}}. Take these comments out at the end.
id: {id}
gate: {gate}
check: {module}
# “blocks” if nobody should read the page as it is, else “warns”.
severity: warns
{reads}\
# The numbers that the check compares with. They stand here and nowhere in the code, which asks for
# rule.limits["most"].
# limits: {{most: 3}}
# Only for these levels or languages. Without them the rule is for all.
# levels: [easy-read]
# languages: [en]
# What else the check has to be told, such as words to look for. The check asks for
# list_option(rule, "words"); src/alongside/rules/options.py has one for each type.
# options: {{words: []}}
# What is wrong, in one sentence, or two short ones.
what: "[[ What is wrong. ]]"
# Why it matters to a reader.
why: "[[ Why it matters. ]]"
# What to do, as words that can be followed: what to type, and where.
mend: "[[ What to do on line {{line}}. ]]"
# What it looks like when it is right, as short as it can be.
example: "[[ An example ]]"
# Where the rule comes from: a standard with its number, or “Our own rule” and the reason.
standard: "[[ Where it comes from ]]"
"""

CHECKS = {
    "sources": '''\
"""[[ What is true of a page that passes, in one sentence. ]]"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a heading. [[ Or what you look at, see alongside/checks/__init__.py ]]"""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _outcomes(variant))


def _outcomes(variant: Variant) -> Iterator[Outcome]:
    # The first section is the text before any heading: its heading is the title of the page.
    for section in variant.sections[1:]:
        place = place_in(variant, section.line)
        if "((" in section.heading:  # [[ put what is wrong in place of this ]]
            yield failed(place, seen=section.heading)
        else:
            yield passed(place)
''',
    "outputs": '''\
"""[[ What is true of a built page that passes, in one sentence. ]]"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import BuiltPage, built_pages
from alongside.rules.outcomes import failed, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page. [[ Or a smaller part of it; see alongside/checks/__init__.py ]]"""
    for page in built_pages(subject):
        faults = list(_faults(page))
        yield from faults or [passed(page.place())]


def _faults(page: BuiltPage) -> Iterator[Outcome]:
    for element in page.tree.iter("blink"):  # put what is wrong in place of this
        yield failed(page.place(), seen=element.text or "")
''',
    "browser": '''\
"""[[ What is true in the browser of a page that passes, in one sentence. ]]

Where one line of JavaScript is not enough, put it into a .js file here: see read_scripts.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import states_of

# Put what you look for in place of this. It gives an object with names and values.
_SCRIPT = "return {faults: [...document.querySelectorAll('blink')].map(one => one.textContent)}"


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for visit in probe_pages(subject, probe(subject, rule)):
        yield _outcome(source_of_page(subject, visit.page), visit)


def _outcome(path: str, visit: Visit) -> Outcome:
    place = Place(path, page=visit.page, state=str(visit.state))
    if visit.problem:
        return cannot_tell(place, visit.problem)
    if not visit.result["faults"]:
        return passed(place)
    return failed(place, seen=visit.result["faults"][0])


def probe(_: Outputs, rule: Rule) -> Probe:
    """What is done on each page, together with what other rules want to see there."""
    return Probe("ID", states_of(rule), lambda driver: driver.execute_script(_SCRIPT))
''',
}

STATES = """\
# In which of the states of src/alongside/rules/states.yml each page is opened.
options:
  states: [phone]
"""

EXAMPLE = {
    "sources": "the files that differ from the small publication in tests/sites/tiny",
    "outputs": "a make.py with make(root), which changes the built website of tests/websites.py",
    "browser": "a make.py with make(root), which changes the built website of tests/websites.py",
}

NEXT = """\
Made. Now, in this order:

1. {rule}
   Put your words in place of everything between [[ and ]].
2. {check}
   Find the fault. Change nothing, print nothing.
3. {examples}/good and bad
   Put into each {example}. See the rule title-too-long for sources, or wrong-page-language for
   built pages.
4. .venv/bin/python tests/test_every_rule.py {id}
   It writes what is printed for the bad example into expected.txt. Read it as somebody who has
   never seen this program.
5. scripts/test --rule {id}
   It fails until all of this is done.
6. scripts/make-docs
   It puts the rule into reference/RULES.md.
7. scripts/check, or scripts/publish for rules about built pages
   What does the rule find in the real pages?
8. scripts/test
   Once: it looks at the code with ruff and mypy, too.
"""


def files_of(rule_id, gate):
    """Path from the root to content."""
    module = rule_id.replace("-", "_")
    reads = READS if gate == "sources" else ""
    rule = RULE.format(id=rule_id, gate=gate, module=module, reads=reads)
    if gate == "browser":
        rule = rule.replace("# What is wrong,", f"{STATES}# What is wrong,")
    return {
        f"src/alongside/rules/{gate}/{rule_id}.yml": rule,
        f"src/alongside/checks/{gate}/{module}.py": CHECKS[gate].replace('"ID"', f'"{rule_id}"'),
        f"tests/rules/{rule_id}/expected.txt": "[[ What is printed for the bad example ]]\n",
    }


def main(root=ROOT, arguments=None):
    parser = argparse.ArgumentParser(
        prog="scripts/new-rule", description="Makes the files of a new rule, and says what next."
    )
    parser.add_argument("id", help="names the fault, in small letters: title-in-capitals")
    parser.add_argument(
        "--gate",
        choices=list(CHECKS),
        default="sources",
        help="what it looks at: files as written (sources, if you say nothing), built pages and "
        "PDFs (outputs), or pages in a browser (browser)",
    )
    chosen = parser.parse_args(arguments)
    if not ID.fullmatch(chosen.id):
        parser.error(f"“{chosen.id}” is not an id: use small letters, figures and hyphens")
    if list(root.glob(f"src/alongside/rules/*/{chosen.id}.yml")):
        parser.error(f"there is a rule “{chosen.id}” already")
    files = files_of(chosen.id, chosen.gate)
    if there := [name for name in files if (root / name).exists()]:
        parser.error(f"{there[0]} is there already")
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    examples = f"tests/rules/{chosen.id}"
    for example in ["good", "bad"]:
        (root / examples / example).mkdir()
    rule, check, _ = files
    print(
        NEXT.format(
            id=chosen.id, rule=rule, check=check, examples=examples, example=EXAMPLE[chosen.gate]
        ),
        end="",
    )


if __name__ == "__main__":
    sys.exit(main())
