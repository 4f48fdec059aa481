import hypothesis.strategies as some
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given

from chronicle.dates.edtf_date import read_plain_dates
from chronicle.dates.span import Span, SpanError, read_column
from tests.support.edtf_texts import edtf_texts, nearly_edtf

nearly_plain = some.one_of(
    some.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True),
    some.from_regex(r"(19|20)[0-9]{2}-(0[0-9]|1[0-3])(-[0-3][0-9])?", fullmatch=True),
    some.text("0123456789-", min_size=4, max_size=10),
    some.from_regex(
        r"20(00|11)-0[1-3]-(0[1-9]|[12][0-9]|30)[T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?Z?",
        fullmatch=True,
    ),
    some.from_regex(
        r"201[01]-0[12]-(0[1-9]|[12][0-9]|30)[/-]201[01]-0[12]-(0[1-9]|[12][0-9]|30)",
        fullmatch=True,
    ),
)
cells = some.one_of(edtf_texts, nearly_plain, nearly_edtf, some.text(), some.just(" 2011-10-20\t"))


def test_a_column_is_read_as_its_texts_are():
    texts = pd.Series(
        ["2011-10-20", "2012-02", "2011", " 2013-01-16/2013-01-19~ ", "../2011-03", "", "-0044"],
        index=list("abcdefg"),
    )

    table, errors = read_column(texts)

    expected = pd.DataFrame(
        [
            ("2011-10-20T00:00:00", "2011-10-20T23:59:59", True, "day", False, False),
            ("2012-02-01T00:00:00", "2012-02-29T23:59:59", True, "month", False, False),
            ("2011-01-01T00:00:00", "2011-12-31T23:59:59", True, "year", False, False),
            ("2013-01-16T00:00:00", "2013-01-19T23:59:59", True, "day", False, True),
            ("NaT", "2011-03-31T23:59:59", True, "month", True, False),
            ("NaT", "NaT", False, None, False, False),
            ("-0044-01-01T00:00:00", "-0044-12-31T23:59:59", True, "year", False, False),
        ],
        columns=["start", "end", "dated", "precision", "start_soft", "end_soft"],
        index=list("abcdefg"),
    )
    for name in ("start", "end"):
        expected[name] = np.array(expected[name].tolist(), dtype="datetime64[s]")
    precisions = ["time", "day", "month", "year", "decade", "century", "millennium"]
    expected["precision"] = pd.Categorical(expected["precision"], precisions, ordered=True)
    pd.testing.assert_frame_equal(table, expected)
    assert errors == {}


def test_each_text_that_cannot_be_read_is_named_by_its_place_whatever_its_label():
    texts = pd.Series(["2023-02-29", "2011", "2013-13", "2023-02-29"], index=[5, 6, 8, 8])

    table, errors = read_column(texts)

    assert table["dated"].tolist() == [False, True, False, False]
    assert table.index.tolist() == [5, 6, 8, 8]
    assert {place: str(error) for place, error in errors.items()} == {
        0: '"2023-02-29" is not a date: February 2023 has 28 days.',
        2: '"2013-13" is not a date: there is no month 13.',
        3: '"2023-02-29" is not a date: February 2023 has 28 days.',
    }


def test_a_kept_error_does_not_keep_the_frames_that_it_came_from():
    _, errors = read_column(pd.Series(["2013-13"]))

    assert errors[0].__traceback__ is None


@pytest.mark.parametrize("blank", ["", "  ", None, np.nan, pd.NA])
def test_a_blank_cell_is_undated_and_no_error(blank):
    table, errors = read_column(pd.Series(["2011", blank], dtype=object))

    assert table["dated"].tolist() == [True, False]
    assert errors == {}


def test_a_cell_that_is_no_text_is_read_as_it_is_written():
    table, errors = read_column(pd.Series([2011, 2011.0], dtype=object))

    assert table["dated"].tolist() == [True, False]
    assert str(errors[1]) == '"2011.0" is not a date in EDTF form.'


def test_times_and_intervals_are_read_as_their_texts_are():
    texts = pd.Series(["2011-10-20T08:30", "2011-10-20T08:30:15", "2011-10-20/2011-11-02"])

    table, errors = read_column(texts.astype("str"))

    assert table["start"].astype(str).tolist() == [
        "2011-10-20 08:30:00",
        "2011-10-20 08:30:15",
        "2011-10-20 00:00:00",
    ]
    assert table["end"].astype(str).tolist() == [
        "2011-10-20 08:30:59",
        "2011-10-20 08:30:15",
        "2011-11-02 23:59:59",
    ]
    assert table["precision"].tolist() == ["time", "time", "day"]
    assert errors == {}


def test_times_in_utc_are_read_all_at_once():
    rows = read_plain_dates(["2011-10-20T14:30Z", "2011-10-20T14:30:05Z", "2011-10-20T24:30Z"])

    assert rows["dated"].tolist() == [True, True, False]
    assert [str(start) for start in rows["start"][:2]] == [
        "2011-10-20T14:30:00", "2011-10-20T14:30:05",
    ]  # fmt: skip
    assert [str(end) for end in rows["end"][:2]] == ["2011-10-20T14:30:59", "2011-10-20T14:30:05"]


def test_an_empty_column_has_the_same_types():
    filled, _ = read_column(pd.Series(["2011", "2012~"]))
    empty, errors = read_column(pd.Series([], dtype="str"))

    assert empty.dtypes.to_dict() == filled.dtypes.to_dict()
    assert (len(empty), errors) == (0, {})


@given(some.lists(cells))
@example(["2011\0", "2011-10\0\0\0", "2011-1\N{FULLWIDTH DIGIT ZERO}", "1900-02-29", "2000-02-29"])
@example(["2011-10-20T23:59", "2011-10-20T24:00", "2011-10-20T23:60", "2011-10-20T23:59:60"])
@example(["2011-02-28/2011-02-29", "2011-02-28/2011-02-28", "2011-03-01/2011-02-28"])
@example(
    ["0000", "0000-00", "0000-01-00", "9999-12-31", "2011-10-31", "2011-04-31", "\udc80\udc80"]
)
def test_a_column_agrees_with_every_one_of_its_texts(texts):
    table, errors = read_column(pd.Series(texts, dtype=object))

    assert len(table) == len(texts)
    if not any("\ud800" <= letter <= "\udfff" for text in texts for letter in text):
        as_text, same_errors = read_column(pd.Series(texts, dtype="str"))
        pd.testing.assert_frame_equal(as_text, table)
        assert {k: str(e) for k, e in same_errors.items()} == {k: str(e) for k, e in errors.items()}
    for place, text in enumerate(texts):
        row = table.loc[place]
        try:
            span = Span.parse(text)
        except SpanError as error:
            assert not row["dated"] and pd.isna(row["start"]) and pd.isna(row["end"])
            assert pd.isna(row["precision"]) and not row["start_soft"] and not row["end_soft"]
            assert text.strip() == "" or str(errors[place]) == str(error)
        else:
            assert row["dated"] and place not in errors
            assert_same_moment(table["start"].to_numpy()[place], span.earliest)
            assert_same_moment(table["end"].to_numpy()[place], span.latest)
            assert row["precision"] == span.precision
            assert (row["start_soft"], row["end_soft"]) == (span.start_soft, span.end_soft)


def assert_same_moment(cell: np.datetime64, expected: np.datetime64 | None) -> None:
    assert np.isnat(cell) if expected is None else cell == expected
