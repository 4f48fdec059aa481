"""What kinds of problems there are, and what may become of what they are about.

Programs go by these: a code and an outcome keep their names, whatever the sentences say.
"""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a row, a value or a file."""

    subject: str
    """What it befell, where nothing else is said."""
    words: str

    def __new__(cls, value: str, subject: str, words: str) -> "Outcome":
        """One name for programs, and the words for readers."""
        one = str.__new__(cls, value)
        one._value_, one.subject, one.words = value, subject, words
        return one

    SET_ASIDE = "set-aside", "row", "set aside"
    UNDATED = "undated", "", "shown in the undated tray"
    UNLOCATED = "unlocated", "", "shown in the unlocated tray"
    UNTITLED = "untitled", "", 'shown as "(no title)"'
    VALUE_IGNORED = "value-ignored", "value", "ignored"
    CELLS_LOST = "cells-lost", "cells beyond the header", "ignored"
    COLUMN_IGNORED = "column-ignored", "column", "ignored"
    COLUMN_KEPT = "column-kept", "", 'kept as it is, under "more"'
    FILE_IGNORED = "file-ignored", "file", "ignored"
    REPAIRED = "repaired", "", "repaired"
    TAKEN_AS_HEADER = "taken-as-header", "", "read as the header, so not shown"
    NOT_OPENED = "not-opened", "", ""
    NONE = "none", "", ""

    def effect(self, detail: str = "") -> str:
        """The outcome in words: `every row set aside`, `repaired: read as blank`."""
        if self is Outcome.REPAIRED:
            return f"{self.words}: {detail}" if detail else self.words
        return f"{detail or self.subject} {self.words}".strip()


# The same, for the table below.
(
    SET_ASIDE, UNDATED, UNLOCATED, UNTITLED, VALUE_IGNORED, CELLS_LOST, COLUMN_IGNORED, COLUMN_KEPT,
    FILE_IGNORED, REPAIRED, TAKEN_AS_HEADER, NOT_OPENED, NONE,
) = Outcome  # fmt: skip


class Code(StrEnum):
    """A kind of problem that reading finds; the strict rules have names of their own."""

    says: str
    """Its sentence, with … for what differs; one that begins small follows the value."""
    outcomes: tuple[Outcome, ...]
    """What may have become of it, the usual outcome first."""

    def __new__(cls, value: str, says: str, *outcomes: Outcome) -> "Code":
        """One name for programs, and what readers are told."""
        one = str.__new__(cls, value)
        one._value_, one.says, one.outcomes = value, says, outcomes
        return one

    @property
    def heading(self) -> str:
        """The sentence where no value stands before it."""
        return f"… {self.says}" if self.says[0].islower() else self.says

    # Of a file that is not opened, or only in part.
    MISSING_FILE = "missing-file", "The file is missing.", NOT_OPENED
    NO_SUCH_FILE = "no-such-file", "There is no such file.", NOT_OPENED
    NOT_A_FILE = (
        "not-a-file", "The path leads to a folder, a device or a pipe, not to a file.",
        NOT_OPENED, FILE_IGNORED,
    )  # fmt: skip
    LINK_OUT_OF_FOLDER = (
        "link-out-of-folder", "The file is a link that leads out of its folder.",
        NOT_OPENED, FILE_IGNORED,
    )  # fmt: skip
    CANNOT_BE_OPENED = "cannot-be-opened", "The file cannot be opened.", NOT_OPENED, FILE_IGNORED
    EMPTY_FILE = "empty-file", "The file is empty.", NOT_OPENED
    NO_EVENTS = "no-events", "The file holds no events.", NOT_OPENED
    EMPTY_LIST = "empty-list", "The list of events is empty.", NONE
    TOO_LARGE = "too-large", "The file holds more than can be read.", NOT_OPENED, FILE_IGNORED
    OTHER_FORMAT = "other-format", "The file is …, which is no table.", NOT_OPENED
    DAMAGED_FILE = "damaged-file", "The file is damaged or cut off.", NOT_OPENED
    PASSWORD = "password", "The workbook is protected with a password.", NOT_OPENED
    NO_SUCH_SHEET = "no-such-sheet", 'There is no sheet "…".', NOT_OPENED
    NO_LIST_OF_EVENTS = (
        "no-list-of-events", "The file holds JSON, but not one list of events.", NOT_OPENED
    )  # fmt: skip
    NOT_JSON = "not-json", "The file or line is not JSON: ….", NOT_OPENED, SET_ASIDE, FILE_IGNORED
    NO_OBJECT = "no-object", "is not an object.", SET_ASIDE, FILE_IGNORED
    UNSAFE_ZIP = "unsafe-zip", "is not safe to unpack.", NOT_OPENED
    UNKNOWN_PACKING = "unknown-packing", "is packed in a way that is not read.", NOT_OPENED
    NO_TABLE_IN_ZIP = "no-table-in-zip", "The zip holds no table of events.", NOT_OPENED
    SEVERAL_TABLES = "several-tables", "The zip holds several tables.", NOT_OPENED
    PACKED_TWICE = "packed-twice", "is packed once more.", FILE_IGNORED
    NO_EVENT_IDS = (
        "no-event-ids", 'The rows name events by id, but events.csv has no column "id".',
        FILE_IGNORED,
    )  # fmt: skip
    # Of its text.
    UNKNOWN_ENCODING = "unknown-encoding", "is no encoding that is read.", NOT_OPENED
    NOT_TEXT = "not-text", "The file is not text.", NOT_OPENED, FILE_IGNORED
    GUESSED_ENCODING = (
        "guessed-encoding", "The file is not UTF-8; what it is in was guessed.", REPAIRED
    )  # fmt: skip
    UNLIKELY_ENCODING = (
        "unlikely-encoding", "Many letters are hardly right in the guessed encoding.", REPAIRED
    )  # fmt: skip
    ODD_BYTES = "odd-bytes", "The file is not all in its encoding.", REPAIRED
    WRONG_ENCODING = "wrong-encoding", "The file is not in the encoding that was said.", REPAIRED
    NO_ENCODING_MARK = (
        "no-encoding-mark", "The file is UTF-16, but does not begin with the mark that says so.",
        REPAIRED,
    )  # fmt: skip
    REPEATED_NAME = (
        "repeated-name", "stands more than once in the same object, and only the last counts.",
        VALUE_IGNORED,
    )  # fmt: skip
    NO_JSON_VALUE = "no-json-value", "is not JSON.", REPAIRED
    # Of the header and its columns.
    ROWS_ABOVE = "rows-above", "… rows stand above the header.", REPAIRED
    EVENT_AS_HEADER = (
        "event-as-header", "The first row looks like an event, not like names of columns.",
        TAKEN_AS_HEADER,
    )  # fmt: skip
    REPEATED_COLUMN = "repeated-column", 'Column … of the header is "…" once more.', REPAIRED
    UNNAMED_COLUMN = "unnamed-column", "Column … of the header has no name.", REPAIRED
    RESERVED_NAME = "reserved-name", "is a name kept for line numbers.", COLUMN_IGNORED
    UNKNOWN_COLUMN = (
        "unknown-column", "is not a column that is known.", COLUMN_KEPT, COLUMN_IGNORED, SET_ASIDE
    )  # fmt: skip
    MISSING_COLUMN = (
        "missing-column", 'There is no column "…".', UNDATED, UNLOCATED, UNTITLED, SET_ASIDE
    )  # fmt: skip
    NO_KNOWN_COLUMN = "no-known-column", "No column of the table is known by its name.", UNDATED
    # Of a row.
    BLANK_ROW = "blank-row", "The row is blank.", SET_ASIDE
    REPEATED_ROW = "repeated-row", "The row is the same as line ….", SET_ASIDE
    REPEATED_HEADER = "repeated-header", "The row is the header once more.", SET_ASIDE
    TITLE_ROW = "title-row", "The row is the title of the timeline, not an event.", SET_ASIDE
    SUM_ROW = "sum-row", "The row sums up others, and is no event.", SET_ASIDE
    NOTE_BELOW = "note-below", "is a note below the table, and no event.", SET_ASIDE
    FAR_ROW = (
        "far-row",
        "The row stands far below the table, with more blank rows between than filled ones.",
        SET_ASIDE,
    )  # fmt: skip
    SHORT_ROW = "short-row", "The row has … cells, but the header has ….", REPAIRED
    LONG_ROW = "long-row", "stands beyond the header.", CELLS_LOST
    SHIFTED_ROW = (
        "shifted-row", "The row is longer than the header, so not all of it is trusted.",
        UNLOCATED, VALUE_IGNORED,
    )  # fmt: skip
    UNCLOSED_QUOTE = (
        "unclosed-quote", "A double quote opens a cell here and is never closed.",
        SET_ASIDE, NOT_OPENED,
    )  # fmt: skip
    STRAY_QUOTE = (
        "stray-quote", "Text follows the double quote that closes a cell.",
        SET_ASIDE, NOT_OPENED,
    )  # fmt: skip
    LONG_CELL = "long-cell", "A cell is longer than … characters.", SET_ASIDE, NOT_OPENED
    REMNANT = (
        "remnant", "The line is no row of its own, after a row above that cannot be read.",
        SET_ASIDE,
    )  # fmt: skip
    BROKEN_OFF = "broken-off", "The file breaks off in this row.", SET_ASIDE
    ERAS = "eras", "The file holds … eras of the timeline, which are no events.", VALUE_IGNORED
    # Of any cell.
    BLANK_CELL = "blank-cell", "The cell is blank.", SET_ASIDE, UNDATED, UNTITLED
    NO_FORMULA_VALUE = "no-formula-value", "The formula in the cell has no value.", VALUE_IGNORED
    MERGED_CELLS = "merged-cells", "… cells are parts of merged cells.", REPAIRED
    UNUSABLE_ID = "unusable-id", "cannot be an id.", REPAIRED
    REPEATED_ID = "repeated-id", "is the id of another row.", REPAIRED, SET_ASIDE
    UNKNOWN_EVENT = "unknown-event", "is not in events.csv.", SET_ASIDE, VALUE_IGNORED
    UNKNOWN_SOURCE = "unknown-source", "is not in sources.csv.", VALUE_IGNORED
    UNKNOWN_WORD = "unknown-word", "is none of the words that the column may hold.", VALUE_IGNORED
    NO_NUMBER = "no-number", "is not a number.", UNLOCATED, VALUE_IGNORED
    NO_COUNT = "no-count", "is not a count.", VALUE_IGNORED
    SWAPPED_COUNTS = "swapped-counts", "is more than the highest count beside it.", REPAIRED
    NO_WEB_ADDRESS = "no-web-address", "is not a web address.", VALUE_IGNORED
    # Of a date.
    UNREADABLE_DATE = "unreadable-date", "is not a date that can be read.", UNDATED, VALUE_IGNORED
    AMBIGUOUS_DATE = "ambiguous-date", "may be two days.", UNDATED
    MISFIT_DATE = "misfit-date", "is not a date when it is read as the column is.", UNDATED
    VAGUE_DATE = "vague-date", "may be several times.", UNDATED
    UNKNOWN_YEAR = "unknown-year", "stands for an unknown year.", UNDATED
    MIXED_ORDER = "mixed-order", 'has its day first, but "…" its month.', REPAIRED
    MONTH_OR_YEARS = "month-or-years", 'is a month, but "…" two years.', REPAIRED
    TWO_DIGIT_YEAR = "two-digit-year", "has a year of two digits.", REPAIRED
    DATE_AS_NUMBER = "date-as-number", "is the number that a program keeps for a date.", REPAIRED
    FRACTION_OF_A_SECOND = "fraction-of-a-second", "has a fraction of a second.", REPAIRED
    PART_OF_A_TIME = "part-of-a-time", "is a part of a decade, century, year or month.", REPAIRED
    TIMESPANS = "timespans", "The feature has … timespans, but an event has one.", REPAIRED
    MONTH_WITHOUT_YEAR = "month-without-year", "is a month without a year.", VALUE_IGNORED
    NO_TIME_OF_DAY = "no-time-of-day", "is not a time of day.", VALUE_IGNORED
    TIME_WITHOUT_DAY = "time-without-day", "is a time, but its day is not known.", VALUE_IGNORED
    UNKNOWN_EXACTNESS = (
        "unknown-exactness", "does not say how exact a date is.", VALUE_IGNORED, COLUMN_IGNORED
    )  # fmt: skip
    NO_DATE = "no-date", "The row has no date that can be read.", UNDATED
    # Of a place.
    OFF_THE_GLOBE = "off-the-globe", "is outside … to ….", UNLOCATED
    SWAPPED = "swapped", "may be a latitude where a longitude stands, or the reverse.", UNLOCATED
    HALF_A_PLACE = "half-a-place", "The cell is blank, but the other coordinate is not.", UNLOCATED
    NULL_ISLAND = "null-island", "with longitude 0 is a point in the Gulf of Guinea.", UNLOCATED
    NO_PAIR = "no-pair", "is not a pair of coordinates.", UNLOCATED
    LONGITUDE_FIRST = (
        "longitude-first", "Some of the pairs only fit on the globe with the longitude first.",
        REPAIRED,
    )  # fmt: skip
    GRID_OF_METRES = "grid-of-metres", "look like metres of a projected grid.", UNLOCATED
    UNKNOWN_PLACE = "unknown-place", "stands for an unknown place.", UNLOCATED
    UNKNOWN_CODES = (
        "unknown-codes", "The column holds numbers such as …, of no code book that is known.",
        VALUE_IGNORED,
    )  # fmt: skip
    UNREADABLE_GEOMETRY = "unreadable-geometry", "The geometry cannot be read.", UNLOCATED
    SHAPE = "shape", "The geometry is a …, not a point.", REPAIRED
    OTHER_GRID = (
        "other-grid", "is not WGS84, the degrees that the positions of GeoJSON are in.",
        VALUE_IGNORED,
    )  # fmt: skip
    NO_PLACE = "no-place", "The row has no coordinates that can be used.", UNLOCATED
    # Of datapackage.json.
    NO_BOX = "no-box", "The value is not a box on the map.", VALUE_IGNORED
    UNREADABLE_LIST = "unreadable-list", "Not all of the value can be read.", VALUE_IGNORED


class RuleCode(str):
    """The name of a strict rule in the place of a code; no code is called as a rule is."""

    says: str
    """What the rule asks."""
    outcomes = (NONE,)

    def __new__(cls, name: str, asks: str) -> "RuleCode":
        """The name for programs, and what readers are told."""
        one = str.__new__(cls, name)
        one.says = asks
        return one

    @property
    def heading(self) -> str:
        """What is asked, and by which rule."""
        return f"{self.says} ({self})"
