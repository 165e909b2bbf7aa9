"""Code in finished pages: what does harm is refused wherever it came in, what does none is not."""

import pytest

from alongside.checks.outputs import markup_not_allowed
from websites import edit, failures, website

RULE = "markup-not-allowed"
HARMFUL = [
    "<script>alert(1)</script>",
    "<p onclick=alert(1)>x</p>",
    "<p><u>x</u></p>",
    "<iframe src=x></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=x><input></form>",
    "<style>p { color: red }</style>",
    '<p style="color:red">x</p>',
    '<meta http-equiv="refresh" content="0;url=x">',
    '<base href="x">',
    '<link rel="stylesheet" href="x">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JAVA&Tab;SCRIPT:alert(1)">x</a>',
    '<a href=" &#1;javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="//evil.example">x</a>',
    r'<a href="\\evil.example">x</a>',
    '<a href="x" target="_blank">x</a>',
    '<a href="x" ping="y">x</a>',
    '<img src="data:image/svg+xml,x" alt="x">',
    '<img src="x.png" srcset="x.png 1x, javascript:x 2x" alt="x">',
    "<svg onload=alert(1)></svg>",
    '<svg viewBox="0 0 1 1"><path d="M0 0" onclick="x"></path></svg>',
    '<svg><a href="javascript:x"><path d="M0 0"></path></a></svg>',
    '<svg><use href="x.svg#a"></use></svg>',
    '<svg><image href="x.png"></image></svg>',
    "<svg><style>path { fill: red }</style></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    '<svg><path d="M0 0" style="fill:red"></path></svg>',
    "<math><mtext>x</mtext></math>",
    "<!--> <img src=x onerror=alert(1)> -->",
    "<!-- a --!> <u>x</u> -->",
    "<!-- a note -->",
    "<template><p>x</p></template>",
    "<video src=x></video>",
    "<marquee>x</marquee>",
    "<button formaction=x>x</button>",
    '<p contenteditable="true">x</p>',
    '<p is="x-y">x</p>',
    "<x-y>x</x-y>",
]
HARMLESS = [
    '<svg aria-hidden="true" class="shape" fill="currentColor" viewBox="0 0 1 1"><path d="M0 0" opacity="0.2"></path></svg>',
    "<p>5 &lt; 6 &amp; &lt;script&gt;</p>",
    "<p><strong>x</strong> <em>y</em> <code>z</code><br>w</p>",
    '<p><span lang="pl" dir="ltr">x</span> <bdi>y</bdi></p>',
    '<p><a href="https://council.example/a:b?c=d:e" dir="ltr">x</a></p>',
    '<p><a href="mailto:a@council.example">x</a> <a href="tel:01632960001">y</a></p>',
    '<p><a class="tap" href="bins.html#a" title="t">x</a></p>',
    '<ol start="4"><li>x<ul><li>y</li></ul></li></ol>',
    "<blockquote><p>x</p></blockquote><hr><pre><code>x</code></pre>",
    '<div class="idea"><div class="idea-picture"><img alt="" height="1" src="x" width="1"></div></div>',
    '<p><img alt="x" loading="lazy" sizes="50vw" src="x" srcset="x 1x, y 2x"></p>',
    '<table><thead><tr><th scope="col" class="end">x</th></tr></thead></table>',
    '<form data-furniture action="search.html" role="search"><input name="q" type="search"></form>',
    '<details data-furniture open><summary aria-controls="x">x</summary><p data-name="x">y</p></details>',
]


def faults_of(tmp_path, code, page="bins.html", before="</article>"):
    outputs = website(tmp_path)
    edit(outputs, page, before, f"{code}{before}")
    return [fault.place.page for fault in failures(RULE, markup_not_allowed.check, outputs)]


@pytest.mark.parametrize("code", HARMFUL)
def test_what_does_harm_is_refused_in_the_text(tmp_path, code):
    assert set(faults_of(tmp_path, code)) == {"bins.html"}


@pytest.mark.parametrize("code", [code for code in HARMFUL if "<input>" not in code])
@pytest.mark.parametrize("page", ["ur/bins.html", "credits.html"])
def test_and_around_it(tmp_path, code, page):
    allowed_around = ("<script>", "<meta", "<link")
    if code.startswith(allowed_around):
        # Other rules look at these: third-party-request, policy-missing.
        code = "<p onclick=x>y</p>"
    assert set(faults_of(tmp_path, code, page, "</footer>")) == {page}


@pytest.mark.parametrize("code", HARMLESS)
def test_what_does_no_harm_is_not_refused(tmp_path, code):
    assert faults_of(tmp_path, code) == []
