"""A stranger's table in our columns, and what is left of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.mapping import rows
from chronicle.mapping.dates.columns import read_dates
from chronicle.mapping.places.positions import read_places
from chronicle.mapping.roles import headers
from chronicle.mapping.rows import shifted_rows, without_counts
from chronicle.problem_codes import Code
from chronicle.problems import Problem, Report
from chronicle.text_table import TextTable, blank_column

SAY_WHICH = "Say which column holds the title and which the date."

DATE_ROLES = {"date", "end_date", "date_precision", *schema.DATE_PARTS, *schema.END_PARTS}
PLACE_ROLES = {"latitude", "longitude", "coordinates", "place_precision"}
AS_WRITTEN = "{} as written"
TOLLS = ("killed", "wounded")
OURS = {column.name: column.name for column in schema.EVENTS}


@dataclass(frozen=True, eq=False)
class Mapped:
    """What a table holds in our columns, before its cells are checked."""

    text: pd.DataFrame
    """Our columns, as far as the table has them, as text; `line`, and `row`, its place there."""
    more: pd.DataFrame
    """The columns that play no role, as they are spelled, indexed by `row`."""
    named: pd.DataFrame
    """Whether `date` and `place` of a row are blank for a reason that a problem says already, and
    whether it holds something in the columns that play no role."""
    repeats: pd.Series
    """Whether a row above is the same in every cell."""
    sources: pd.DataFrame
    """The sources that the cells name, as text columns of `schema.SOURCES`, indexed by id."""
    problems: list[Problem]
    roles: Mapping[str, str]
    """Role to column, as far as it was taken."""
    question: str | None
    """What has to be asked before all dates can be read."""
    notes: tuple[str, ...]
    """How whole columns were read, where that is not plain."""
    title: str = ""
    description: str = ""
    """What the table says of itself, in a row of its own."""


def map_table(
    table: TextTable,
    roles: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    source_list: bool = False,
) -> Mapped:
    """A table in our columns; `roles` are the reader's own where the header's will not do.

    With a `source_list` beside it, its cells name sources by their ids there.
    """
    if roles is None:
        roles = recognised(table)
    roles = {role: column for role, column in roles.items() if column in table.cells}
    report = Report(table.file, table.lines, header_line=table.header_line)
    aside = rows.title_and_summary_rows(table.cells, roles, report)
    cells, lines, kept = table.cells, table.lines, np.flatnonzero(~aside)
    if aside.any():
        cells, lines = cells.iloc[kept], lines.iloc[kept]
    cells = cells.reset_index(drop=True)
    lines = lines.set_axis(cells.index)
    within = Report(table.file, lines)
    dates = read_dates(cells, roles, within, day_first, is_edtf=source_list or _is_ours(table))
    shifted = shifted_rows(table.longer, roles, within)
    places = read_places(cells, roles, within, shifted)
    cited, sources = read_sources(cells, roles, source_list)
    text, kept_too = _plain(cells, roles)
    text |= without_counts(text, shifted)
    # Codes for how exact a date or a place is are understood, but not ours to write again.
    kept_too |= {roles[role] for role in ("date_precision",) if role in roles}
    if "place_precision" in roles and _changed(cells[roles["place_precision"]], places.precision):
        kept_too.add(roles["place_precision"])
    made = {
        "date": (DATE_ROLES - {"date_precision"}, dates.text),
        "latitude": ({"latitude", "coordinates"}, places.latitude),
        "longitude": ({"longitude", "coordinates"}, places.longitude),
        "place_precision": ({"place_precision"}, places.precision),
        "sources": ({"sources", "source_address"}, cited),
    }
    text |= {name: column for name, (needs, column) in made.items() if needs & roles.keys()}
    used = set(roles.values()) - kept_too
    _name_unknown(cells, roles, report)
    more = cells.take([at for at, name in enumerate(cells) if name not in used], axis="columns")
    untaken = {**dates.untaken, **places.untaken}
    untaken |= rows.untaken_cells(cells, roles, text.get("id"), shifted)
    if untaken:
        more = more.assign(**_as_written(cells, roles, untaken, kept_too))
    if not text and len(cells.columns):
        report.header(Code.NO_KNOWN_COLUMN, hint=SAY_WHICH, detail="every event")
    text |= {"line": lines, "row": pd.Series(kept, index=cells.index)}
    named = {"date": dates.named, "place": places.named, "more": rows.filled(more)}
    return Mapped(
        text=pd.DataFrame(text, index=cells.index, copy=False),
        more=more.set_axis(kept),
        named=pd.DataFrame(np.column_stack([*named.values()]), columns=[*named]),
        repeats=rows.repeated(cells, roles),
        sources=sources,
        problems=report.problems + within.problems,
        roles=roles,
        question=dates.question,
        notes=(*dates.notes, *places.notes),
        title=_said_of_itself(table.cells, roles, "title"),
        description=_said_of_itself(table.cells, roles, "summary"),
    )


def _said_of_itself(cells: pd.DataFrame, roles: Mapping[str, str], role: str) -> str:
    """What a role's cell holds in the first row that is a title, if there is one."""
    titles = rows.title_rows(cells)
    if role not in roles or not titles.any():
        return ""
    return cells[roles[role]][titles].iloc[0].strip()


def recognised(table: TextTable) -> dict[str, str]:
    """Which column plays which role, as far as header, values and format say."""
    # In a table with all of our columns no other is meant for one of them, whatever it is called.
    found = dict(OURS) if _is_ours(table) else headers.recognise(table.cells)
    given = dict(table.roles or {})
    found = {role: column for role, column in found.items() if column not in given.values()}
    return rows.without_foreign_words(table.cells, {**found, **given})


def _is_ours(table: TextTable) -> bool:
    return set(table.cells) >= set(OURS)


def in_their_words(problems: Iterable[Problem], roles: Mapping[str, str]) -> list[Problem]:
    """Problems with our columns, by the names under which the file knows them."""
    names = headers.mapping_words(roles)
    # One column that says both ends of a toll is named once.
    twins = {
        f"{toll}_max"
        for toll in TOLLS
        if toll in roles and names[f"{toll}_min"] == names[f"{toll}_max"]
    }
    first = next((roles[role] for role in ("date", "year") if role in roles), names.get("date"))

    def named(one: Problem) -> str | None:
        # Of several columns that make a date, the first is blank: the others need not be.
        is_no_date = one.column == "date" and one.code == Code.BLANK_CELL
        return first if is_no_date else names.get(one.column or "", one.column)

    kept = [one for one in problems if one.column not in twins]
    return [one if one.column is None else replace(one, column=named(one)) for one in kept]


def _as_written(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    untaken: Mapping[str, np.ndarray],
    kept_too: set[str],
) -> dict[str, pd.Series]:
    """Of columns that play a role the cells that were not taken, the others blank.

    One that is called as ours gets another name, for what is written is read again: there its
    own name is the name of what was taken.
    """
    lost: dict[str, np.ndarray] = {}
    for role, some in untaken.items():
        if some.any() and roles[role] not in kept_too:
            lost[roles[role]] = lost.get(roles[role], False) | some
    made: dict[str, pd.Series] = {}
    for column, some in lost.items():
        name = AS_WRITTEN.format(column) if column in OURS else column
        numbered = (name, *(f"{name} ({number})" for number in range(2, len(cells.columns) + 2)))
        free = next(one for one in numbered if one == column or one not in cells)
        made[free] = cells[column].where(some, "")
    return made


def _changed(cells: pd.Series, read: pd.Series) -> bool:
    return bool((cells.str.strip().array != read.array).any())


def _plain(cells: pd.DataFrame, roles: Mapping[str, str]) -> tuple[dict[str, pd.Series], set[str]]:
    """Our columns that are theirs, or nearly; and which of theirs are to be kept all the same."""
    taken = {*DATE_ROLES, *PLACE_ROLES, "sources"}
    text = {
        column.name: cells[roles[column.name]]
        for column in schema.EVENTS
        if column.name in roles and column.name not in taken
    }
    kept_too = set()
    if "id" in text and (readable := rows.readable_ids(text["id"])) is not text["id"]:
        kept_too = {roles["id"]}
        if readable is None:
            del text["id"]
        else:
            text["id"] = readable
    if {"sources", "source_address"} <= roles.keys():
        kept_too.add(roles["sources"])  # an event cites addresses, which do not say these names
    if "title" not in text and (made_of := headers.made_title(roles)):
        text["title"] = rows.joined([cells[roles[role]] for role in made_of], ", ")
    if "actors" in roles or "other_actors" in roles:
        both = [cells[roles[role]] for role in ("actors", "other_actors") if role in roles]
        text["actors"] = rows.joined(both, f"{schema.LIST_SEPARATOR} ")
    for toll in TOLLS:
        if toll in roles:
            for end in ("min", "max"):
                text.setdefault(f"{toll}_{end}", cells[roles[toll]])
    return text, kept_too


def _name_unknown(cells: pd.DataFrame, roles: Mapping[str, str], report: Report) -> None:
    """Name each column that plays no role but is spelled nearly as one that would."""
    taken = set(roles)
    for name in cells.columns:
        if name in roles.values():
            continue
        if meant := headers.probably_meant(name, taken):
            report.header(Code.UNKNOWN_COLUMN, name, hint=f'Did you mean "{meant}"?')
            taken.add(meant)


def read_sources(
    cells: pd.DataFrame, roles: Mapping[str, str], listed_elsewhere: bool = False
) -> tuple[pd.Series, pd.DataFrame]:
    """For each row the ids of its sources, and the sources, indexed by id.

    A source is known by its address, or by its text where it has none. Where the sources are
    listed elsewhere, the cells hold their ids.
    """
    names = _column(cells, roles, "sources")
    if listed_elsewhere or not {"sources", "source_address"} & roles.keys():
        return names, _NO_SOURCES.copy()
    addresses = _column(cells, roles, "source_address")
    sources: dict[str, dict[str, str]] = {}
    pairs = list(zip(names.tolist(), addresses.tolist(), strict=True))
    cited = {
        pair: f"{schema.LIST_SEPARATOR} ".join(_cited(*pair, sources))
        for pair in dict.fromkeys(pairs)
    }
    ids = [cited[pair] for pair in pairs]
    return pd.Series(ids, index=cells.index, dtype="str"), _frame(sources)


def _frame(sources: Mapping[str, dict[str, str]]) -> pd.DataFrame:
    columns = {
        column.name: pd.array([one.get(column.name, "") for one in sources.values()], dtype="str")
        for column in schema.SOURCES
    }
    return pd.DataFrame(columns, index=pd.Index(columns["id"], name="id"), copy=False)


_NO_SOURCES = _frame({})


def _column(cells: pd.DataFrame, roles: Mapping[str, str], role: str) -> pd.Series:
    if role in roles:
        return cells[roles[role]].str.strip()
    return blank_column(cells.index)


def _cited(name: str, address: str, sources: dict[str, dict[str, str]]) -> list[str]:
    """The ids of what one cell, or a cell and its address, cite; each source is added once."""
    if schema.is_web_address(address):
        entries = [(address, name)]
    else:
        entries = [(entry, "") for entry in schema.listed(name)]
        entries += [(entry, "") for entry in schema.listed(address)]
    ids = []
    for entry, title in entries:
        found = _source(entry, title)
        sources.setdefault(found["id"], found)
        ids.append(found["id"])
    return list(dict.fromkeys(ids))


def _source(entry: str, title: str) -> dict[str, str]:
    # A semicolon would part the id in two when it is read again.
    id = entry.replace(schema.LIST_SEPARATOR, "%3B")
    if not schema.is_web_address(entry):
        return {"id": id, "title": entry}
    return {"id": id, "title": title or entry, "publisher": _host(entry), "url": id}


def _host(address: str) -> str:
    """Whose address it is, as far as the address says; blank where it cannot be read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # such as http://[
        return ""


def quoted_as_written(
    problems: Sequence[Problem], roles: Mapping[str, str], table: TextTable
) -> list[Problem]:
    """Problems of the table's own columns, each with the cell as the file spells it.

    What was understood of it, such as 91 of 91° N, is not what a reader would look for.
    """
    several = roles.get("sources")  # one of the entries of a cell is quoted there
    columns = {*table.cells.columns} - {several}
    quoting: dict[str, dict[int, int]] = {}
    for index, one in enumerate(problems):
        if one.line and one.value and one.column is not None and one.column in columns:
            quoting.setdefault(one.column, {})[index] = one.line
    told, lines = [*problems], table.lines.to_numpy()
    for column, line_of in quoting.items():
        rows = np.searchsorted(lines, [*line_of.values()])
        written = table.cells[column].iloc[rows].str.strip().tolist()
        for index, value in zip(line_of, written, strict=True):
            if told[index].value != value:
                told[index] = replace(told[index], value=value)
    return told
