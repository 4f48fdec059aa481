"""The story's steps, and the moment that each of them stands at."""

import numpy as np
import pandas as pd
import pytest

from chronicle.asking import telling
from chronicle.asking.answering import narrow
from chronicle.asking.narrowing import Filter
from chronicle.model import Step
from chronicle.reading.opening import open_folder
from chronicle.sessions.desk import SHIPPED
from tests.support.chronicles import make_chronicle, second


def make_story(*rows: tuple[int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [{"step": n, "event": id, "heading": id.upper(), "text": "So.", "zoom": np.nan}
         for n, id in rows]
    )  # fmt: skip


def test_a_chronicle_without_a_story_has_no_steps():
    assert make_chronicle([{}]).story == ()


def test_steps_come_in_the_order_of_their_numbers_and_are_numbered_without_gaps():
    chronicle = make_chronicle([{}, {}, {}], story=make_story((7, "e2"), (3, "e1"), (12, "e3")))

    assert [(step.number, step.event) for step in chronicle.story] == [
        (1, "e1"),
        (2, "e2"),
        (3, "e3"),
    ]
    assert chronicle.story[0] == Step(1, "e1", "E1", "So.", None)


def test_the_shipped_story_has_fourteen_steps():
    opened = open_folder(SHIPPED)
    chronicle, problems = opened.chronicle, opened.problems

    assert problems == ()
    assert [step.number for step in chronicle.story] == list(range(1, 15))


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2013-01-16/2013-01-19", "2013-01-16T00:00:00"),
        ("2011-10", "2011-10-01T00:00:00"),
        ("../2011-03", "2011-03-31T23:59:59"),
        ("2012-04/..", "2012-04-01T00:00:00"),
    ],
)
def test_a_step_stands_where_its_event_begins_or_ends_if_that_is_open(date, moment):
    chronicle = make_chronicle([{"date": date}], story=make_story((1, "e1")))

    assert telling.moment(chronicle, chronicle.story[0]) == second(moment)


def test_what_comes_after_a_step_is_not_told_yet():
    chronicle = make_chronicle(
        [{"date": "2011-10"}, {"date": "2012-04"}, {"date": "2013"}], story=make_story((1, "e2"))
    )
    (step,) = chronicle.story

    until = telling.so_far(chronicle, Filter(), step)
    assert list(narrow(chronicle, until).events["id"]) == ["e1", "e2"]
    earlier = Filter(last=second("2011-12-31T23:59:59"))
    assert telling.so_far(chronicle, earlier, step) == earlier


def test_a_step_whose_event_has_no_date_stands_nowhere_in_time():
    chronicle = make_chronicle([{"date": "last spring"}], story=make_story((1, "e1")))

    assert telling.moment(chronicle, chronicle.story[0]) is None
