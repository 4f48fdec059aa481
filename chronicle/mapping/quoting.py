"""What problems quote, as it stands in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from chronicle.problems import Problem
from chronicle.text_table import TextTable


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
