"""Marks of foreign words, a picture in two sizes, a table, a part of the website inside of the text, and a self-check."""

from dataclasses import replace

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<p>Put it <span lang="pl" dir="ltr">tutaj</span> before <bdi>7am</bdi> &lt;script&gt;.</p>'
        '<p><img src="map.png" srcset="map.png 1x, big/map.png 2x" alt="A map" loading="lazy"></p>'
        '<div class="table" role="group" tabindex="0" aria-labelledby="days"><table><tr>'
        '<th scope="row">Bin</th><td>Day</td></tr></table></div>'
        '<form data-furniture action="search.html" role="search"><input name="q"></form></article>',
    )
    change(
        root,
        "ur/bins.html",
        "</article>",
        '<form method="dialog" autocomplete="off"><fieldset><legend data-furniture>Tick</legend><ol><li><label>'
        '<input type="checkbox"> <span>Is it out?</span></label></li></ol></fieldset><div class="room">'
        '<textarea id="notes-1" rows="4" aria-labelledby="name-1 days"></textarea></div></form></article>',
    )


def subject(outputs):
    key = ("bins", "ur")
    variants = outputs.sources.variants
    form = replace(variants[key], kind="self-check")
    return replace(outputs, sources=replace(outputs.sources, variants={**variants, key: form}))
