"""Rules and checks that lie in the folder of a publication."""

from contextlib import suppress
from textwrap import dedent

import pytest

from alongside.checks.own_check import run_own_check
from alongside.errors import BadInput, GateFailed
from alongside.gates.run import check_sources
from alongside.model import Status
from alongside.publication.catalogue import find_documents
from alongside.reports.text import render_finding
from alongside.rules import rulebook
from alongside.rules.own_rules import own_rules, publication_rules
from alongside.system.input_files import copy_inputs
from alongside.system.stages import Stages
from tiny_site import TODAY, copy_of_tiny

WORDS = """\
id: words-of-our-council
gate: sources
check: hard_word
severity: blocks
levels: [full]
options:
  words:
    bins: rubbish
what: "“{word}” is a word that our readers do not use."
why: Readers look for the words that they say themselves.
mend: Write {instead}
example: Put your rubbish out.
standard: style guide of the council
"""
OWN = WORDS.replace("check: hard_word", "check: checks/no-shouting.py").replace(
    "id: words-of-our-council", "id: no-shouting"
)
CODE = """\
from alongside.own_checks import failed, page_blocks, passed, place_in, readable_variants


def check(sources, rule):
    for page in readable_variants(sources, rule):
        blocks = [block for block in page_blocks(page) if "!" in block.text]
        for block in blocks:
            yield failed(place_in(page, block.line), word="!", instead="a full stop")
        if not blocks:
            yield passed(place_in(page))
"""


@pytest.fixture
def root(tmp_path):
    return copy_of_tiny(tmp_path / "site")


def write(root, **files):
    for name, text in files.items():
        folder, _, name = name.partition("__")
        (root / folder).mkdir(exist_ok=True)
        suffix = ".py" if folder == "checks" else ".yml"
        (root / folder / f"{name.replace('_', '-')}{suffix}").write_text(text)


def findings_of(root, rule):
    verdicts = []
    with suppress(GateFailed):
        check_sources(root, TODAY, Stages(2), verdicts.append)
    return [finding for finding in verdicts[0].findings if finding.rule == rule]


def test_a_list_of_words_of_its_own_is_a_rule_in_yaml(root):
    write(root, rules__words_of_our_council=WORDS)
    found = findings_of(root, "words-of-our-council")
    assert found and all(finding.blocks for finding in found)
    assert found[0].place.path.startswith("docs/") and found[0].place.line > 1
    assert "our-council  blocks release" in render_finding(found[0])
    assert found[0].mend == "Write “rubbish”, in a form that fits."
    assert {each.place.path.count("easy-read") for each in found} == {0}


def test_a_check_of_its_own_is_asked_and_asked_again_when_it_changes(root):
    page = next(iter((root / "docs").glob("*.md")))
    page.write_text(page.read_text() + "\nPut them out now!\n")
    write(root, rules__no_shouting=OWN, checks__no_shouting=CODE)
    found = findings_of(root, "no-shouting")
    assert [each.place.path for each in found] == [f"docs/{page.name}"]
    assert found == findings_of(root, "no-shouting")
    write(root, checks__no_shouting=CODE.replace('"!" in', '"?!?" in'))
    assert findings_of(copy_inputs(root, root.parent / "copy"), "no-shouting") == []


def test_it_goes_into_the_copy_that_is_released(root):
    write(root, rules__no_shouting=OWN, checks__no_shouting=CODE)
    copy = copy_inputs(root, root.parent / "copy")
    assert own_rules(copy)["no-shouting"].code == str(copy / "checks" / "no-shouting.py")


def test_an_exception_can_be_made_from_it(root):
    write(root, rules__words_of_our_council=WORDS)
    settings = root / "publication.yml"
    settings.write_text(
        settings.read_text().replace(
            "\nexceptions: []\n",
            dedent("""
        exceptions:
          - rule: words-of-our-council
            scope: [docs/]
            reason: We are still asking our readers which words they use for this.
            owner: communications team
            until: 2026-12-31
        """),
        )
    )
    assert all(each.excepted_until for each in findings_of(root, "words-of-our-council"))
    assert findings_of(root, "exception-unknown-rule") == []


@pytest.mark.parametrize(
    ("code", "line", "told"),
    [
        ("def check(sources, rule)\n    return []\n", 1, "SyntaxError"),
        ("def check(sources, rule):\n    yield {}['a']\n", 2, "KeyError"),
        ("def check(sources, rule):\n    yield 'yes'\n", 1, "gave str"),
        ("def check(sources, rule):\n    return None\n", 1, "TypeError"),
        ("import nothing_of_this_name\n", 1, "ModuleNotFoundError"),
        ("", 1, "AttributeError"),
        (CODE.replace(', word="!"', ""), 1, "word"),
    ],
)
def test_a_check_that_does_not_work_lets_nothing_pass(root, code, line, told):
    page = next(iter((root / "docs").glob("*.md")))
    page.write_text(page.read_text() + "\nPut them out now!\n")
    write(root, rules__no_shouting=OWN, checks__no_shouting=code)
    found = findings_of(root, "no-shouting")
    (untold,) = [each for each in found if each.status is Status.CANNOT_TELL]
    assert untold.blocks and told in untold.what
    assert (untold.place.path, untold.place.line) == ("checks/no-shouting.py", line)
    assert "Traceback" not in untold.what and "checks/no-shouting.py" in untold.mend


def test_options_that_do_not_fit_our_check_are_told_at_the_rule(root):
    write(root, rules__words_of_our_council=WORDS.replace("words:\n    bins: rubbish", "a: b"))
    sources = find_documents(root, TODAY)
    (untold,) = run_own_check(own_rules(root)["words-of-our-council"], sources)
    assert untold.status is Status.CANNOT_TELL
    assert untold.place.path == "rules/words-of-our-council.yml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WORDS.replace("hard_word", "hard_wrod"), "We have no check hard_wrod"),
        (WORDS.replace("check: hard_word", "check: checks/none.py"), "There is no check"),
        (WORDS.replace("check: hard_word", "check: checks/../x.py"), "There is no check"),
        (WORDS.replace("gate: sources", "gate: browser"), "gate"),
        (WORDS.replace("standard: style guide of the council\n", ""), "standard"),
        (WORDS + "levles: [full]\n", "levles"),
        (WORDS.replace("id: words-of-our-council", "id: others"), "id"),
        ("", "empty"),
        ("id: [", ""),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_by_its_name(root, text, told):
    write(root, rules__words_of_our_council=text)
    with pytest.raises(BadInput) as refused:
        own_rules(root)
    assert told in f"{refused.value.what} {refused.value.mend}"
    assert refused.value.path == "rules/words-of-our-council.yml"
    assert refused.value.line >= 1


@pytest.mark.parametrize("name", ["hard-word", "letter-in-other-font", "image-without-text"])
def test_a_name_of_ours_is_taken(root, name):
    known = rulebook.load_all()
    taken = name if name in known else next(iter(known))
    (root / "rules").mkdir()
    (root / "rules" / f"{taken}.yml").write_text(WORDS.replace("words-of-our-council", taken))
    with pytest.raises(BadInput, match="already"):
        publication_rules(root)


def test_without_any_there_are_ours(root):
    assert publication_rules(root) == rulebook.load()
