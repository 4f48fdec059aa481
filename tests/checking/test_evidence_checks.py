from chronicle import schema
from chronicle.checking.evidence_checks import check_evidence
from chronicle.formats.csv.delimited import read_bytes

HEADER = "id,event,about,value,said_by,sources,standing,note\n"


def checked(rows, source_ids=("report",), header=HEADER):
    text, problems = read_bytes((header + rows).encode(), "accounts.csv")
    assert problems == []
    return check_evidence(text, "accounts.csv", schema.ACCOUNTS, {"raid", "fall"}, source_ids)


def test_a_sound_row_is_kept_as_it_stands():
    frame, problems = checked("toll-40,raid,toll,40 workers,Statoil,report,supported,A note.\n")

    assert problems == []
    assert frame.to_dict("records") == [
        {
            "id": "toll-40",
            "event": "raid",
            "about": "toll",
            "value": "40 workers",
            "said_by": "Statoil",
            "sources": "report",
            "standing": "supported",
            "note": "A note.",
        }
    ]


def test_a_row_about_no_event_of_ours_is_set_aside_and_named():
    frame, problems = checked(
        "toll-40,raid,toll,40,Statoil,report,supported,\n"
        "toll-39,ride,toll,39,State,report,supported,\n"
    )

    assert frame["id"].tolist() == ["toll-40"]
    assert [problem.sentence() for problem in problems] == [
        'accounts.csv, line 3, event: "ride" is not an event in events.csv. '
        "Mend the id, or add the event. (Row set aside.)"
    ]


def test_a_standing_of_no_closed_word_and_an_unknown_source_are_ignored_but_the_row_stays():
    frame, problems = checked("toll-40,raid,toll,40,Statoil,report; rumour,certain,\n")

    assert frame[["id", "sources", "standing"]].values.tolist() == [
        ["toll-40", "report; rumour", ""]
    ]
    assert [problem.sentence() for problem in problems] == [
        'accounts.csv, line 2, sources: "rumour" is not in sources.csv. '
        "Add the source there, or mend the id. (Value ignored.)",
        'accounts.csv, line 2, standing: "certain" is not a standing. '
        "Use one of supported, unresolved, refuted. (Value ignored.)",
    ]


def test_a_second_row_of_one_id_and_a_row_without_a_value_are_set_aside():
    frame, problems = checked(
        "toll,raid,toll,40,Statoil,report,supported,\n"
        "toll,raid,toll,39,State,report,supported,\n"
        "empty,raid,toll,,State,report,supported,\n"
    )

    assert frame["value"].tolist() == ["40"]
    assert [(problem.line, problem.column) for problem in problems] == [(4, "value"), (3, "id")]


def test_without_a_list_of_sources_no_reference_is_blamed():
    _, problems = checked("toll,raid,toll,40,Statoil,report,supported,\n", source_ids=None)

    assert problems == []


def test_a_missing_column_is_one_sentence_and_no_more():
    frame, problems = checked(
        "toll,raid\nroute,fall\n",
        header="id,event\n",
    )

    assert frame.empty
    assert [problem.sentence() for problem in problems] == [
        'accounts.csv, line 1: There is no column "value". '
        'Write "value" in the header row above the values. (Every row set aside.)'
    ]


def test_a_number_that_cannot_be_read_is_named():
    text, _ = read_bytes(b"step,event,heading,text,zoom\none,raid,A raid,Text.,6\n", "story.csv")

    frame, problems = check_evidence(text, "story.csv", schema.STORY, {"raid"}, ())

    assert frame["zoom"].tolist() == [6.0]
    assert [problem.sentence() for problem in problems] == [
        'story.csv, line 2, step: "one" is not a number. Write digits. (Value ignored.)'
    ]
