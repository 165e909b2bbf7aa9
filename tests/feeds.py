"""The hand-made website with news of changes and a consultation, and the feeds and calendars that it owes."""

from dataclasses import replace
from datetime import date

from alongside.formats.feeds.make import make_feeds
from alongside.model import ChangeNote, DocumentKind, Outputs
from alongside.outputs.feeds import expected_feeds
from alongside.publication.kinds.consultation import NAME, Consultation, Way
from websites import FULL, URDU, edit, outputs_in

OPENS, CLOSES = date(2025, 10, 6), date(2026, 1, 11)
NOTES = (
    ChangeNote(
        date(2025, 12, 1),
        ("bins",),
        ("full", "ur"),
        {"full": "We corrected a day.", "ur": "ہم نے ایک دن درست کیا۔"},
        1,
    ),
    ChangeNote(
        date(2025, 10, 6),
        ("bins",),
        ("full", "ur"),
        {"full": "We ask <you> & others.", "ur": "ہم آپ سے پوچھتے ہیں۔"},
        5,
    ),
)
CONSULTATION = Consultation(OPENS, CLOSES, (Way("email", "bins@council.example", ("en", "ur")),))


def with_feeds(outputs: Outputs) -> Outputs:
    """The same outputs of a publication that owes feeds."""
    publication = replace(outputs.sources.publication, changes=NOTES)
    sources = replace(
        outputs.sources,
        publication=publication,
        kinds={"bins": DocumentKind(NAME, CONSULTATION)},
    )
    pages = (*outputs.pages, "changes.html", "ur/changes.html")
    return replace(outputs, sources=sources, pages=pages)


def make_site_with_feeds(root) -> Outputs:
    """root: of the hand-made website."""
    outputs = with_feeds(outputs_in(root))
    headings = "".join(f'<h2 id="change-{note.day}-1">{note.day}</h2>' for note in NOTES)
    for strand in (FULL, URDU):
        folder = f"{strand.url}/".lstrip("/")
        links = "".join(
            f'<link rel="alternate" type="{feed.media_type}" href="{feed.path.rpartition("/")[2]}">'
            for feed in expected_feeds(outputs.sources)
            if feed.strand == strand
        )
        bins = outputs.site_folder / folder / "bins.html"
        bins.with_name("changes.html").write_bytes(bins.read_bytes())
        for page in ("bins.html", "changes.html"):
            edit(outputs, folder + page, "</head>", f"{links}</head>")
        edit(outputs, f"{folder}changes.html", "</article>", f"{headings}</article>")
    make_feeds(outputs)
    return outputs
