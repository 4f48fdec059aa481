"""An answer is given once, and forgotten with the chronicle that it is about."""

import gc
import weakref

from chronicle.asking import connections, evidence
from chronicle.asking.answering import engine_of, narrow
from chronicle.asking.narrowing import Filter
from chronicle.asking.remembering import remembered
from tests.support.chronicles import make_chronicle


def counting(most):
    asked = []

    @remembered(most)
    def question(chronicle, word="all"):
        asked.append((chronicle.title, word))
        return f"{len(chronicle.events)} {word}"

    return question, asked


def test_the_same_question_about_the_same_chronicle_is_answered_once():
    question, asked = counting(4)
    one, two = make_chronicle([{}], title="one"), make_chronicle([{}, {}], title="two")

    assert [question(one), question(two), question(one)] == ["1 all", "2 all", "1 all"]
    assert asked == [("one", "all"), ("two", "all")]


def test_only_the_latest_answers_are_kept_for_each_chronicle():
    question, asked = counting(1)
    one, two = make_chronicle([{}], title="one"), make_chronicle([{}], title="two")

    for chronicle, word in ((one, "a"), (two, "a"), (one, "b"), (two, "a"), (one, "a")):
        question(chronicle, word)

    assert asked == [("one", "a"), ("two", "a"), ("one", "b"), ("one", "a")]


def test_a_chronicle_that_nobody_has_open_is_let_go_with_its_answers():
    question, _ = counting(4)
    chronicle = make_chronicle([{}])
    question(chronicle)
    alive = weakref.ref(chronicle)

    del chronicle
    gc.collect()

    assert alive() is None


def test_the_questions_of_the_pages_do_not_hold_on_to_a_chronicle():
    chronicle = make_chronicle([{}, {}])
    wanted = Filter(q="sirte", category=("attack",))
    engine = engine_of(chronicle)
    engine.prepare()
    engine.facets(wanted)
    engine.event("e1")
    engine.neighbours(wanted, "e1")
    engine.histogram(wanted, *engine.extent())
    engine.rows(wanted, 10)
    narrow(chronicle, wanted)
    for question in (evidence.unresolved, evidence.aspects, connections.titles):
        question(chronicle)
    alive = weakref.ref(chronicle)

    del chronicle
    gc.collect()

    assert alive() is None
