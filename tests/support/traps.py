"""Texts that do something wherever a program takes them for more than text."""

import re

from playwright.sync_api import Page

from tests.support import witness

PWN = "window.__pwned=1;parent.__pwned=1;top.__pwned=1"
TRAPS = {
    "jinja-sum": "{{7*191}} and {{ config }}",
    "jinja-code": "{{ cycler.__init__.__globals__.os.getpid() }}",
    "jinja-open": "50{% off",
    "jinja-comment": "before {# hidden #} after",
    "jinja-block": "{% raw %}{% for x in (1,2) %}again{% endfor %}",
    "template-literal": "${7*191} ${" + PWN + "}",
    "backtick": "`; " + PWN + "; `",
    "single-quote": "'; " + PWN + "; '",
    "double-quote": '"); ' + PWN + '; ("',
    "backslash": "C:\\2019\\new \\u003cb\\u003e \\' \\\" \\",
    "image": f'<img src=x onerror="{PWN}">',
    "script": f"<script>{PWN}</script>",
    "end-of-script": f"</script><script>{PWN}</script>",
    "attribute": f'" onmouseover="{PWN}" x="',
    "svg": f"<svg/onload={PWN}>",
    "comment": "<!-- --> ]]> &lt;b&gt; &amp; &#123;",
    "markdown-link": "[click](javascript:parent.__pwned=1) <javascript:parent.__pwned=1>",
    "markdown-image": "![pixel](https://pixel.example/p.png)",
    "markdown-style": "**bold** _thin_ ~~gone~~ `code` # head :red[red] :material/home: $x^2$",
    "bare-address": "see https://bare.example/a www.bare.example mail@bare.example",
    "formula": '=HYPERLINK("https://sheet.example","x")',
    "right-to-left": "abc \u202etxt.exe\u202c def",
    "astral": "𝕬 🏳️‍🌈 é e\u0301 \u200b",
}


def expect_harmless(page: Page) -> None:
    for inside in page.frames:
        assert inside.evaluate("typeof window.__pwned") == "undefined", inside.url
    assert not witness.of(page).faults()


def squeezed(text: str) -> str:
    """Text without white space, word joiners and the like, which a page may set as it likes."""
    return re.sub(r"[\s\u2060\u200b]", "", text)
