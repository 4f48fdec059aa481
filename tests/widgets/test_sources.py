from tests.support.chronicle_folder import ALMANAC, CALM
from tests.support.page_reading import (
    card,
    good,
    notes,
    opened,
    part,
    parts,
    plain,
    words,
)


def test_evidence_lists_the_sources_with_the_events_that_rest_on_each():
    app = opened("Evidence", section="sources", q="in amenas")

    shared = part(app, "source_equinor-2013")
    assert "2 events" in words(shared)
    assert [plain(button.label) for button in shared.get("button")] == [
        "Raid and siege at the In Amenas gas plant",
        "Statoil publishes its In Amenas investigation",
    ]


def test_evidence_counts_the_sources_of_the_shown_events_alone(made_up):
    diary = {"id": "diary", "publisher": "A diarist", "title": "Rain again"}
    ledger = {"id": "ledger", "publisher": "The Almanac", "title": "Losses"}
    dry, wet = {**CALM[1], "sources": "diary"}, {**CALM[2], "sources": "diary; ledger"}
    made_up(CALM[0], dry, wet, sources=[ALMANAC, diary, ledger])
    app = opened("Evidence", section="sources")
    assert "3 sources from 2 publishers stand behind the events shown" in words(
        part(app, "sources")
    )
    assert "2 events" in words(part(app, "source_diary"))

    good(app.button_group(key="status").select("reported").run())
    assert "1 source from 1 publisher stands behind the events shown" in words(part(app, "sources"))
    assert not parts(app, "source_almanac") and not parts(app, "source_ledger")
    assert [button.label for button in part(app, "source_diary").get("button")] == ["Long drought"]


def test_of_many_events_that_rest_on_a_source_the_first_are_named(made_up, monkeypatch):
    monkeypatch.setattr("chronicle.asking.evidence.RESTING_AT_ONCE", 1)
    diary = {"id": "diary", "publisher": "A diarist", "title": "Rain again"}
    made_up(*({**event, "sources": "diary"} for event in CALM), sources=[ALMANAC, diary])

    app = opened("Evidence", section="sources")

    assert len(part(app, "source_diary").get("button")) == 1
    assert f"and {len(CALM) - 1} more" in words(part(app, "source_diary"))


def test_a_button_on_evidence_selects():
    app = opened("Evidence", section="sources", country="Norway")

    good(app.button(key="rest_equinor-2013_statoil-report").click().run())
    assert dict(app.query_params) == {
        "event": "statoil-report",
        "country": "Norway",
        "section": "sources",
    }
    assert "### Statoil publishes its In Amenas investigation" in card(app)


def test_evidence_without_a_source_says_so(made_up):
    made_up(*CALM, sources=[ALMANAC])
    app = opened("Evidence", section="sources", status="disputed")

    assert words(part(app, "sources")).endswith("source stands behind the events shown.")
    assert notes(app) == []


def test_a_source_opens_its_address_and_says_what_was_read():
    app = opened("Evidence", section="sources", q="statoil publishes")

    entry = part(app, "source_equinor-2013")
    assert "](https://www.equinor.com/" in entry.markdown[0].value
    assert "Summary page, read in excerpt" in words(entry)
