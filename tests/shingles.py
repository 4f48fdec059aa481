"""Runs of words that our texts share with a source: `python -m tests.shingles article.txt`.

What is told is told in our own words. Give the files that hold the texts of sources, as plain text;
each run of six words or more is printed that stands in one of them and in one of our cells. A name
that our tables have, such as that of an actor, is no such run. Nothing here is a test: the texts
belong to their publishers and are not kept here.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support.data_tables import DICTIONARY, FILES, PACKAGE

LONGEST_ALLOWED = 5
TOLD = {
    "events.csv": "title summary toll_note status_note",
    "sources.csv": "note",
    "accounts.csv": "value note",
    "links.csv": "note",
    "article.csv": "claim note",
    "story.csv": "heading text",
}
NAMED = {
    "events.csv": "place actors",
    "sources.csv": "publisher title",
    "accounts.csv": "said_by",
    "links.csv": "asserted_by",
}


def words(text: str) -> list[str]:
    """Words alone, so that quotes, hyphens and stops tell nothing apart."""
    return re.findall(r"\w+(?:'\w+)*", text.lower().replace("’", "'"))


def told() -> Iterator[tuple[str, str]]:
    """Each text of ours, with where it stands."""
    for name, columns in TOLD.items():
        for row in FILES[name]:
            for column in columns.split():
                yield f"{name}, {row.get('id') or row.get('step')}, {column}", row[column]
    yield "datapackage.json", PACKAGE["description"]
    yield "README.md", DICTIONARY


def names() -> list[str]:
    """What is called so by everybody."""
    cells = [
        row[c] for name, columns in NAMED.items() for row in FILES[name] for c in columns.split()
    ]
    return [f" {' '.join(words(entry))} " for cell in cells for entry in cell.split(";")]


def shared_runs(ours: list[str], theirs: set[tuple[str, ...]]) -> Iterator[str]:
    """The longest runs of ours of which each stretch of six words is among theirs."""
    size, start = LONGEST_ALLOWED + 1, 0
    while start + size <= len(ours):
        end = start
        while tuple(ours[end : end + size]) in theirs:
            end += 1
        if end > start:
            yield " ".join(ours[start : end + size - 1])
        start = max(end, start + 1)


def main(files: list[str]) -> int:
    size, known, found = LONGEST_ALLOWED + 1, names(), 0
    for file in files:
        text = words(Path(file).read_text(encoding="utf-8"))
        theirs = {tuple(text[n : n + size]) for n in range(len(text) - size + 1)}
        for where, own in told():
            for run in shared_runs(words(own), theirs):
                if not any(f" {run} " in name for name in known):
                    found += 1
                    print(f"{file}: {where}: {run} ({len(run.split())} words)")
    print(f"{found} runs of more than {LONGEST_ALLOWED} words in {len(files)} texts.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
