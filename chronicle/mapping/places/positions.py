"""Their coordinate columns to our latitude and longitude in decimal degrees, still as text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from chronicle.mapping.dates.styles import is_known
from chronicle.mapping.places.angles import Angle, Pair, read_angle, read_pair
from chronicle.mapping.rows import POSITION
from chronicle.problem_codes import Code
from chronicle.problems import Problem, Report
from chronicle.schema import MOST_LATITUDE, MOST_LONGITUDE, PLACE_PRECISIONS
from chronicle.text_table import blank_column, finite, matching, numbers

AS_DEGREES = 'The angles in "{}" were read as decimal degrees.'
BLANK = Pair("", "", is_sure=True)
SWAPPED_SHARE = 0.5
"""Of the latitudes are beyond 90 degrees where a column is swapped, not a few of them mistaken."""
LONGITUDE_FIRST_SHARE = 0.1
"""Of the pairs can only be read longitude first where a whole column is written so."""
DECIMAL_COMMA = re.compile(r"[-+]?[0-9]*,[0-9]+")
SWAPPED = "Are latitude and longitude swapped?"
HOW_TO_WRITE_PAIRS = "Write latitude and longitude in degrees, such as 27.897, 9.123."

_WORDS = {
    "site": "site exact point address building precise",
    "city": "city town village settlement municipality locality",
    "region": "region admin admin1 admin2 adm1 adm2 province state district county area",
    "country": "country nation admin0 adm0",
    "": "unknown na nan none",
}
PRECISION_WORDS = {word: ours for ours, words in _WORDS.items() for word in words.split()}
# The numbers of each code book, known by the header as `_folded`. None is read finer than it says.
ACLED = {"1": "city", "2": "region", "3": "region"}  # the town; near by; the region
UCDP = {
    "1": "site",
    "2": "city",  # within 25 km of it
    "3": "region",  # the district
    "4": "region",  # the province
    "5": "region",  # along a line, or a vague area
    "6": "country",
    "7": "country",  # waters or air between countries
}
GTD = {"1": "city", "2": "region", "3": "region", "4": "region", "5": ""}
CODE_BOOKS = {
    "geoprecision": ACLED,
    "geoprec": ACLED,
    "whereprec": UCDP,
    "whereprecision": UCDP,
    "specificity": GTD,
}


@dataclass(frozen=True, eq=False)
class PlacesRead:
    """Our three columns as text, and what was understood on the way."""

    latitude: pd.Series
    longitude: pd.Series
    precision: pd.Series
    named: np.ndarray
    """Whether a row's coordinates are blank for a reason that a problem has given."""
    notes: tuple[str, ...]
    """How whole columns were read, where that is not plain."""
    untaken: Mapping[str, np.ndarray] = field(default_factory=dict)
    """Role to the rows whose cell is in none of our three columns, or not as a place on earth."""


def read_places(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    report: Report,
    shifted: np.ndarray | None = None,
) -> PlacesRead:
    """Where each row stands, in decimal degrees; a single angle that is none goes on unchanged.

    Rows that are `shifted` have no place here, for which they have been named.
    """
    places = _Places(cells, roles, report, shifted)
    if not (POSITION | {"place_precision"}) & roles.keys():
        blank = places.column("latitude")
        return PlacesRead(blank, blank, blank, places.named, ())
    latitude, longitude = places.angles("latitude"), places.angles("longitude")
    needed = (latitude == "") & (longitude == "")
    if "coordinates" in roles:
        first, second = places.pairs(needed & ~places.named)
        latitude, longitude = latitude.mask(needed, first), longitude.mask(needed, second)
    if places.marked:
        places.name_marks((latitude.array == "") | (longitude.array == ""))
    north, east = _sizes(latitude), _sizes(longitude)
    # The same number twice, such as 9999, is rather a mark for a place that is not known.
    metres = (north > MOST_LONGITUDE) & (east > MOST_LONGITUDE) & (north != east)
    places.name_metres(latitude, longitude, metres)
    places.name_swapped(north, east)
    if places.named.any():
        latitude, longitude = latitude.mask(places.named, ""), longitude.mask(places.named, "")
    precision = _precision(places.column("place_precision"), roles, report)
    taken = (north <= MOST_LATITUDE) & (east <= MOST_LONGITUDE)
    taken &= ((north > 0) | (east > 0)) & ~places.named
    untaken = {
        "latitude": ~taken,
        "longitude": ~taken,
        "coordinates": ~(taken & needed.to_numpy()),
    }
    if "place_precision" in roles:
        untaken["place_precision"] = ~precision.isin(PLACE_PRECISIONS).to_numpy()
    return PlacesRead(
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        named=places.named,
        notes=tuple(places.notes),
        untaken=places.filled(untaken),
    )


class _Places:
    """The columns of a table, and what has been said of their rows so far."""

    def __init__(
        self,
        cells: pd.DataFrame,
        roles: Mapping[str, str],
        report: Report,
        named: np.ndarray | None = None,
    ) -> None:
        self.cells, self.roles, self.report = cells, roles, report
        self.named = np.zeros(len(cells), dtype=bool) if named is None else named.copy()
        self.notes: list[str] = []
        self.marked: dict[str, np.ndarray] = {}

    def column(self, role: str) -> pd.Series:
        if role in self.roles:
            return self.cells[self.roles[role]].str.strip()
        return blank_column(self.cells.index)

    def filled(self, rows: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The rows of each role where its column holds something, if any do."""
        some = {
            role: where & (self.column(role).array != "")
            for role, where in rows.items()
            if role in self.roles and where.any()
        }
        return {role: where for role, where in some.items() if where.any()}

    def angles(self, role: str) -> pd.Series:
        """One coordinate of each row, blank where that has been named."""
        text = self.column(role)
        if self.named.any():
            text = text.mask(self.named, "")
        if role not in self.roles:
            return text
        commas = matching(text, DECIMAL_COMMA)
        if commas.any():
            text = text.mask(commas, text.str.replace(",", ".", regex=False))
        odd = (text.array != "") & np.isnan(numbers(text))
        if not odd.any():
            return text
        read = {written: read_angle(written) for written in text[odd].unique()}
        wrong_way = {"latitude": "EW", "longitude": "NS"}[role]
        strays = [one for one, angle in read.items() if angle and angle.letter in tuple(wrong_way)]
        if strays:
            message = f"is not a {role}."
            rows = text.array.isin(strays)
            self._name(rows, Code.SWAPPED, text, message=message, hint=SWAPPED, role=role)
        if any(angle and angle.parts > 1 for angle in read.values()):
            self.notes.append(AS_DEGREES.format(self.roles[role]))
        degrees = {one: angle.degrees for one, angle in read.items() if angle}
        degrees |= dict.fromkeys(self._marks(role, text, read), "")
        return text.mask(odd, text[odd].map(lambda one: degrees.get(one, one)))

    def pairs(self, needed: pd.Series) -> tuple[pd.Series, pd.Series]:
        """Latitude and longitude from the column that has both, of the rows that need it."""
        text = self.column("coordinates").where(needed, "")
        read = {one: read_pair(one) for one in text.unique() if one}
        marks = self._marks("coordinates", text, read)
        none = [one for one, pair in read.items() if pair is None and one not in marks]
        unread = text.array.isin(none)
        self._name(unread, Code.NO_PAIR, text, hint=HOW_TO_WRITE_PAIRS, role="coordinates")
        pairs = {one: pair or BLANK for one, pair in read.items()} | {"": BLANK}
        found = [pairs[one] for one in text.tolist()]
        if _stand_longitude_first([pair for pair in found if not pair.is_sure]):
            found = [
                pair if pair.is_sure else Pair(pair.second, pair.first, True) for pair in found
            ]
            self.report.problems.append(
                Problem(
                    self.report.file,
                    Code.LONGITUDE_FIRST,
                    column=self.roles["coordinates"],
                    hint="Write the latitude first, or each in a column of its own.",
                    detail="all read as longitude, latitude",
                )
            )
        first, second = ([pair[at] for pair in found] for at in (0, 1))
        index = text.index
        return pd.Series(first, index, dtype="str"), pd.Series(second, index, dtype="str")

    def name_metres(self, latitude: pd.Series, longitude: pd.Series, metres: np.ndarray) -> None:
        """Set aside what is on a grid of metres: no degrees are that many."""
        if metres.any():
            hint = "Convert them to degrees (WGS84)."
            self._name(metres, Code.GRID_OF_METRES, latitude + ", " + longitude, hint=hint)

    def name_swapped(self, north: np.ndarray, east: np.ndarray) -> None:
        """Set aside rows that can be read the other way, in columns that mostly must be."""
        other_way = (north <= MOST_LONGITUDE) & (east <= MOST_LATITUDE)
        other_way &= ((north > 0) | (east > 0)) & ~self.named
        must = other_way & (north > MOST_LATITUDE)
        # One row alone is a mistake of its own, which the checks name.
        if must.sum() > max(1, SWAPPED_SHARE * (~np.isnan(north) & ~np.isnan(east)).sum()):
            message = "stands in a column that is mostly outside -90 to 90."
            written = self.column("latitude")
            written = written.mask(written == "", self.column("coordinates"))
            self._name(other_way, Code.SWAPPED, written, message=message, hint=SWAPPED)

    def name_marks(self, blank: np.ndarray) -> None:
        """Name the cells that say that a place is not known, of rows that have no other."""
        for role, rows in self.marked.items():
            hint = "Leave the cell blank." if role == "coordinates" else "Leave both cells blank."
            self._name(rows & blank, Code.UNKNOWN_PLACE, self.column(role), hint=hint, role=role)

    def _marks(
        self, role: str, text: pd.Series, read: Mapping[str, Angle | Pair | None]
    ) -> list[str]:
        """The cells that say only that the place is not known, remembered with their rows."""
        # NaN is a number to many programs, and goes on to be checked as one.
        unread = (one for one, found in read.items() if found is None and one.lower() != "nan")
        marks = [one for one in unread if not is_known(one)]
        if marks:
            self.marked[role] = np.asarray(text.array.isin(marks))
        return marks

    def _name(
        self,
        rows: np.ndarray,
        code: Code,
        values: pd.Series,
        hint: str,
        role: str = "latitude",
        message: str = "",
    ) -> None:
        if not rows.any():
            return
        column = self.roles.get(role, self.roles.get("coordinates"))
        new = pd.Series(rows & ~self.named)
        self.report.cells(new, code, values, message=message, column=column, hint=hint)
        self.named |= rows


def _sizes(text: pd.Series) -> np.ndarray:
    """How many degrees the cells are, whichever way; NaN where they are blank or no number."""
    return np.abs(finite(text))


def _stand_longitude_first(pairs: Sequence[Pair]) -> bool:
    """Whether all pairs fit on the globe longitude first, and a part of them no other way."""
    if not pairs:
        return False
    first, second = (np.abs([float(pair[at]) for pair in pairs]) for at in (0, 1))
    fit = (first <= MOST_LONGITUDE).all() and (second <= MOST_LATITUDE).all()
    return bool(fit and (first > MOST_LATITUDE).mean() >= LONGITUDE_FIRST_SHARE)


def _precision(text: pd.Series, roles: Mapping[str, str], report: Report) -> pd.Series:
    """How exact each place is, in our words; what is neither word nor number goes on unchanged."""
    if "place_precision" not in roles:
        return text
    column = roles["place_precision"]
    book = CODE_BOOKS.get(_folded(column))
    read, strange = {}, []
    for written in text.unique():
        word, number = _folded(written), re.fullmatch(r"([0-9]+)(\.0+)?", written)
        read[written] = PRECISION_WORDS.get(word, written)
        if number and book is not None:
            read[written] = book.get(number[1], written)
        elif number:
            read[written] = ""
            strange.append(written)
    if strange:
        report.problems.append(
            Problem(
                report.file,
                Code.UNKNOWN_CODES,
                f"The column holds numbers such as {strange[0]}, of no code book that is known.",
                column=column,
                hint=f"Use one of {', '.join(PLACE_PRECISIONS)}.",
            )
        )
    return pd.Series([read[one] for one in text.tolist()], index=text.index, dtype="str")


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
