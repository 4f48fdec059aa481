"""The shipped chronicle as its tests read it: text, without the code that it is opened with."""

import csv
import json
import re
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
VOCABULARIES = {
    "place_precision": {"site", "city", "region", "country"},
    "status": {"confirmed", "reported", "claimed", "disputed"},
    "category": {
        "regime-change",
        "diplomacy",
        "arms-proliferation",
        "arms-control",
        "attack",
        "military-operation",
        "group-formation",
        "statement",
        "inquiry",
    },
    "standing": {"supported", "unresolved", "refuted"},
    "verdict": {"right", "imprecise", "wrong", "unproven"},
    "relation": {
        "arms-flow",
        "same-actor",
        "response-to",
        "claims-cause",
        "precedes",
        "contradicts",
        "investigates",
    },
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";")]


EVENTS, SOURCES = rows("events.csv"), rows("sources.csv")
ACCOUNTS, LINKS = rows("accounts.csv"), rows("links.csv")
CLAIMS, STORY = rows("article.csv"), rows("story.csv")
IDENTIFIED = {
    "events.csv": EVENTS,
    "sources.csv": SOURCES,
    "accounts.csv": ACCOUNTS,
    "links.csv": LINKS,
    "article.csv": CLAIMS,
}
FILES = IDENTIFIED | {"story.csv": STORY}
BY_ID = {event["id"]: event for event in EVENTS}
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
DICTIONARY = (DATA / "README.md").read_text(encoding="utf-8")


def constraints(name: str) -> dict[str, dict]:
    """What the package demands of each column of a file."""
    resource = next(each for each in PACKAGE["resources"] if each["path"] == name)
    return {field["name"]: field.get("constraints", {}) for field in resource["schema"]["fields"]}


def section(heading: str) -> str:
    after = DICTIONARY.split(f"\n## {heading}\n", 1)[1]
    return after.split("\n## ", 1)[0]


def terms(heading: str) -> list[str]:
    """What the dictionary describes in the table under a heading, in its order."""
    return re.findall(r"^\| `([^`]+)` \| \S", section(heading), re.MULTILINE)
