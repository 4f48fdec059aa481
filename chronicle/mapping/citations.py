"""The sources that a table names in its own cells, where there is no list of sources beside it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import pandas as pd

from chronicle import schema
from chronicle.text_table import blank_column


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
