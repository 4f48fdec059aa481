import pandas as pd

from chronicle.asking import evidence
from chronicle.asking.narrowing import Filter
from tests.support.chronicles import make_chronicle, second


def test_the_sources_that_most_events_rest_on_come_first():
    chronicle = make_chronicle(
        [
            {"date": "2013", "sources": "un; abc; gone"},
            {"date": "2011", "sources": "abc", "title": "First"},
            {"date": "2012", "sources": "hrw"},
        ],
        sources=[
            {"id": "un", "publisher": "UN"},
            {"id": "hrw", "publisher": "HRW"},
            {"id": "abc", "publisher": "ABC"},
        ],
    )

    rests = evidence.resting(chronicle, Filter())

    def resting_on(source, wanted=Filter()):  # noqa: B008 - it is frozen
        return evidence.resting_on(chronicle, wanted, source)

    assert [(rest.source.publisher, rest.events) for rest in rests] == [
        ("ABC", 2),
        ("HRW", 1),
        ("UN", 1),
    ]
    assert [id for id, _ in resting_on("abc")] == ["e2", "e1"]
    assert [id for id, _ in resting_on("hrw")] == ["e3"]
    assert [id for id, _ in resting_on("un")] == ["e1"]
    assert resting_on("abc", Filter(last=second("2011-12-31"))) == (("e2", "First"),)


def test_no_source_stands_behind_nothing():
    assert evidence.resting(make_chronicle([{"sources": "gone"}, {}]), Filter()) == ()


def with_accounts():
    columns = ("id", "event", "about", "value", "said_by", "sources", "standing", "note")
    rows = (
        ("toll-40", "e2", "toll", "40", "Statoil", "un", "supported", ""),
        ("toll-37", "e2", "toll", "37", "ABC", "abc", "refuted", ""),
        ("when-august", "e1", "date", "August", "BBC", "", "supported", ""),
        ("when-february", "e1", "date", "February", "ABC", "abc", "refuted", ""),
        ("route-libya", "e2", "route", "Libya", "Minister", "", "unresolved", ""),
        ("route-niger", "e2", "route", "Niger", "Belmokhtar", "", "unresolved", ""),
    )
    article_columns = (
        "id",
        "position",
        "claim",
        "event",
        "standing",
        "verdict",
        "note",
        "sources",
        "accounts",
    )
    claims = (
        (
            "second",
            2.0,
            "It fell in February.",
            "e1",
            "refuted",
            "wrong",
            "",
            "abc",
            "when-february",
        ),
        ("first", 1.0, "There was a raid.", "e2", "supported", "right", "", "", ""),
    )
    return make_chronicle(
        [
            {"date": "2011", "title": "Fall", "sources": "abc; un"},
            {"date": "2013", "title": "Raid", "sources": "abc; wiki; abc-2"},
        ],
        sources=[
            {"id": "un", "publisher": "UN"},
            {"id": "abc", "publisher": "ABC"},
            {"id": "abc-2", "publisher": "ABC"},
            {"id": "wiki", "publisher": "Wikipedia"},
        ],
        accounts=pd.DataFrame(rows, columns=columns),
        article=pd.DataFrame(claims, columns=article_columns),
    )


def heads(quarrels):
    return [(q.title, q.about, [account.value for account in q.accounts]) for q in quarrels]


def test_accounts_of_one_aspect_stand_side_by_side_in_time_order_of_the_events():
    assert heads(evidence.quarrels(with_accounts(), Filter())) == [
        ("Fall", "date", ["August", "February"]),
        ("Raid", "toll", ["40", "37"]),
        ("Raid", "route", ["Libya", "Niger"]),
    ]


def test_quarrels_follow_the_filter_and_can_be_narrowed_to_aspects_and_standings():
    chronicle = with_accounts()
    late = Filter(first=second("2012-01-01"))

    assert heads(evidence.quarrels(chronicle, late, about=["toll"])) == [
        ("Raid", "toll", ["40", "37"])
    ]
    assert heads(evidence.quarrels(chronicle, Filter(), standing=["unresolved"])) == [
        ("Raid", "route", ["Libya", "Niger"])
    ]
    # One account of such a standing is enough, and the others stand beside it.
    assert heads(evidence.quarrels(chronicle, Filter(), standing=["refuted"])) == [
        ("Fall", "date", ["August", "February"]),
        ("Raid", "toll", ["40", "37"]),
    ]


def test_events_with_an_unresolved_account_are_known():
    assert evidence.unresolved(with_accounts()) == {"e2"}


def test_support_counts_publishers_once_and_those_that_retell_others_not_at_all():
    support = evidence.support(with_accounts(), Filter())

    assert (support.total, support.alone) == (2, 1)
    assert [(one.title, one.sources, one.publishers) for one in support.events] == [
        ("Raid", 3, ("ABC",)),
        ("Fall", 2, ("ABC", "UN")),
    ]


def test_the_article_is_told_in_its_own_order():
    claims = with_accounts().article

    assert [(claim.id, claim.verdict, claim.accounts) for claim in claims] == [
        ("first", "right", ()),
        ("second", "wrong", ("when-february",)),
    ]
    assert [source.publisher for source in claims[1].sources] == ["ABC"]


def test_a_source_is_counted_with_the_accounts_that_rest_on_it_and_can_be_searched():
    chronicle = with_accounts()

    rests = {rest.source.id: rest.accounts for rest in evidence.resting(chronicle, Filter())}

    assert rests == {"abc": 2, "un": 1, "abc-2": 0, "wiki": 0}
    assert [rest.source.id for rest in evidence.resting(chronicle, Filter(), "wikip")] == ["wiki"]


def test_a_chronicle_without_evidence_has_no_answers_and_no_faults():
    chronicle = make_chronicle([{}])

    assert evidence.quarrels(chronicle, Filter()) == ()
    assert evidence.claims(chronicle, Filter()) == ()
    assert evidence.unresolved(chronicle) == frozenset()
    assert evidence.aspects(chronicle) == ()
