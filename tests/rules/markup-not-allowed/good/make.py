"""Marks of foreign words, a picture in two sizes, a table, and a part of the website inside of the text."""

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
