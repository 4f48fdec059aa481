import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given, settings

from chronicle.mapping.places.angles import read_angle, read_pair
from chronicle.mapping.places.positions import PlacesRead, read_places
from chronicle.problems import Report

BOTH = {"latitude": "lat", "longitude": "lon"}


def read(cells, roles) -> tuple[PlacesRead, list[str]]:
    """The places in the columns of a table, and what is said of them."""
    table = pd.DataFrame(cells, dtype="str")
    report = Report("events.csv", pd.Series(range(2, len(table) + 2)))
    places = read_places(table, roles, report)
    return places, [problem.sentence() for problem in report.problems]


def columns(latitudes, longitudes):
    return read({"lat": latitudes, "lon": longitudes}, BOTH)


def pairs(*texts):
    """Latitudes, longitudes and sentences of a column that holds both."""
    places, sentences = read({"where": texts}, {"coordinates": "where"})
    return places.latitude.tolist(), places.longitude.tolist(), sentences


def precision(header, *texts):
    places, sentences = read({header: texts}, {"place_precision": header})
    return places.precision.tolist(), sentences


def test_plain_degrees_go_on_as_they_are_spelled():
    places, sentences = columns([" 27.8970", "", "-0.5", "1e1"], ["9.10", "", "+170", "0"])

    assert places.latitude.tolist() == ["27.8970", "", "-0.5", "1e1"]
    assert places.longitude.tolist() == ["9.10", "", "+170", "0"]
    assert places.named.tolist() == [False] * 4
    assert places.precision.tolist() == [""] * 4
    assert (places.notes, sentences) == ((), [])


def test_what_became_of_no_place_is_known():
    cells = {
        "lat": ["31", "123", "0", "", "x", ""],
        "lon": ["16", "9", "0", "", "", ""],
        "where": ["1, 2", "", "", "27.9, 9.1", "", "Cairo"],
        "exact": ["city", "near", "", "", "site", ""],
    }

    places, _ = read(cells, BOTH | {"coordinates": "where", "place_precision": "exact"})

    untaken = {role: rows.nonzero()[0].tolist() for role, rows in places.untaken.items()}
    assert untaken == {
        "latitude": [1, 2, 4], "longitude": [1, 2], "coordinates": [0, 5], "place_precision": [1],
    }  # fmt: skip
    assert places.latitude.tolist()[3] == "27.9"


def test_without_columns_there_are_no_places():
    places, sentences = read({"title": ["Raid"]}, {})

    assert (places.latitude.tolist(), places.longitude.tolist()) == ([""], [""])
    assert sentences == []


@pytest.mark.parametrize(
    ("written", "degrees"),
    [
        ("31,25", "31.25"),
        ("-31,25", "-31.25"),
        ("\u221231.25", "-31.25"),
        ("31.25\u00b0", "31.25"),
        ("31,25 \u00ba", "31.25"),
        ("31.25 N", "31.25"),
        ("31.25S", "-31.25"),
        ("S 31.25", "-31.25"),
        ("-31.25 S", "-31.25"),
        ("31\u00b012'45\"N", "31.2125"),
        ("31\u00b0 12\u2032 45\u2033 N", "31.2125"),
        ("N31\u00b012\u201945\u201d", "31.2125"),
        ("31\u00b012'45.5''S", "-31.2126389"),
        ("31 12 45 N", "31.2125"),
        ("31:12:45", "31.2125"),
        ("31\u00b012.75'", "31.2125"),
        ("31d12'45\"", "31.2125"),
        ("31 deg 12 min 45 sec south", "-31.2125"),
        ("-31 12 45", "-31.2125"),
        ("-0\u00b030'", "-0.5"),
        ("31\u00b012'60.0\"", "31.2166667"),
        ("31\u00a012\u202f45", "31.2125"),
        ("\u0663\u0661\u066b\u0662\u0665", "31.25"),
    ],
)
def test_an_angle_is_read_in_every_usual_spelling(written, degrees):
    places, sentences = columns([written, "1"], ["9", "9"])

    assert places.latitude.tolist() == [degrees, "1"]
    assert sentences == []


@pytest.mark.parametrize(
    "written",
    ["north", "31 61 0", "31.5 12", "-31 N", "31 1 4 9", "N 31 N", "3.5.2", "95.2", "nan", "1,2,3"],
)
def test_what_is_no_angle_goes_on_unchanged_and_unnamed(written):
    places, sentences = columns([written, "1"], ["9", "9"])

    assert places.latitude.tolist() == [written, "1"]
    assert places.named.tolist() == [False, False]
    assert sentences == []


def test_it_is_noted_once_where_minutes_were_read():
    places, _ = columns(["31\u00b012'", "31,5", "30\u00b0"], ["9", "9", "9"])

    assert places.notes == ('The angles in "lat" were read as decimal degrees.',)


def test_letters_of_the_other_coordinate_say_that_the_columns_are_swapped():
    places, sentences = columns(["36.6 E", "10"], ["49.8 N", "20"])

    assert (places.latitude.tolist(), places.longitude.tolist()) == (["", "10"], ["", "20"])
    assert places.named.tolist() == [True, False]
    assert sentences == [
        'events.csv, line 2, lat: "36.6 E" is not a latitude. '
        "Are latitude and longitude swapped? (Shown in the unlocated tray.)"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "27.5, 9.25",
        "27.5,9.25",
        "27.5 9.25",
        "27.5;9.25",
        "27.5 / 9.25",
        "(27.5, 9.25)",
        "[27.5, 9.25]",
        "27,5 9,25",
        "27,5; 9,25",
        "27,5, 9,25",
        "27,5,9,25",
        "27.5\u00b0 N, 9.25\u00b0 E",
        "27.5N 9.25E",
        "27.5N9.25E",
        "N27.5 E9.25",
        "N 27.5, E 9.25",
        "9.25 E, 27.5 N",
        "27\u00b030'N 9\u00b015'E",
        "27\u00b030'00\"N, 9\u00b015'00\"E",
        "27\u00b030'00\"N9\u00b015'00\"E",
        "27 30 00 N 9 15 00 E",
        "27 30 00 9 15 00",
        "27 30 9 15",
        "27 30, 9.25",
        "27.5 9.25 120.5 4.0",
        "geo:27.5,9.25",
        "POINT(9.25 27.5)",
        "POINT (9.25 27.5)",
        "SRID=4326;Point Z (9.25 27.5 120)",
    ],
)
def test_both_coordinates_are_read_from_one_cell(written):
    (latitude,), (longitude,), sentences = pairs(written)

    assert (float(latitude), float(longitude)) == (27.5, 9.25)
    assert sentences == []


@pytest.mark.parametrize("written", ["In Amenas", "27.5", "27 30 9", "27N 9N", "1 2 3 4 5 6 7"])
def test_a_cell_that_is_no_pair_is_named(written):
    assert pairs("1, 2", "", written) == (
        ["1", "", ""],
        ["2", "", ""],
        [
            f'events.csv, line 4, where: "{written}" is not a pair of coordinates. '
            "Write latitude and longitude in degrees, such as 27.897, 9.123. "
            "(Shown in the unlocated tray.)"
        ],
    )


def test_pairs_are_longitude_first_where_the_whole_column_fits_no_other_way():
    assert pairs("139.7, 35.7", "9, 27", "POINT(2 1)", "10 E, 3 N") == (
        ["35.7", "27", "1", "3"],
        ["139.7", "9", "2", "10"],
        [
            "events.csv, where: Some of the pairs only fit on the globe with the longitude first. "
            "Write the latitude first, or each in a column of its own. "
            "(Repaired: all read as longitude, latitude.)"
        ],
    )


def test_pairs_are_latitude_first_where_some_fit_no_other_way():
    latitudes, longitudes, sentences = pairs("35.7, 139.7", "95, 27")

    assert (latitudes, longitudes) == (["35.7", "95"], ["139.7", "27"])
    assert sentences == []


def test_one_mistake_among_many_does_not_turn_a_column():
    latitudes, _, sentences = pairs(*["27.5, 9.25"] * 19, "127.5, 9.25")

    assert latitudes == ["27.5"] * 19 + ["127.5"]
    assert sentences == []


def test_columns_of_their_own_come_before_a_pair():
    places, _ = read(
        {"lat": ["1", "", "3"], "lon": ["2", "", ""], "where": ["7, 8", "7, 8", "7, 8"]},
        {**BOTH, "coordinates": "where"},
    )

    assert places.latitude.tolist() == ["1", "7", "3"]
    assert places.longitude.tolist() == ["2", "8", ""]


def test_metres_of_a_grid_are_named_and_left_out():
    places, sentences = columns(["5411932.5", "27"], ["448251", "9"])

    assert (places.latitude.tolist(), places.longitude.tolist()) == (["", "27"], ["", "9"])
    assert places.named.tolist() == [True, False]
    assert sentences == [
        'events.csv, line 2, lat: "5411932.5, 448251" look like metres of a projected grid. '
        "Convert them to degrees (WGS84). (Shown in the unlocated tray.)"
    ]


def test_only_beyond_the_poles_is_a_column_mostly_outside():
    beyond, _ = columns(["90.5", "90.5", "-90.5"], ["1", "2", "3"])
    at_the_pole, sentences = columns(["90", "90", "-90"], ["1", "2", "3"])

    assert beyond.named.tolist() == [True, True, True]
    assert at_the_pole.named.tolist() == [False, False, False]
    assert sentences == []


def test_a_column_that_is_mostly_outside_is_swapped_and_no_row_of_it_is_drawn():
    places, sentences = columns(
        ["139.7", "135.5", "80", "0", "", "141"], ["35.7", "34.7", "20", "0", "", "43"]
    )

    assert places.latitude.tolist() == ["", "", "", "0", "", ""]
    assert places.longitude.tolist() == ["", "", "", "0", "", ""]
    assert places.named.tolist() == [True, True, True, False, False, True]
    assert sentences == [
        f'events.csv, line {line}, lat: "{value}" stands in a column that is mostly outside '
        "-90 to 90. Are latitude and longitude swapped? (Shown in the unlocated tray.)"
        for line, value in ((2, "139.7"), (3, "135.5"), (4, "80"), (7, "141"))
    ]


@pytest.mark.parametrize(
    ("latitudes", "longitudes"),
    [
        (["0", "27"], ["0", "9"]),
        (["139.7", "27", "28"], ["35.7", "9", "9"]),
        (["139.7"], ["35.7"]),
        (["27", "28"], ["190", "9"]),
        (["500", "27"], ["9", "9"]),
        (["inf", "27"], ["inf", "9"]),
    ],
)
def test_single_mistakes_go_on_to_the_checks(latitudes, longitudes):
    places, sentences = columns(latitudes, longitudes)

    assert (places.latitude.tolist(), places.longitude.tolist()) == (latitudes, longitudes)
    assert not places.named.any()
    assert sentences == []


@pytest.mark.parametrize(
    ("header", "written", "ours"),
    [
        ("geo_precision", ["1", "2", "3"], ["city", "region", "region"]),
        ("Geo Precision", ["1.0"], ["city"]),
        (
            "where_prec",
            ["1", "2", "3", "4", "5", "6", "7"],
            ["site", "city", "region", "region", "region", "country", "country"],
        ),
        ("specificity", ["1", "2", "3", "4", "5"], ["city", "region", "region", "region", ""]),
        ("precision", ["Exact", "TOWN", "admin 1", "nation", "", "site"],
         ["site", "city", "region", "country", "", "site"]),
        ("precision", ["unknown", "N/A"], ["", ""]),
        ("precision", ["roughly"], ["roughly"]),
        ("geo_precision", ["9"], ["9"]),
    ],
)  # fmt: skip
def test_precision_is_read_by_its_words_and_its_code_book(header, written, ours):
    assert precision(header, *written) == (ours, [])


def test_numbers_of_no_known_code_book_are_ignored_and_named_once():
    assert precision("accuracy", "3", "", "4", "city") == (
        ["", "", "", "city"],
        [
            "events.csv, accuracy: The column holds numbers such as 3, of no code book that is "
            "known. Use one of site, city, region, country. (Value ignored.)"
        ],
    )


def parted(degrees: float) -> tuple[int, int, float]:
    """Degrees, minutes and seconds of a number that is not below 0."""
    seconds = round(degrees * 3600, 1)
    return int(seconds // 3600), int(seconds % 3600 // 60), round(seconds % 60, 1)


def spelled(number: float, letters: str, style: str) -> str:
    """A coordinate as people write it."""
    sign, letter = ("-", letters[1]) if number < 0 else ("", letters[0])
    degrees, minutes, seconds = parted(abs(number))
    return {
        "plain": f"{number:.6f}",
        "comma": f"{number:.6f}".replace(".", ","),
        "degree sign": f"{number:.6f}\u00b0",
        "letter after": f"{abs(number):.6f} {letter}",
        "letter before": f"{letter}{abs(number):.6f}",
        "unicode minus": f"{number:.6f}".replace("-", "\u2212"),
        "minutes": f"{degrees}\u00b0{minutes}'{seconds}\"{letter}",
        "primes": f"{sign}{degrees}\u00b0 {minutes}\u2032 {seconds}\u2033",
        "spaces": f"{degrees} {minutes} {seconds} {letter}",
        "colons": f"{sign}{degrees}:{minutes:02}:{seconds:04}",
    }[style]


STYLES = (
    *("plain", "comma", "degree sign", "letter after", "letter before", "unicode minus"),
    *("minutes", "primes", "spaces", "colons"),
)
LATITUDES = some.floats(-90, 90)
LONGITUDES = some.floats(-180, 180)


@given(LATITUDES, some.sampled_from(STYLES))
def test_a_latitude_reads_back_from_every_style(latitude, style):
    places, sentences = columns([spelled(latitude, "NS", style)], ["9"])

    assert float(places.latitude[0]) == pytest.approx(latitude, abs=1e-4)
    assert sentences == []


BETWEEN = some.sampled_from(["; ", " ", ", ", " / "])


@given(LATITUDES, LONGITUDES, some.sampled_from(STYLES), BETWEEN)
def test_a_pair_reads_back_from_every_style(latitude, longitude, style, between):
    north, east = spelled(latitude, "NS", style), spelled(longitude, "EW", style)

    pair = read_pair(f"{north}{between}{east}")

    assert float(pair.first) == pytest.approx(latitude, abs=1e-4)
    assert float(pair.second) == pytest.approx(longitude, abs=1e-4)


ANY_TEXT = some.text(max_size=30) | some.text("0123456789.,;- +\u00b0'\"NSEWe:/()", max_size=30)


@settings(max_examples=150)
@given(some.lists(some.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=5))
def test_any_text_is_read_or_goes_on(cells):
    names = ("lat", "lon", "where", "prec")
    table = {name: [row[at] for row in cells] for at, name in enumerate(names)}
    roles = {**BOTH, "coordinates": "where", "place_precision": "prec"}

    places, _ = read(table, roles)

    for column in (places.latitude, places.longitude, places.precision):
        assert len(column) == len(cells)
        assert all(isinstance(cell, str) for cell in column)
    assert places.latitude[places.named].eq("").all()
    assert places.named.dtype == bool


@given(ANY_TEXT)
def test_an_angle_that_is_read_is_a_number(text):
    angle = read_angle(text)

    assert angle is None or abs(float(angle.degrees)) < 1e12
