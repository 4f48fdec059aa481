import hypothesis.strategies as some
import pandas as pd
from hypothesis import example, given

from chronicle import schema
from chronicle.checking.checks import check_events
from chronicle.checking.ids import slugs
from tests.support.checked_rows import IDS, checked, one
from tests.support.chronicles import make_event_row, make_table


def test_a_row_without_an_id_gets_one_from_title_and_date():
    event, sentences = one(title="Gadhafi’s fall in Sírte!", date="2011-10-20")

    assert event.name == "gadhafis-fall-in-sirte-2011-10-20"
    assert sentences == []


def test_an_id_is_made_even_where_nothing_can_be_spelled():
    events, _ = checked(
        make_event_row(title="سرت", date=""), make_event_row(title="سرت", date="", place="سرت")
    )

    assert list(events.index) == ["event-b272bd", "event-2a184c"]


PLACES = {
    "raid-2013-e8f953": "Kidal",
    "raid-2013-36f113": "Gao",
    "raid-2013-2bcc9f": "Tabo",
}


def test_rows_with_one_title_and_date_are_told_apart_by_what_they_say():
    first, second, third = (
        make_event_row(title="Raid", date="2013", place=place) for place in ("Kidal", "Gao", "Tabo")
    )

    events, sentences = checked(first, second, third)
    more_events, _ = checked(make_event_row(), third, make_event_row(date="2012"), first, second)

    assert events["place"].to_dict() == PLACES
    assert more_events["place"].to_dict() == {
        **events["place"].to_dict(),
        "sirte-falls-2011-10-20": "Sirte",
        "sirte-falls-2012": "Sirte",
    }
    assert sentences == []


def test_rows_with_one_title_and_date_are_told_apart_by_any_cell():
    rows = [make_event_row(title="Raid", date="2013", toll_note=note) for note in "abcd"]

    events, _ = checked(*rows)

    assert events["toll_note"].to_dict() == {
        "raid-2013-f78174": "a",
        "raid-2013-28f59f": "b",
        "raid-2013-845c64": "c",
        "raid-2013-025194": "d",
    }


def test_rows_that_differ_only_in_what_is_not_ours_are_told_apart_by_a_number():
    table = make_table([make_event_row(title="Raid", date="2013")] * 3)

    events, _ = check_events(table, "events.csv", None, repeats=pd.Series([False] * 3))

    stem = "raid-2013-a8a9b5"
    assert list(events["id"]) == [stem, f"{stem}-2", f"{stem}-3"]


def test_a_duplicate_id_is_repaired_and_named_with_the_line_that_keeps_it():
    events, sentences = checked(
        make_event_row(id="raid", title="First"),
        make_event_row(id="raid-2", title="Second"),
        make_event_row(id="raid", title="Third"),
        make_event_row(id="raid", title="Fourth"),
    )

    assert events["title"].to_dict() == {
        "raid": "First",
        "raid-2": "Second",
        "raid-3": "Third",
        "raid-4": "Fourth",
    }
    assert sentences == [
        'events.csv, line 4, id: "raid" is the id of line 2 too. '
        'Give each event an id of its own. (Repaired: shown as "raid-3".)',
        'events.csv, line 5, id: "raid" is the id of line 2 too. '
        'Give each event an id of its own. (Repaired: shown as "raid-4".)',
    ]


def test_an_id_that_is_written_is_kept_before_one_that_is_made():
    events, sentences = checked(
        make_event_row(id="", title="Raid", date="2013"),
        make_event_row(id="raid-2013", title="The raid itself"),
    )

    assert events["title"].to_dict() == {
        "raid-2013-a8a9b5": "Raid",
        "raid-2013": "The raid itself",
    }
    assert sentences == []


def test_an_id_that_is_too_long_is_repaired():
    events, sentences = checked(make_event_row(id="a" * 65))

    assert list(events.index) == ["a" * 48]
    assert len(sentences) == 1


def test_a_repaired_id_is_no_longer_than_an_id_may_be():
    longest = "a" * 55 + "-" + "b" * 8

    events, _ = checked(make_event_row(id=longest), make_event_row(id=longest, date="2013"))

    assert list(events.index) == [longest, "a" * 55 + "-2"]


def test_ten_thousand_rows_of_one_id_each_get_their_own():
    table = pd.DataFrame({"id": "raid", "title": range(10_000), "date": "2013"})
    table = table.astype("str").assign(line=range(2, 10_002))

    events, problems = check_events(table, "events.csv", IDS)

    assert events["id"].is_unique
    assert len(problems) == 9_999 + 2  # and the two columns of coordinates


@given(some.lists(some.one_of(some.text(), some.text("aB-' .'1é", max_size=60))))
@example(["a" * 47 + "-" + "b", "'-'", "İ", "a'b’c"])
def test_a_column_is_made_into_ids_as_each_of_its_texts_is(texts):
    column = pd.Series([text for text in texts if text.isprintable()], dtype="str")

    assert slugs(column).tolist() == [schema.slug(text) for text in column]


def test_a_made_id_keeps_its_date_whole_however_long_the_title_is():
    title = "The making of a law that became famous in the year 1965"

    events, _ = checked({"title": title, "date": "1965-04-11"})

    assert list(events.index) == ["the-making-of-a-law-that-became-famous-i-1965-04-11"]
