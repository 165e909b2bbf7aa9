"""Websites of five kinds become publications that pass, and in which nothing new may be wrong."""

import pytest

from alongside.authoring.accept import accept
from alongside.authoring.drop_mended import drop_mended
from alongside.authoring.status import page_statuses
from alongside.model import TextState
from alongside.publication.catalogue import find_documents
from alongside.publication.made_from import NEVER_COMPARED
from old_sites import NAMES, OLD, TODAY, adopt, verdict_of

LANGUAGES = {
    "docusaurus": ("en", "ur"),
    "hugo": ("en", "pl"),
    "mkdocs-folder": ("en", "cy"),
    "mkdocs-plain": ("en",),
    "mkdocs-suffix": ("en", "pl"),
}
DOCUMENTS = {
    "docusaurus": ("index", "places/play"),
    "hugo": ("index", "apply/index", "apply/form"),
    "mkdocs-folder": ("index", "guides/contact", "guides/who"),
    "mkdocs-plain": ("index",),
    "mkdocs-suffix": ("index", "services/bins", "services/large-items"),
}
LOOKS = {
    "docusaurus": [],
    "hugo": ["content/_index.md:13", "content/apply/old.md:1"],
    "mkdocs-folder": ["docs/cy/guides/contact.md:1"],
    "mkdocs-plain": ["docs/index.md:11"],
    "mkdocs-suffix": [
        "docs/services/Large_Items.md:12",
        "docs/index.md:11",
        "docs/services/Large_Items.md:4",
    ],
}


@pytest.fixture(scope="module")
def adopted(tmp_path_factory):
    """Name of a website to its folder and what was made of it."""
    made = {}
    for name in NAMES:
        folder = tmp_path_factory.mktemp(name) / "new"
        made[name] = folder, adopt(OLD / name, folder)
    return made


@pytest.fixture
def bins(tmp_path):
    adopt(OLD / "mkdocs-suffix", tmp_path / "new")
    return tmp_path / "new"


def edit(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def blocking(root):
    return [(finding.rule, finding.place.path) for finding in verdict_of(root).blocking]


@pytest.mark.parametrize("name", NAMES)
def test_it_passes_with_its_baseline_and_every_page_can_be_read(adopted, name):
    folder, made = adopted[name]
    sources = find_documents(folder, TODAY)
    assert [page.path for page in sources.variants.values() if page.problem] == []
    assert made.baseline.left == [] and made.baseline.unknown == []
    verdict = verdict_of(folder)
    assert verdict.blocking == ()
    allowed = [finding for finding in verdict.findings if finding.excepted_until]
    assert len(allowed) == made.baseline.count > 0


@pytest.mark.parametrize("name", NAMES)
def test_documents_and_languages_are_those_of_the_website(adopted, name):
    folder, made = adopted[name]
    publication = find_documents(folder, TODAY).publication
    assert publication.documents == DOCUMENTS[name]
    assert (
        made.languages
        == LANGUAGES[name]
        == tuple(strand.language for strand in publication.strands)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_person_is_told_what_to_look_at(adopted, name):
    _, made = adopted[name]
    assert [f"{look.file}:{look.line}" for look in made.notes.looks] == LOOKS[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_translation_says_that_it_was_compared(adopted, name):
    folder, _ = adopted[name]
    sources = find_documents(folder, TODAY)
    for page in sources.variants.values():
        if page.made_from is None:
            assert "made_from" not in page.meta
        else:
            source = sources.source_of(page)
            names = [section.id for section in source.sections]
            assert page.meta["made_from"] == dict.fromkeys(names, NEVER_COMPARED)
    states = {each.text for each in page_statuses(sources) if each.strand.made_from}
    assert states <= {TextState.STALE, TextState.LEFT_OUT}


@pytest.mark.parametrize("name", NAMES)
def test_the_old_website_is_left_as_it_was(adopted, name, tmp_path):
    before = {path: path.read_bytes() for path in (OLD / name).rglob("*") if path.is_file()}
    adopt(OLD / name, tmp_path / "again")
    assert {path: path.read_bytes() for path in (OLD / name).rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", NAMES)
def test_the_same_website_gives_the_same_files(adopted, name, tmp_path):
    folder, _ = adopted[name]
    adopt(OLD / name, tmp_path / "again")
    for path in (*folder.glob("*.*"), *(folder / "docs").rglob("*.*")):
        if path.is_file():
            assert (tmp_path / "again" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_headings_of_a_translation_have_the_names_of_the_source(adopted):
    folder, _ = adopted["mkdocs-suffix"]
    sources = find_documents(folder, TODAY)
    names = ["introduction", "which-bin-is-which", "collection-days", "holidays"]
    for key in ("full", "pl"):
        page = sources.variants["services/bins", key]
        assert [section.id for section in page.sections] == names
    polish = (folder / "docs/languages/pl/services/bins.md").read_text(encoding="utf-8")
    assert "[kontakt](../index.md#contact-us)" in polish
    assert "](../../../pictures/bins.svg)" in polish


def test_headings_at_other_places_are_named_and_those_alike_keep_their_names(adopted):
    folder, _ = adopted["mkdocs-folder"]
    welsh = (folder / "docs/languages/cy/guides/contact.md").read_text(encoding="utf-8")
    assert "## Ein swyddfa {#office}" in welsh
    assert "## Dros y ffôn {#phone}" in welsh
    assert "### Sut i gyrraedd yno {#sut-i-gyrraedd-yno}" in welsh


def test_ten_pages_are_there_in_two_languages(adopted):
    count = 0
    for folder, _ in adopted.values():
        sources = find_documents(folder, TODAY)
        count += sum(page.made_from is not None for page in sources.variants.values())
    assert count == 10


def test_a_language_without_words_of_menus_waits(adopted):
    folder, made = adopted["mkdocs-folder"]
    assert list(made.waiting) == ["fr"]
    page = (folder / "waiting" / "fr" / "index.md").read_text(encoding="utf-8")
    assert "title: Aide au loyer" in page and "apply: never" in page


def test_the_report_names_old_and_new_files(adopted):
    folder, _ = adopted["mkdocs-suffix"]
    report = (folder / "ADOPTED.md").read_text(encoding="utf-8")
    assert "docs/services/Large_Items.md → docs/services/large-items.md" in report
    assert "`docs/index.md:11`: A link was taken out: “leaflet.md”" in report
    assert "sign-off-missing: 2 findings in 2 files" in report


def test_a_new_fault_of_a_rule_with_a_baseline_blocks(bins):
    # The rule already has an exception in this very file, for the code that was there.
    edit(
        bins,
        "docs/services/bins.md",
        "### Bank holidays",
        "```\nnew code\n```\n\n### Bank holidays",
    )
    assert ("code-in-text", "docs/services/bins.md") in blocking(bins)


def test_a_change_of_the_source_blocks_though_nobody_ever_compared(bins):
    edit(bins, "docs/services/bins.md", "| Green | Monday |", "| Green | Tuesday |")
    polish = "docs/languages/pl/services/bins.md"
    assert ("stale-section", polish) in blocking(bins)


def test_what_was_mended_is_told_and_can_be_taken_out(bins):
    edit(bins, "docs/services/bins.md", "```yaml\n# not a heading\nday: Monday\n```\n", "")
    rules = {rule for rule, _ in blocking(bins)}
    # The section was changed, so the Polish one is no longer allowed to be as it is.
    assert rules == {"exception-unneeded", "stale-section"}
    assert drop_mended(find_documents(bins, TODAY)) == 2
    assert {rule for rule, _ in blocking(bins)} == {"stale-section"}
    settings = (bins / "publication.yml").read_text(encoding="utf-8")
    assert "code-in-text" not in settings


def test_a_page_that_was_compared_needs_its_baseline_no_longer(bins):
    sources = find_documents(bins, TODAY)
    accept(sources, sources.variants["services/bins", "pl"])
    text = (bins / "docs/languages/pl/services/bins.md").read_text(encoding="utf-8")
    assert NEVER_COMPARED not in text
    told = blocking(bins)
    # What nobody looked for before: the Polish page lacks the calendar and the telephone number.
    assert {("exception-unneeded", "publication.yml")} < set(told)
    assert ("number-differs", "docs/languages/pl/services/bins.md") in told
    assert drop_mended(find_documents(bins, TODAY)) == 4


def test_a_translation_that_is_changed_needs_no_sign_off_that_it_never_had(bins):
    edit(bins, "docs/languages/pl/index.md", "Odbieramy telefon", "Telefon odbieramy")
    assert blocking(bins) == []


def test_lines_that_move_change_nothing(bins):
    edit(bins, "docs/services/bins.md", "title: Your bins\n", "title: Your bins\nneeds: []\n")
    assert blocking(bins) == []
