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
    quoting: dict[str, list[int]] = {}
    for index, one in enumerate(problems):
        if one.line and one.value and one.column in table.cells and one.column != several:
            quoting.setdefault(one.column, []).append(index)
    told, lines = [*problems], table.lines.to_numpy()
    for column, indices in quoting.items():
        rows = np.searchsorted(lines, [told[index].line for index in indices])
        written = table.cells[column].iloc[rows].str.strip().tolist()
        for index, value in zip(indices, written, strict=True):
            if told[index].value != value:
                told[index] = replace(told[index], value=value)
    return told
