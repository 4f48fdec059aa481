"""The dashboard without a browser: its pages, and what a reader would read on them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, ButtonGroup, Caption, Markdown, Text

from chronicle.widgets.frame import PAGES

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
SECONDS = 30
EVERYTHING = "76 of 76 events, 17 Feb 2011 to 28 Nov 2017. Nothing hidden."
"""The summary of the shipped chronicle without a filter."""
SEVERAL = ("Explore", "Evidence")
"""Enough pages to see that what every page shares is the same on each."""

# Streamlit asks every installed package, anew for each AppTest, whether it brings components: that
# took longer than our pages do. What is installed stays the same while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)")
_SMALL = re.compile(r":(?:small|gray)\[|(?<!\\)\]")
_WORD_JOINER = "\u2060"


def opened(page: str = "Explore", **address: str | list[str]) -> AppTest:
    """A page that somebody opened with these query parameters."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=SECONDS)
    if page != "Explore":
        app.run().switch_page(PAGES[page])
    for name, value in address.items():
        app.query_params[name] = value
    return good(app.run())


def good(app: AppTest) -> AppTest:
    """The same page, which must have run without an exception."""
    assert not app.exception, app.exception
    return app


def part(app: AppTest, key: str) -> Block:
    """The container of this key; there must be exactly one."""
    found = parts(app, key)
    assert len(found) == 1, f"{len(found)} containers have the key {key}"
    return found[0]


def parts(app: AppTest, key: str) -> list[Block]:
    tops = (app.main, app.sidebar)
    return [block for top in tops for block in _blocks(top) if getattr(block, "key", None) == key]


def words(block: Block) -> str:
    """All the text in a container, one line for each element, as the browser would show it."""
    kinds = (Caption, Markdown, Text)
    return "\n".join(plain(e.value) for e in _elements(block) if isinstance(e, kinds))


def plain(markdown: str) -> str:
    """Markdown without its marks: bold, small, grey, links, and what `literal` escaped."""
    bare = markdown.replace("**", "").replace(_WORD_JOINER, "")
    bare = _LINK.sub(r"\1 <\2>", bare)
    return _ESCAPED.sub(r"\1", _SMALL.sub("", bare))


def summary(app: AppTest) -> str:
    return words(part(app, "summary")).split("\n")[0]


def notes(app: AppTest) -> list[str]:
    return words(part(app, "summary")).split("\n")[1:]


def card(app: AppTest) -> str:
    return words(part(app, "card"))


def choices(app: AppTest, name: str) -> list[str]:
    """What the pills of a filter offer, with their counts."""
    group: ButtonGroup = app.button_group(key=name)
    return [plain(option) for option in group.options]


def rows(app: AppTest) -> list[str]:
    """The titles in the table."""
    return list(app.dataframe[0].value["Event"])


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for child in block.children.values():
        if isinstance(child, Block):
            yield from _blocks(child)


def _elements(block: Block) -> Iterator[object]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield from _elements(child)
        else:
            yield child
