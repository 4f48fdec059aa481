"""The coordinates of events: text to decimal degrees, with every doubtful cell named."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.number_column import finite
from chronicle.problems import UNLOCATED, Report

HOW_TO_WRITE = "Write decimal degrees with a point, such as 27.897."
SWAPPED = "Are latitude and longitude swapped?"
WEST = "Write degrees west of Greenwich below 0, such as -73.97."
NO_DEGREES = "Write degrees such as 27.897, or leave both blank where the place is unknown."


def check_coordinates(
    texts: Mapping[str, pd.Series],
    given: Collection[str],
    explained: np.ndarray | bool,
    report: Report,
) -> dict[str, pd.Series]:
    """Latitude and longitude, NaN unless both can be used, and whether an event is `located`.

    `given` says which of the two the table has, `explained` which rows need no word on a blank.
    """
    number = {
        name: finite(text) if name in given else np.full(len(text), np.nan)
        for name, text in texts.items()
    }
    unread = {name: np.isnan(number[name]) & (texts[name].array != "") for name in texts}
    outside = {name: np.abs(number[name]) > limit for name, limit in schema.LIMITS.items()}
    hints = _hints(**number) if any(rows.any() for rows in outside.values()) else {}
    for name, text in texts.items():
        message, limit = "is not a number.", schema.LIMITS[name]
        report.cells(
            unread[name], message, text, column=name, hint=HOW_TO_WRITE, effect=UNLOCATED
        )  # fmt: skip
        message = f"is outside -{limit:.0f} to {limit:.0f}."
        for hint, fits in hints.get(name, {}).items():
            rows = outside[name] & fits
            report.cells(rows, message, text, column=name, hint=hint, effect=UNLOCATED)
    wrong = np.logical_or.reduce([*unread.values(), *outside.values()])
    if len(given) == len(texts):
        _name_halves(texts, ~wrong & ~np.asarray(explained), report)
    latitude, longitude = (number[name] for name in schema.LIMITS)
    null_island = (latitude == 0) & (longitude == 0)
    message = "with longitude 0 is a point in the Gulf of Guinea."
    hint = "Leave both blank where the place is unknown."
    text = texts["latitude"]
    report.cells(null_island, message, text, column="latitude", hint=hint, effect=UNLOCATED)
    located = ~(np.isnan(latitude) | np.isnan(longitude) | wrong | null_island)
    degrees = {name: np.where(located, number[name], np.nan) for name in texts}
    return {
        name: pd.Series(column, index=text.index)
        for name, column in {**degrees, "located": located}.items()
    }


def _hints(latitude: np.ndarray, longitude: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
    """What to do about a number that is outside, and for which rows."""
    fits = np.abs(latitude) <= schema.MOST_LONGITUDE
    swapped = fits & ~(np.abs(longitude) > schema.MOST_LATITUDE)
    west = (longitude > schema.MOST_LONGITUDE) & (longitude <= 360)
    return {
        "latitude": {SWAPPED: swapped, NO_DEGREES: ~swapped},
        "longitude": {WEST: west, NO_DEGREES: ~west},
    }


def _name_halves(texts: Mapping[str, pd.Series], rows: np.ndarray, report: Report) -> None:
    """Name the cells that are blank although the other one is not."""
    for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
        half = rows & (texts[name].array == "") & (texts[other].array != "")
        message, hint = f"The cell is blank, but the {other} is not.", "Write both or neither."
        report.cells(half, message, column=name, hint=hint, effect=UNLOCATED)
