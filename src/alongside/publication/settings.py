"""Reads publication.yml, the settings of a publication.

What cannot be used is a BadInput with its line and what to type. Each subject of the file has a
module: strands (reading levels and languages), exceptions, dates, and the policy of sign-offs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

from alongside.errors import BadInput
from alongside.languages import read_language
from alongside.model import Format, Language, Publication, Strand, format_named
from alongside.publication.fact_kinds import FACT_KINDS
from alongside.publication.fact_uses import StrandFacts, fill_setting
from alongside.publication.facts import WHY, read_facts
from alongside.publication.settings_consultations import read_consultation_policy
from alongside.publication.settings_contact import NUMBERS, WORDS, read_more_contact
from alongside.publication.settings_dates import read_edition, read_statement
from alongside.publication.settings_documents import read_documents
from alongside.publication.settings_exceptions import read_exceptions, read_kept_words
from alongside.publication.settings_fewer import read_fewer_versions
from alongside.publication.settings_limits import read_limits
from alongside.publication.settings_look import NAMES as LOOK
from alongside.publication.settings_look import read_look
from alongside.publication.settings_strands import SLUG, read_strands, require_sections_for_books
from alongside.publication.settings_words import read_level_words, read_text_licence
from alongside.publication.settings_written_first import read_written_first
from alongside.publication.sign_off_policy import check_needs, read_policy
from alongside.system.plain_words import is_web_address
from alongside.system.settings_reader import Setting, SettingsFile, read_settings

__all__ = ["FILE", "SLUG", "read_publication"]

FILE = "publication.yml"
_SETTINGS_FILE = SettingsFile(
    name=FILE,
    why="These settings say what must be published. We stop rather than guess.",
    general_mend="Compare with the publication.yml of the example.",
    unknown_name="“{name}” is not a setting we know.",
    is_for_readers=True,
)
_NAMES = (
    "name",
    "organisation",
    "url",
    "contact",
    "documents",
    "language",
    "levels",
    "languages",
    "formats",
    "names",
    "words_kept",
    "exceptions",
    "statement",
    "edition",
    "sign_offs",
    "roles",
    "text_licence",
    "fewer_versions",
    "written_first",
    "consultations",
    "limits",
    *LOOK,
)
_URL = re.compile(r"https?://[^\s/]+/([^\s?#]*/)?")
_CONTACTS = ("website", "email")
_OTHER_FORMATS = "other_formats"


def read_publication(root: Path) -> Publication:
    """The publication, with its facts but without its glossary, pictures, changes and editions.

    root: the folder that holds publication.yml. Raises BadInput.
    """
    require_publication(root)
    settings = read_settings(root / FILE, _SETTINGS_FILE)
    settings.mapping(
        f"{FILE} is empty or is not a list of settings.", "Start from the file of the example."
    )
    settings.refuse_unknown_names(_NAMES)
    publication = _read_all_but_facts(root, settings)
    # Facts have words by language and strand, so they come after these. Facts can stand in the
    # contact details, so those come last.
    facts = read_facts(publication)
    source = publication.language_of(publication.source)
    source_facts = StrandFacts(facts, source, (source.tag,))
    contact = _read_contact(settings.member("contact"), source_facts)
    more = read_more_contact(settings.member("contact"), source_facts, publication.strands, root)
    return replace(publication, facts=facts, contact=contact, more_contact=more)


def require_publication(root: Path) -> None:
    """Before anything is written to a folder. Raises BadInput when it holds no publication."""
    if not (root / FILE).exists():
        raise BadInput(
            f"There is no {FILE} in this folder.",
            path=FILE,
            mend="Run the command in the folder that holds docs/ and publication.yml.",
        )


def _read_all_but_facts(root: Path, settings: Setting) -> Publication:
    """The publication without facts. Contact details come later: facts can stand in them."""
    strands = read_strands(settings, root)
    languages = _read_languages(settings, strands, root)
    source = languages[next(strand.language for strand in strands if strand.made_from is None)]
    policy = read_policy(settings, languages, source.tag)
    check_needs(policy, strands, settings)
    formats = _read_formats(settings.member("formats"))
    documents, nav_sections = read_documents(settings.member("documents"), strands, root)
    first = read_written_first(settings.member("written_first"), documents, strands)
    in_sections = set(chain.from_iterable(section.documents for section in nav_sections))
    outside = [slug for slug in documents if slug not in in_sections]
    require_sections_for_books(settings, strands, outside)
    return Publication(
        root=root,
        name=source.strings["publication"],
        organisation=source.strings["organisation"],
        url=_read_url(settings.member("url")),
        contact={},
        other_formats=_read_other_formats(settings.member("contact").member(_OTHER_FORMATS)),
        documents=documents,
        nav_sections=nav_sections,
        fewer_versions=read_fewer_versions(
            settings.member("fewer_versions"), documents, strands, root, first
        ),
        written_first=first,
        text_licence=read_text_licence(settings.member("text_licence"), strands, root),
        strands=strands,
        languages=languages,
        formats=formats,
        exceptions=read_exceptions(settings.member("exceptions")),
        statement=read_statement(settings.member("statement")),
        edition=read_edition(settings.member("edition"), formats),
        sign_offs=policy,
        consultations=read_consultation_policy(settings.member("consultations")),
        names=tuple(str(name.value) for name in settings.member("names").optional_elements()),
        words_kept=read_kept_words(settings.member("words_kept")),
        limits=read_limits(settings.member("limits"), documents, strands),
        look=read_look(settings, strands, root),
    )


def _read_languages(
    settings: Setting, strands: tuple[Strand, ...], root: Path
) -> dict[str, Language]:
    """Tag to language, its interface's words joined by the names of the publication in it."""
    names, organisations = settings.member("name"), settings.member("organisation")
    # Refused here, so that “name: Bins” is not taken for a language without a name.
    names.mapping()
    organisations.mapping()
    languages = {}
    for tag in sorted({strand.language for strand in strands}):
        language = read_language(tag, root)
        # Templates find these names where they find all other words.
        strings = {
            **language.strings,
            "publication": names.member(tag).text(),
            "organisation": organisations.member(tag).text(),
            **read_level_words(settings.member("levels"), language, root),
        }
        languages[tag] = replace(language, strings=strings)
    return languages


def _read_contact(contact: Setting, facts: StrandFacts) -> dict[str, str]:
    contact.mapping()
    contact.refuse_unknown_names((*_CONTACTS, *NUMBERS, *WORDS, _OTHER_FORMATS))
    filled = {
        name: fill_setting(contact.member(name).text(), facts, FILE, contact.member(name).line, WHY)
        for name in _CONTACTS
    }
    # They become links on every page.
    if not is_web_address(filled["website"]):
        contact.member("website").refuse(
            f"“{filled['website']}” is not the address of a website.",
            "Write it with https://, for example https://www.example.org",
        )
    if FACT_KINDS["email"].parse(filled["email"]) is None:
        contact.member("email").refuse(
            f"“{filled['email']}” is not an e-mail address.",
            "Write the address alone, for example hello@example.org",
        )
    return filled


def _read_other_formats(setting: Setting) -> tuple[str, ...]:
    """What people can ask for. The accessibility statement says it, in the source's language."""
    example = f"{_OTHER_FORMATS}: [audio, braille]"
    entries = setting.optional_elements(
        f"“{_OTHER_FORMATS}” must be a list.", f"Write it like this:\n  {example}"
    )
    return tuple(entry.words(example) for entry in entries)


def _read_url(setting: Setting) -> str:
    url = setting.text()
    # The path of a page is put behind it as it is.
    if not _URL.fullmatch(url) or not is_web_address(url):
        setting.refuse(
            f"The address “{url}” is not complete.",
            "Write it with https:// and a / at the end, "
            "for example https://www.example.org/our-plan/",
        )
    return url


def _read_formats(setting: Setting) -> tuple[Format, ...]:
    names = [each.value for each in Format]
    formats = []
    for entry in setting.elements():
        name = entry.one_of(names, f"“{entry.value}” is not a format we can make.")
        formats.append(format_named(name))
    if Format.WEB not in formats:
        setting.refuse("Every document must be a web page.", f"formats: [{', '.join(names)}]")
    for entry, format_ in zip(setting.elements(), formats, strict=True):
        for needed in format_.facts.needs:
            if needed not in formats:
                entry.refuse(
                    f"The format “{format_}” holds every {needed}, but no {needed} is made.",
                    f"Add “{needed}” to the formats, or take “{format_}” out.",
                )
    return tuple(formats)
