"""Titles on the timeline as the browser really sets them: none over another, the selected one near.

What holds for every table, at any width, is tried in tests/front; here it is the page's own face.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.support.explore import selected_mark, visit

TITLES = """(svg) => [...svg.querySelectorAll(".label:not([display]) text")].map((text) => {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const { id } = text.parentNode.dataset;
  return { id, text: text.textContent, left, right, top: top + 2, bottom: bottom - 2 };
})"""
MARKS = """(svg) => [...svg.querySelectorAll(".mark")].map((mark) => {
  const { left, right, top, bottom } = mark.querySelector(".ring").getBoundingClientRect();
  return { id: mark.dataset.id, left, right, top: top + 2, bottom: bottom - 2 };
})"""


def overlap(one: dict, other: dict) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


def drawn(page: Page) -> tuple[list[dict], list[dict]]:
    """The titles and the marks of the timeline, once its titles are in the page's own face."""
    page.evaluate("document.fonts.ready.then(() => null)")
    svg = page.locator(".st-key-timeline svg.main")
    return svg.evaluate(TITLES), svg.evaluate(MARKS)


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_no_title_stands_on_another_or_on_a_mark_that_is_not_its_own(kept, show_at, width):
    show_at(width=width)
    titles, marks = drawn(visit(kept))

    assert len(marks) == 76
    assert len(titles) >= 15
    for at, title in enumerate(titles):
        assert [other["text"] for other in titles[at + 1 :] if overlap(title, other)] == []
        assert [m["id"] for m in marks if m["id"] != title["id"] and overlap(title, m)] == []


@pytest.mark.parametrize("width", [1440, 820, 390])
@pytest.mark.parametrize(
    ("id", "title"),
    [
        ("in-amenas-raid", "Raid and siege at the In Amenas gas plant"),
        ("operation-serval", "France launches Operation Serval in Mali"),
        ("abu-khattala-verdict", "Abu Khattala convicted on 4 of 18 counts, not of murder"),
    ],
)
def test_the_selected_title_stands_whole_beside_its_mark_and_before_others(
    kept, show_at, width, id, title
):
    show_at(width=width)
    page = visit(kept, f"/?event={id}")
    expect(selected_mark(page)).to_have_count(1)

    titles, marks = drawn(page)

    own = [one for one in titles if one["id"] == id]
    assert " ".join(one["text"] for one in own) == title
    (mark,) = (one for one in marks if one["id"] == id)
    beside = {
        "left": mark["left"] - 8,
        "right": mark["right"] + 8,
        "top": mark["top"] - 10,
        "bottom": mark["bottom"] + 10,
    }
    assert any(overlap(line, beside) for line in own)
    frame = page.locator(".st-key-timeline svg.main").bounding_box()
    for line in own:
        assert frame["x"] <= line["left"] and line["right"] <= frame["x"] + frame["width"]
        assert [one["text"] for one in titles if one["id"] != id and overlap(line, one)] == []
    covered = {m["id"] for m in marks for line in own if m["id"] != id and overlap(line, m)}
    # Where marks stand close on all sides it is laid over one of them.
    assert len(covered) <= (0 if width == 1440 else 1)
