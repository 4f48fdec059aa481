from datetime import date

import hypothesis.strategies as some
import pytest
from hypothesis import example, given, settings

from chronicle.asking.answering import engine_of
from chronicle.asking.narrowing import Filter
from chronicle.model import Bounds, Chronicle
from chronicle.sessions import address
from tests.support.chronicles import DATES, make_chronicle, second

EVERYTHING_OFF = {name: address.default(name) for name in address.CHOICES}
LIBYA = make_chronicle(
    [
        {"id": "sirte-falls", "category": "attack", "actors": "UN; Fighters, & others"},
        {"id": "raid", "date": "2013-01", "category": "inquiry", "country": "Algérie"},
    ]
)
ANCIENT = make_chronicle([{"id": "ides", "date": "-0044-03-15"}, {"date": "2011"}])
VARIED = make_chronicle([{"date": text, "actors": "UN; France"} for text in DATES])


def read(chronicle: Chronicle = LIBYA, **parameters: str | list[str]):
    """What differs from the default in a link's choices, and the notes about it."""
    sent = {
        name.removesuffix("_"): [value] if isinstance(value, str) else value
        for name, value in parameters.items()
    }
    calendar = address.calendar_reaches(chronicle)
    choices, notes = address.read(chronicle, sent, calendar)
    assert set(choices) == set(EVERYTHING_OFF)
    return {n: value for n, value in choices.items() if value != EVERYTHING_OFF[n]}, notes


def test_an_empty_link_chooses_nothing():
    assert address.read(LIBYA, {}, True) == (EVERYTHING_OFF, ())
    assert address.wanted(EVERYTHING_OFF) == Filter()


def test_defaults_do_not_appear_in_a_link():
    assert address.write(EVERYTHING_OFF) == {}
    assert address.write({}) == {}
    # What Explore offers; other pages add choices of their own.
    assert (
        EVERYTHING_OFF.items()
        >= {
            "event": None,
            "from": None,
            "to": None,
            "category": [],
            "status": [],
            "actor": [],
            "country": [],
            "q": "",
            "in_view": None,
        }.items()
    )


def test_every_choice_appears_in_a_link_and_reads_back():
    choices = {
        **EVERYTHING_OFF,
        "event": "raid",
        "from": date(2011, 10, 1),
        "to": date(2013, 1, 31),
        "category": ["inquiry", "attack"],
        "status": ["confirmed"],
        "actor": ["Fighters, & others"],
        "country": ["Algérie"],
        "q": "élysée, {{7*191}}",
        "in_view": Bounds(-17.2, 11.0, 25.2, 38.0),
    }

    link = address.write(choices)

    assert link == {
        "event": ["raid"],
        "from": ["2011-10-01"],
        "to": ["2013-01-31"],
        "category": ["inquiry", "attack"],
        "status": ["confirmed"],
        "actor": ["Fighters, & others"],
        "country": ["Algérie"],
        "q": ["élysée, {{7*191}}"],
        "in_view": ["-17.20,11.00,25.20,38.00"],
    }
    assert address.read(LIBYA, link, True) == (choices, ())


def test_choices_make_up_a_filter():
    wanted = address.wanted(
        {
            **EVERYTHING_OFF,
            "from": date(2011, 10, 1),
            "to": date(2013, 1, 31),
            "actor": ["UN"],
            "q": "  sirte ",
            "in_view": Bounds(0, 0, 1, 1),
        }
    )

    assert wanted == Filter(
        first=second("2011-10-01T00:00:00"),
        last=second("2013-01-31T23:59:59"),
        actor=("UN",),
        q="sirte",
        in_view=Bounds(0, 0, 1, 1),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011-10-20", date(2011, 10, 20), date(2011, 10, 20)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-10-20~", date(2011, 10, 20), date(2011, 10, 20)),
        ("2013-01-16/2013-01-19", date(2013, 1, 16), date(2013, 1, 19)),
        ("2012-09-11T21:42+02:00", date(2012, 9, 11), date(2012, 9, 11)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_from_is_the_first_day_of_its_text_and_to_the_last(text, first, last):
    assert read(from_=text, to=text) == ({"from": first, "to": last}, ())


def test_where_a_calendar_does_not_reach_from_and_to_stay_text():
    choices, notes = read(ANCIENT, from_="-0044-03", to="-0043")

    assert (choices, notes) == ({"from": "-0044-03", "to": "-0043"}, ())
    assert address.write(choices) == {"from": ["-0044-03"], "to": ["-0043"]}
    wanted = address.wanted(choices)
    assert (wanted.first, wanted.last) == (
        second("-0044-03-01T00:00:00"),
        second("-0043-12-31T23:59:59"),
    )


@pytest.mark.parametrize(
    ("dates", "reaches"),
    [
        (["2011", "2013"], True),
        (["0001-01-01", "9999-12-31"], True),
        (["0000-12-31"], False),
        (["-0044-03-15", "2011"], False),
        (["2011/Y10000"], False),
        (["soon"], True),
        ([], True),
    ],
)
def test_a_calendar_reaches_from_year_1_to_year_9999(dates, reaches):
    chronicle = make_chronicle([{"date": text} for text in dates])

    assert address.calendar_reaches(chronicle) is reaches


@pytest.mark.parametrize(
    ("parameters", "kept", "note"),
    [
        ({"event": "gone"}, {}, "there is no event “gone”."),
        ({"colour": "red"}, {}, "“colour” is nothing that a link can set."),
        (
            {"status": ["confirmed", "true"]},
            {"status": ["confirmed"]},
            "there is no status “true”.",
        ),
        ({"actor": "Figh"}, {}, "there is no actor “Figh”."),
        ({"category": ""}, {}, "there is no category “”."),
        (
            {"from_": "2011-13"},
            {},
            'from: "2011-13" is not a date: there is no month 13.',
        ),
        ({"to": ""}, {}, "to: The date is missing."),
        ({"to": "2011/.."}, {}, "“2011/..” names no day for “to” here."),
        ({"from_": "../2011"}, {}, "“../2011” names no day for “from” here."),
        ({"from_": "-0044"}, {}, "“-0044” names no day for “from” here."),
        ({"in_view": "1,2,3"}, {}, "“1,2,3” is not a part of the map."),
        ({"in_view": "0,0,1,x"}, {}, "“0,0,1,x” is not a part of the map."),
        ({"in_view": "0,0,nan,1"}, {}, "“0,0,nan,1” is not a part of the map."),
        ({"in_view": "0,0,inf,1"}, {}, "“0,0,inf,1” is not a part of the map."),
        ({"in_view": "5,0,1,1"}, {}, "“5,0,1,1” is not a part of the map."),
        ({"in_view": "0,0,1,90.5"}, {}, "“0,0,1,90.5” is not a part of the map."),
        ({"in_view": "0,-90.5,1,1"}, {}, "“0,-90.5,1,1” is not a part of the map."),
        ({"event": "\ud800"}, {}, "there is no event “?”."),
        ({"event": "x" * 500}, {}, f"there is no event “{'x' * 60}”."),
    ],
)
def test_what_of_a_link_cannot_be_used_is_ignored_with_a_sentence(parameters, kept, note):
    assert read(**parameters) == (kept, (f"Part of the link was ignored: {note}",))


def test_of_many_values_that_cannot_be_used_the_rest_is_counted():
    most = address.NOTES_AT_MOST

    _, notes = read(status=[f"s{number}" for number in range(most + 2)])

    assert len(notes) == most + 1
    assert notes[-1] == "Part of the link was ignored: 2 more values that cannot be used."


def test_a_part_of_the_map_may_reach_from_pole_to_pole():
    assert read(in_view="0,-90,1,90") == ({"in_view": Bounds(0, -90, 1, 90)}, ())


def test_an_endless_search_is_cut():
    choices, notes = read(q="a" * 10_000)

    assert (choices, notes) == ({"q": "a" * 200}, ())


def test_the_last_of_several_texts_counts_and_values_are_not_repeated():
    choices, _ = read(q=["first", "last"], category=["attack", "attack"], from_=["2011", "2012"])

    assert choices == {"q": "last", "category": ["attack"], "from": date(2012, 1, 1)}


def values_of(name: str) -> some.SearchStrategy[list[str]]:
    return some.lists(some.sampled_from(engine_of(VARIED).values(name)), unique=True)


degrees = some.integers(-100_000, 100_000).map(lambda hundredths: hundredths / 100)
latitudes = some.integers(-9_000, 9_000).map(lambda hundredths: hundredths / 100)
chosen_boxes = some.builds(
    lambda across, along: Bounds(across[0], along[0], across[1], along[1]),
    some.lists(degrees, min_size=2, max_size=2, unique=True).map(sorted),
    some.lists(latitudes, min_size=2, max_size=2, unique=True).map(sorted),
)
edtf_days = some.one_of(
    some.dates().map(date.isoformat), some.sampled_from(["-0044-03-15", "Y12000", "2011-10"])
)
choices_made = some.fixed_dictionaries(
    {
        "event": some.one_of(some.none(), some.sampled_from(list(VARIED.events["id"]))),
        "category": values_of("category"),
        "status": values_of("status"),
        "actor": values_of("actor"),
        "country": values_of("country"),
        "q": some.text(some.characters(exclude_categories=["Cs"]), max_size=address.Q_LENGTH),
        "in_view": some.one_of(some.none(), chosen_boxes),
    }
)


@given(
    choices_made,
    some.one_of(
        some.tuples(some.just(True), *[some.one_of(some.none(), some.dates())] * 2),
        some.tuples(some.just(False), *[some.one_of(some.none(), edtf_days)] * 2),
    ),
)
def test_any_choices_read_back_from_their_link(choices, range_chosen):
    calendar, first, last = range_chosen
    choices = {**EVERYTHING_OFF, **choices, "from": first, "to": last}

    link = address.write(choices)

    assert address.read(VARIED, link, calendar) == (choices, ())
    assert not {name for name in link if choices[name] == EVERYTHING_OFF[name]}
    assert all(isinstance(text, str) for values in link.values() for text in values)


names = some.one_of(some.text(), some.sampled_from([*address.CHOICES]))
texts = some.one_of(
    some.text(),
    some.text(some.characters(categories=["Cs", "Nd", "Cc"])),
    some.text("0123456789.,-+einfa/XY~", max_size=20),
    edtf_days,
    some.sampled_from(["e1", "UN", "attack", "../..", "1,2,3,4", "1e999,0,0,0", "9" * 5000]),
)


@settings(max_examples=200)
@given(some.dictionaries(names, some.lists(texts, max_size=3), max_size=6), some.booleans())
@example({"in_view": ["1_0,0,20,1"]}, True)
@example({"event": []}, True)
@example({"in_view": ["0,0,0.001,1"]}, True)
@example({"in_view": ["0.1234,0,10.5678,1"]}, True)
def test_any_link_gives_choices_and_sentences(link, calendar):
    choices, notes = address.read(VARIED, link, calendar)

    assert set(choices) == set(EVERYTHING_OFF)
    assert isinstance(address.wanted(choices), Filter)
    for note in notes:
        assert note.startswith("Part of the link was ignored: ") and note.endswith(".")
        assert note.encode()
    # What was understood is a link of its own, and nothing of that is ignored.
    assert address.read(VARIED, address.write(choices), calendar) == (choices, ())


anything = some.text(some.characters(), max_size=12)
addresses = some.dictionaries(
    some.one_of(some.sampled_from([*address.CHOICES]), anything),
    some.lists(
        some.one_of(
            anything,
            some.sampled_from(
                ("\ud800", "\x00", "99999999-01-01", "Y-270001", "nan,nan,nan,nan", "-1", "1e9")
            ),
        ),
        max_size=3,
    ),
    max_size=6,
)


@given(addresses, some.booleans())
def test_whatever_stands_in_an_address_makes_choices_that_can_be_used_and_written(sent, calendar):
    choices, notes = address.read(LIBYA, sent, calendar)

    assert {name: address.usable(LIBYA, name, value) for name, value in choices.items()} == (
        choices
    )
    assert address.wanted(choices) is not None
    for text in [
        *notes,
        *(value for values in address.write(choices).values() for value in values),
    ]:
        assert text.encode("utf-8")


@pytest.mark.parametrize("value", [[], {}, True, 7, 1e300, "\ud800", "x" * 10_000, ["\ud800"]])
@pytest.mark.parametrize("name", sorted(address.CHOICES.keys() - {"q", "source_q", "from", "to"}))
def test_a_choice_that_the_chronicle_does_not_offer_is_its_default(name, value):
    assert address.usable(LIBYA, name, value) == address.default(name)


def test_a_text_that_is_chosen_is_whole_and_no_longer_than_a_link_holds():
    assert address.usable(LIBYA, "q", "Bani\ud800") == "Bani?"
    assert address.usable(LIBYA, "q", "x" * 10_000) == "x" * 200
    assert address.usable(LIBYA, "q", ["Bani"]) == ""
