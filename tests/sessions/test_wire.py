"""Whatever a browser sends, a callback gets what it asked for or None."""

import math

import hypothesis.strategies as some
import pytest
from hypothesis import given

from chronicle import schema
from chronicle.dates.span import Span
from chronicle.model import Bounds
from chronicle.sessions import wire
from chronicle.views import wording

HUGE = 10**400
"""A number that JSON can spell and no float can hold."""
HALF = "\ud800"
"""Half of a character, which JSON can spell and UTF-8 cannot."""

json_values = some.recursive(
    some.one_of(
        some.none(),
        some.booleans(),
        some.integers(),
        some.floats(),
        some.text(some.characters(), max_size=9),
        some.sampled_from((HALF, HUGE, -HUGE, 1e300, 1e15, -0.0, "in-amenas-raid")),
    ),
    lambda inner: some.one_of(
        some.lists(inner, max_size=5),
        some.dictionaries(some.sampled_from(["start", "end", "picked"]), inner, max_size=3),
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("sent", "id"),
    [
        ("in-amenas-raid", "in-amenas-raid"),
        ("In Amenas", None),
        ("in-amenas-raid\n", None),
        ("in-amenas-" + HALF, None),
        ("a" * 65, None),
        ("a" * 10_000_000, None),
        (7, None),
        (True, None),
        (None, None),
        (["in-amenas-raid"], None),
        ({"id": "in-amenas-raid"}, None),
    ],
)
def test_only_an_id_is_an_id(sent, id):
    assert wire.id(sent) == id


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("", ""),
        ("Bani Walid \U0001f3dc", "Bani Walid \U0001f3dc"),
        ("Bani" + HALF, "Bani?"),
        (None, None),
        (7, None),
        (["Bani"], None),
        ({}, None),
    ],
)
def test_a_text_comes_without_halves_of_characters(sent, text):
    assert wire.text(sent) == text


def test_a_cell_that_was_emptied_is_blank_and_what_is_no_text_is_no_cell():
    assert wire.cell(None) == ""
    assert wire.cell("2011" + HALF) == "2011?"
    assert wire.cell(["2011"]) is None
    assert wire.cell(True) is None


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        (0, 0),
        (-1.5, -2),
        (1358294400, 1358294400),
        (1e15, None),
        (1e300, None),
        (HUGE, None),
        (math.nan, None),
        (math.inf, None),
        (-math.inf, None),
        (True, None),
        ("1358294400", None),
        ([1358294400], None),
        ({}, None),
        (None, None),
    ],
)
def test_a_moment_is_a_number_of_seconds_within_the_years_that_a_date_can_name(sent, moment):
    assert wire.moment(sent) == moment


@pytest.mark.parametrize("side", [-1, 1])
def test_the_furthest_moment_is_one_that_a_date_can_name(side):
    day = wording.edtf_day(wire.moment(side * wire.FURTHEST))

    assert Span.parse(day).earliest is not None


MIDNIGHT, NOON = 0, 43_200


@pytest.mark.parametrize(
    ("sent", "stretch"),
    [
        ({"start": 0, "end": 43200}, (MIDNIGHT, NOON)),
        ({"start": 0, "end": None}, (MIDNIGHT, None)),
        ({"start": None, "end": 43200}, (None, NOON)),
        ({"start": None, "end": None}, (None, None)),
        ({"start": 43200, "end": 0}, None),
        ({"start": 0, "end": 1e15}, None),
        ({"start": math.nan, "end": 43200}, None),
        ({"start": False, "end": 43200}, None),
        ({"start": [0], "end": 43200}, None),
        ({"start": 0}, None),
        ({}, None),
        ([0, 43200], None),
        (None, None),
    ],
)
def test_a_stretch_has_two_sides_in_order_and_either_may_be_open(sent, stretch):
    assert wire.stretch(sent) == stretch


@pytest.mark.parametrize(
    ("sent", "box"),
    [
        ([-17.2, 11, 25.2, 38], Bounds(-17.2, 11.0, 25.2, 38.0)),
        ((-17.2, 11, 25.2, 38), Bounds(-17.2, 11.0, 25.2, 38.0)),
        ([-200.5, -95, 200, 95], Bounds(-200.5, -90.0, 200.0, 90.0)),
        ([0, 0, 1], None),
        ([0, 0, 1, 1, 1], None),
        ([0, 0, 1, "1"], None),
        ([0, 0, 1, None], None),
        ([0, 0, True, True], None),
        ([0, 0, 1, math.nan], None),
        ([0, 0, math.inf, 1], None),
        ([0, 0, 1001, 1], None),
        ([0, 0, HUGE, 1], None),
        ([5, 0, 1, 1], None),
        ([0, 5, 1, 1], None),
        ([0, 91, 1, 95], None),
        ("0001", None),
        ({"0": 0, "1": 0, "2": 1, "3": 1}, None),
        (None, None),
    ],
)
def test_a_box_has_four_sides_that_stand_round_a_part_of_the_map(sent, box):
    assert wire.box(sent) == box


@pytest.mark.parametrize(
    ("sent", "row"),
    [
        (0, 0),
        (2, 2),
        (2.0, 2),
        (3, None),
        (-1, None),
        (1.5, None),
        (True, None),
        (math.nan, None),
        (HUGE, None),
        ("1", None),
        ([1], None),
        (None, None),
    ],
)
def test_a_row_is_one_of_those_that_there_are(sent, row):
    assert wire.row(sent, 3) == row


def test_of_rows_and_cells_those_are_kept_that_there_are():
    assert wire.rows([2, 9, "1", 0, 2, None, [1]], 3) == (2, 0)
    assert wire.rows({"rows": [1]}, 3) == ()
    assert wire.cells([(1, "Event"), [9, "Event"], [1], [1, 2], "1E", None], 3) == ((1, "Event"),)
    assert wire.cells("cells", 3) == ()


def test_a_part_is_asked_of_whatever_was_sent():
    assert wire.part({"picked": "in-amenas-raid"}, "picked") == "in-amenas-raid"
    assert wire.part({}, "picked") is None
    assert wire.part(["picked"], "picked") is None
    assert wire.part("picked", "picked") is None
    assert wire.part(None, "picked") is None


def test_a_choice_is_among_those_that_are_offered():
    assert wire.choice("all", ("selected", "all", "none")) == "all"
    assert wire.choice("more", ("selected", "all", "none")) is None
    assert wire.choice(["all"], {"all": 1}) is None
    assert wire.choice({"all": 1}, ("all",)) is None
    assert wire.choice(None, ("all",)) is None
    assert wire.choices(["all", "more", ["all"], "all"], ("all", "none")) == ["all"]
    assert wire.choices("all", ("a", "l")) == []
    assert wire.choices(None, ("all",)) == []


@given(json_values)
def test_whatever_is_sent_is_what_it_must_be_or_nothing(sent):
    assert wire.id(sent) is None or schema.ID.match(sent)
    assert (text := wire.text(sent)) is None or text.encode("utf-8") is not None
    assert (row := wire.row(sent, 5)) is None or row in range(5)
    assert set(wire.rows(sent, 5)) <= set(range(5))
    assert all(place in range(5) and column.encode() for place, column in wire.cells(sent, 5))
    if (moment := wire.moment(sent)) is not None:
        assert Span.parse(wording.edtf_day(moment)).words()
    if (stretch := wire.stretch(sent)) is not None:
        assert None in stretch or stretch[0] <= stretch[1]
    if (box := wire.box(sent)) is not None:
        assert -1000 <= box.west < box.east <= 1000 and -90 <= box.south < box.north <= 90
    assert set(wire.choices(sent, ("a", "b"))) <= {"a", "b"}
