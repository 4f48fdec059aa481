import pandas as pd

from chronicle.asking.answering import engine_of, narrow
from chronicle.asking.narrowing import Filter
from tests.support.chronicles import make_chronicle


def test_a_chronicle_has_one_engine_and_another_chronicle_another():
    one, other = make_chronicle([{}]), make_chronicle([{}])

    assert engine_of(one) is engine_of(one)
    assert engine_of(one) is not engine_of(other)


def test_what_passes_is_a_chronicle_of_its_own_and_all_of_it_the_same_one():
    chronicle = make_chronicle([{"category": "talks"}, {}, {"category": "talks"}], title="Whole")

    part = narrow(chronicle, Filter(category=("talks",)))

    assert (part.title, part.events["id"].tolist()) == ("Whole", ["e1", "e3"])
    assert part.events.index.equals(pd.RangeIndex(2))
    assert narrow(chronicle, Filter(country=("Libya",))) is chronicle
