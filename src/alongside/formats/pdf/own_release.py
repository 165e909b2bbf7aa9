"""The release that a paper names: an id of its own, made of all that it says.

A paper is read without the website and without the other papers. Two with the same id say the same,
and one whose id is in the website's release.json is what the website has now. The id of the website
as a whole would change with every comma anywhere, and make each paper on a table look out of date.
"""

from __future__ import annotations

from hashlib import sha256

from lxml import html

OWN_RELEASE = "fedcba987654"
"""Stands in a page to print where its own release will be said, as long as that will be."""
_SAID = "//header//p | //section[@class='cover']//p"


def say_own_release(root: html.HtmlElement) -> None:
    """Puts the id of a whole page in each place where it is to be said. Style is no part of it:
    large print says the same as the usual print."""
    release = sha256(html.tostring(root)).hexdigest()[: len(OWN_RELEASE)]
    for place in root.xpath(_SAID):
        if place.text:
            place.text = place.text.replace(OWN_RELEASE, release)
    body = root.find("body")
    body.set("data-head", body.get("data-head", "").replace(OWN_RELEASE, release))
    body.set("data-release", release)
