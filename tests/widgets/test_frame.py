import pytest

from chronicle.widgets.frame import PAGES
from tests.support.page_reading import (
    EVERYTHING,
    SEVERAL,
    card,
    good,
    notes,
    opened,
    parts,
    plain,
    summary,
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(page):
    app = opened(page)

    so_far = " 17 have begun by this step, 59 come later." if page == "Story" else ""
    assert summary(app) == EVERYTHING + so_far
    assert plain(app.markdown[0].value) == "# Loose arms: from Gadhafi’s fall to In Amenas"
    assert not parts(app, "problems")
    assert dict(app.query_params) == {}


def test_choices_follow_the_reader_to_the_other_page_and_back():
    app = opened(status="claimed")
    good(app.button_group(key="country").select("Libya").run())
    chosen = {"status": "claimed", "country": "Libya"}
    sentence = summary(app)
    assert sentence.startswith("1 of 76 events, 12 Mar 2012.")

    good(app.switch_page(PAGES["Evidence"]).run())
    assert (summary(app), dict(app.query_params)) == (sentence, chosen)

    good(app.switch_page(PAGES["Explore"]).run())
    assert (summary(app), dict(app.query_params)) == (sentence, chosen)


@pytest.mark.parametrize("page", SEVERAL)
@pytest.mark.parametrize(
    ("name", "value", "note"),
    [
        ("event", "nobody", "there is no event “nobody”."),
        ("category", "gossip", "there is no category “gossip”."),
        ("actor", "{{7*191}}", "there is no actor “{{7*191}}”."),
        ("from", "yesterday", "from: "),
        ("to", "2013-02-29", "to: "),
        ("in_view", "1,2,3", "“1,2,3” is not a part of the map."),
        ("bogus", "1", "“bogus” is nothing that a link can set."),
    ],
)
def test_what_a_link_cannot_set_is_ignored_and_the_reader_is_told(page, name, value, note):
    app = opened(page, **{name: value})

    assert len(notes(app)) == 1
    assert notes(app)[0].startswith(f"Part of the link was ignored: {note}")
    assert summary(app) == EVERYTHING
    assert dict(app.query_params) == {}


def test_the_good_part_of_a_link_counts_and_the_note_goes_with_the_next_choice():
    app = opened(category=["attack", "gossip"], event="gadhafi-killed")
    assert notes(app) == ["Part of the link was ignored: there is no category “gossip”."]
    assert app.button_group(key="category").value == ["attack"]
    assert "Sirte falls; Gadhafi captured and killed" in card(app)

    good(app.button_group(key="status").select("disputed").run())
    assert notes(app) == []
