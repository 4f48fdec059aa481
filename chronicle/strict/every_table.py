"""Rules about cells of any table: clean text, filled in where it must be, in whole sentences."""

import re
from collections.abc import Iterator

import pandas as pd

from chronicle import schema
from chronicle.formats.csv.delimited import guarded
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.strict.kept import LISTS, OF_A_RULE, Kept, Table

# What reading a table does not ask for already.
NEEDED = {
    "events": "id place country latitude longitude place_precision category actors summary status "
    "sources",
    "sources": "publisher title url language note",
    "accounts": "about said_by standing note",
    "links": "relation asserted_by standing note",
    "story": "heading zoom",
    "article": "event standing verdict note sources",
}
SENTENCES = {
    "events": "summary toll_note status_note",
    "sources": "note",
    "accounts": "note",
    "links": "note",
    "story": "text",
    "article": "claim note",
}
PLAIN = SENTENCES | {"events": "title summary toll_note status_note", "story": "heading text"}
WORDS = {**schema.VOCABULARIES, "standing": schema.STANDINGS, "verdict": schema.VERDICTS}
NUMBERED = {"story": "step", "article": "position"}

LONGEST_ID = 40
UNKNOWN = {"n/a", "nan", "none", "null", "unknown", "tbd"}
READABLE_ID = re.compile(rf"(?=.*[a-z]{{2}})(?=.{{1,{LONGEST_ID}}}\Z)[a-z0-9]+(-[a-z0-9]+)*\Z")
MARKUP = r"[<>*_`{}\[\]|!]|https?:"


def needed_cells(kept: Kept) -> Iterator[Problem]:
    for table, _, column in _columns(kept, NEEDED):
        if column in table.cells:
            message, hint = Code.BLANK_CELL.says, "Fill it in: every row needs it."
            blank = table.cells[column] == ""
            yield from table.problems(column, blank, message, hint, quoted=False)
        else:
            message, hint = f'There is no column "{column}".', "Add it, and fill it in."
            yield Problem(table.file, OF_A_RULE, message, hint=hint)


def readable_ids(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        if "id" in table.cells:
            ids = table.as_spelled("id")
            bad = [id != "" and not READABLE_ID.match(id) for id in ids.tolist()]
            hint = (
                "Write a name of lower-case letters, digits and hyphens, "
                f"at most {LONGEST_ID} characters long."
            )
            yield from table.problems("id", bad, "is not a readable id.", hint)


def clean_text(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        for name, cells in table.spelled.items():
            bad = [not _is_clean(cell) for cell in cells.tolist()]
            message = "has stray spaces, or signs that cannot be seen."
            hint = "Write the cell anew, without them."
            yield from table.problems(str(name), bad, message, hint, theirs=True)


def blank_unknown(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        for name, cells in table.spelled.items():
            bad = cells.str.strip().str.lower().isin(UNKNOWN)
            message, hint = "stands for what is not known.", "Leave the cell blank."
            yield from table.problems(str(name), bad, message, hint, theirs=True)


def no_formulas(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        for name, cells in table.spelled.items():
            bad = guarded(cells) != cells
            message, hint = "would run as a formula in a spreadsheet.", "Begin it with a letter."
            yield from table.problems(str(name), bad, message, hint, theirs=True)


def whole_sentences(kept: Kept) -> Iterator[Problem]:
    for table, cells, column in _columns(kept, SENTENCES):
        if cells is not None:
            message, hint = "is not whole sentences.", "End it with a full stop."
            yield from table.problems(
                column, (cells != "") & ~cells.str.endswith("."), message, hint
            )


def plain_text(kept: Kept) -> Iterator[Problem]:
    for table, cells, column in _columns(kept, PLAIN):
        if cells is not None:
            message = "has an exclamation mark, a web address or signs of a markup."
            hint = "Write plain text; an address belongs into sources.csv."
            yield from table.problems(column, cells.str.contains(MARKUP), message, hint)


def words_as_they_are(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        for column in table.cells.columns.intersection([*WORDS]):
            cells, words = table.as_spelled(column), WORDS[column]
            message = f"is not how a {column.replace('_', ' ')} is spelled here."
            hint = f"Write one of {', '.join(words)}."
            yield from table.problems(column, (cells != "") & ~cells.isin(words), message, hint)


def tidy_lists(kept: Kept) -> Iterator[Problem]:
    for table in kept.tables.values():
        for column in table.cells.columns.intersection([*LISTS]):
            several = {cell for cell in table.cells[column].unique() if not _is_list(cell)}
            message = "is not a list of different entries."
            hint = "Name each once, with a semicolon and a space between: A; B."
            yield from table.problems(column, table.cells[column].isin(several), message, hint)


def numbered(kept: Kept) -> Iterator[Problem]:
    for table, cells, column in _columns(kept, NUMBERED):
        if cells is not None:
            due = [str(number) for number in range(1, len(cells) + 1)]
            message = (cells.index.to_series() + 1).map("stands where {} is due.".format)
            hint = "Number the rows from 1 in their order, without gaps."
            yield from table.problems(column, cells != due, message, hint)


def _columns(kept: Kept, columns: dict[str, str]) -> Iterator[tuple[Table, pd.Series | None, str]]:
    for name, listed in columns.items():
        if name in kept.tables:
            table = kept.tables[name]
            yield from ((table, table.cells.get(column), column) for column in listed.split())


def _is_clean(cell: str) -> bool:
    return cell == cell.strip() and "  " not in cell and cell.isprintable()


def _is_list(cell: str) -> bool:
    entries = schema.listed(cell)
    return cell == "; ".join(dict.fromkeys(entries))
