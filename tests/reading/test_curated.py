import pandas as pd

from chronicle.model import Account, Claim, Link, Step
from chronicle.reading.curated import nouns
from tests.support.chronicles import make_chronicle


def table(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(rows)


SOURCES = make_chronicle([], sources=[{"id": "un", "publisher": "UN"}, {"id": "abc"}]).sources


def test_rows_become_nouns_with_the_sources_that_the_chronicle_holds():
    account = {"id": "toll-40", "event": "e1", "about": "toll", "value": "40", "said_by": "BBC"}
    link = {"id": "one", "cause": "e1", "effect": "e2", "relation": "precedes", "asserted_by": ""}
    cited = {"sources": "abc; gone; un", "standing": "supported", "note": "So."}

    found = nouns({"accounts": table(account | cited), "links": table(link | cited)}, SOURCES)

    (one,), (other,) = found["accounts"], found["links"]
    assert [source.id for source in one.sources] == ["abc", "un"]
    assert one.sources[1].publisher == "UN"
    assert one == Account(
        "toll-40", "e1", "toll", "40", "BBC", one.sources, "supported", "So."
    )  # fmt: skip
    assert other == Link("one", "e1", "e2", "precedes", "", "supported", one.sources, "So.")


def test_steps_and_claims_stand_in_the_order_of_their_numbers():
    step = {"event": "e1", "heading": "Fall", "text": "So."}
    claim = {"event": "", "standing": "", "verdict": "right", "note": "", "sources": "un"}

    found = nouns(
        {
            "story": table(step | {"step": 7, "zoom": 5}, step | {"step": 3, "zoom": None}),
            "article": table(
                claim | {"id": "b", "position": 2, "claim": "Later", "accounts": "x; y"},
                claim | {"id": "a", "position": 1, "claim": "First", "accounts": ""},
            ),
        },
        SOURCES,
    )

    assert found["story"] == (Step(1, "e1", "Fall", "So.", None), Step(2, "e1", "Fall", "So.", 5.0))
    first, later = found["article"]
    assert first == Claim("a", "First", "", "", "right", "", first.sources, ())
    assert (later.claim, later.accounts) == ("Later", ("x", "y"))
    assert [source.publisher for source in first.sources] == ["UN"]


def test_a_chronicle_without_such_files_holds_none_of_them():
    assert nouns({}, SOURCES) == {}
    assert nouns({"story": table({"step": 1, "zoom": 1}).iloc[:0]}, SOURCES) == {"story": ()}
