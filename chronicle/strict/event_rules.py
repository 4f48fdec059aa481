"""Rules about events: titles, places, tolls, and what each of them rests on."""

import pandas as pd

from chronicle import schema
from chronicle.problems import Problem
from chronicle.strict.kept import Kept

LONGEST_TITLE = 60
MOST_SENTENCES = 3
SENTENCE_END = r"[.!?](?:\s|$)"
COMPILATIONS = {"Wikipedia"}
"""Compile other people's reports, so they are no publishers that confirm one."""
TOLLS = {"toll": ("killed_min", "killed_max"), "wounded": ("wounded_min", "wounded_max")}
"""The aspects of accounts that count people, and where an event has the bounds of the count."""
COUNT = (
    r"(?i)^(?:(?P<none>none)\b|(?:about |at least |nearly |probably |some |up to )*"
    r"(?P<low>\d[\d,]*)(?: to (?:more than )?(?P<high>\d[\d,]*))?\b)"
)


def short_titles(kept: Kept) -> list[Problem]:
    titles = kept.cells("events.title")
    bad = (titles.str.len() > LONGEST_TITLE) | titles.str.endswith(".")
    message = f"is longer than {LONGEST_TITLE} characters, or ends with a full stop."
    hint = "Write a headline that fits beside a mark."
    return kept.tables["events"].problems("title", bad, message, hint)


def short_summaries(kept: Kept) -> list[Problem]:
    sentences = kept.cells("events.summary").str.count(SENTENCE_END)
    message = sentences.map("has {} sentences.".format)
    hint = f"Say it in at most {MOST_SENTENCES}."
    return kept.tables["events"].problems("summary", sentences > MOST_SENTENCES, message, hint)


def four_decimals(kept: Kept) -> list[Problem]:
    found = []
    for name in schema.LIMITS:
        cells = kept.tables["events"].as_spelled(name)
        bad = (cells != "") & ~cells.str.fullmatch(r"-?\d+\.\d{4}")
        message, hint = "is not degrees with four decimals.", "Write them as 27.8970."
        found += kept.tables["events"].problems(name, bad, message, hint)
    return found


def names_of_places(kept: Kept) -> list[Problem]:
    bad = kept.cells("events.place").str.contains(r"[();:?]|proxy|memory")
    message, hint = "is more than the name of a place.", "Put the remark into status_note."
    return kept.tables["events"].problems("place", bad, message, hint)


def stand_in_points(kept: Kept) -> list[Problem]:
    wide = kept.cells("events.place_precision").str.lower().isin(["region", "country"])
    bad = wide & ~kept.cells("events.status_note").str.contains("point|placed")
    message = "is a point that stands for more, and status_note does not say which."
    hint = 'Say there what the "point" is, or where the event is "placed".'
    return kept.tables["events"].problems("place_precision", bad, message, hint)


def one_name_for_a_point(kept: Kept) -> list[Problem]:
    where = kept.tables["events"].cells[["latitude", "longitude", "place_precision"]]
    names = kept.cells("events.place") + ", " + kept.cells("events.country")
    first = names.groupby([*where.to_numpy().T]).transform("first")
    bad = (names != first) & (where["latitude"] != "")
    message, hint = first.map("is at the same point as {}.".format), "Give both one name."
    return kept.tables["events"].problems("place", bad, message, hint)


def bounded_tolls(kept: Kept) -> list[Problem]:
    events, found = kept.tables["events"], []
    for low, high in (("killed_min", "killed_max"), ("wounded_min", "wounded_max")):
        if low not in events.cells or high not in events.cells:
            continue
        for name in (low, high):
            bad = ~events.cells[name].str.fullmatch(r"\d*")
            found += events.problems(name, bad, "is not digits alone.", "Write a count as 1200.")
        bad = (events.cells[high] != "") & (events.cells[low] == "")
        message, hint = f"is a highest count without a lowest in {low}.", "Write both bounds."
        found += events.problems(high, bad, message, hint)
    return found


def noted_tolls(kept: Kept) -> list[Problem]:
    events, found = kept.tables["events"], []
    for name in ("killed_min", "killed_max", "wounded_min", "wounded_max"):
        if name in events.cells:
            bad = (events.cells[name] != "") & (kept.cells("events.toll_note") == "")
            message, hint = "is a count without a note.", "Say in toll_note who counts whom."
            found += events.problems(name, bad, message, hint)
    return found


def tolls_of_accounts(kept: Kept) -> list[Problem]:
    events, accounts, found = kept.tables["events"], kept.tables["accounts"].cells, []
    standing = accounts[accounts["standing"].str.lower() != "refuted"]
    for about, bounds in TOLLS.items():
        told = standing[standing["about"].str.lower() == about]
        low, high = _counts(told["value"])
        each = pd.DataFrame({"low": low, "high": high}).groupby(told["event"])
        least, most = (
            kept.cells("events.id").map(column)
            for column in (each["low"].min(), each["high"].max())
        )
        for name, due, word in zip(bounds, (least, most), ("lowest", "highest"), strict=True):
            if name not in events.cells:
                continue
            number = pd.to_numeric(events.cells[name], errors="coerce")
            # Blank beside a lowest count means "at least", which one account can mean as well.
            open_end = (word == "highest") & (events.cells[name] == "") & (least == most)
            bad = due.notna() & (number != due) & ~open_end
            message = due.map(f"is not the {word} of its accounts, {{:.0f}}.".format)
            hint = "Mend it, or the accounts; those that are refuted do not count."
            found += events.problems(name, bad, message, hint)
    return found


def _counts(values: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The lowest and the highest count that an account begins with, NaN where it has none."""
    parts = values.str.extract(COUNT)
    numbers = parts[["low", "high"]].apply(
        lambda column: pd.to_numeric(column.str.replace(",", ""), errors="coerce")
    )
    low = numbers["low"].mask(parts["none"].notna(), 0)
    return low, numbers["high"].fillna(low)


def statements_made(kept: Kept) -> list[Problem]:
    statement = kept.cells("events.category").str.lower() == "statement"
    bad = statement & (kept.cells("events.status").str.lower() == "claimed")
    message = "is said of a statement, of which it is asked whether it was made."
    hint = "Write confirmed or reported; whether it is true belongs into status_note."
    return kept.tables["events"].problems("status", bad, message, hint)


def two_publishers(kept: Kept) -> list[Problem]:
    publisher = dict(zip(kept.cells("sources.id"), kept.cells("sources.publisher"), strict=True))
    published = kept.entries("events.sources").map(publisher)
    number = published[~published.isin(COMPILATIONS)].groupby(level=0).nunique()
    number = number.reindex(kept.spans.index, fill_value=0)
    bad = (kept.cells("events.status").str.lower() == "confirmed") & (number < 2)
    bad &= ~kept.cells("events.status_note").str.contains("[Rr]ests on")
    message = number.map("has {} of the two publishers that a confirmed event needs.".format)
    hint = 'Name another, or say in status_note what it "rests on" and why that is enough.'
    return kept.tables["events"].problems("sources", bad, message, hint)


def doubts_said(kept: Kept) -> list[Problem]:
    status = kept.cells("events.status")
    bad = (status != "") & (status.str.lower() != "confirmed")
    bad &= kept.cells("events.status_note") == ""
    message, hint = "is a doubt without a reason.", "Say in status_note what is doubtful."
    return kept.tables["events"].problems("status", bad, message, hint)
