"""What a row is: columns, vocabularies, and the checks that make a typed table of text."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

STATUSES = ("confirmed", "reported", "claimed", "disputed")
STANDINGS = ("supported", "unresolved", "refuted")
VERDICTS = ("right", "imprecise", "wrong", "unproven")
PLACE_PRECISIONS = ("site", "city", "region", "country")
LIST_SEPARATOR = ";"

ID_LENGTH = 64
ID = re.compile(rf"(?=.{{1,{ID_LENGTH}}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """One column of a file: its header, what it holds, and whether a row is lost without it."""

    name: str
    kind: str
    """text, id, date, latitude, longitude, count, list, url, or a vocabulary's name."""
    required: bool = False


EVENTS = (
    Column("id", "id"),
    Column("title", "text", required=True),
    Column("date", "date", required=True),
    Column("place", "text"),
    Column("country", "text"),
    Column("latitude", "latitude"),
    Column("longitude", "longitude"),
    Column("place_precision", "place_precision"),
    Column("category", "text"),
    Column("actors", "list"),
    Column("summary", "text"),
    Column("killed_min", "count"),
    Column("killed_max", "count"),
    Column("wounded_min", "count"),
    Column("wounded_max", "count"),
    Column("toll_note", "text"),
    Column("status", "status"),
    Column("status_note", "text"),
    Column("sources", "list"),
)
LISTS = {column.name for column in EVENTS if column.kind == "list"}
"""The columns of an event that hold several values."""
SOURCES = (
    Column("id", "id", required=True),
    Column("publisher", "text"),
    Column("title", "text"),
    Column("date", "text"),
    Column("url", "url"),
    Column("archive_url", "url"),
    Column("language", "text"),
    Column("note", "text"),
)
ACCOUNTS = (
    Column("id", "id", required=True),
    Column("event", "event", required=True),
    Column("about", "text"),
    Column("value", "text", required=True),
    Column("said_by", "text"),
    Column("sources", "list"),
    Column("standing", "standing"),
    Column("note", "text"),
)
LINKS = (
    Column("id", "id", required=True),
    Column("cause", "event", required=True),
    Column("effect", "event", required=True),
    Column("relation", "text"),
    Column("asserted_by", "text"),
    Column("standing", "standing"),
    Column("sources", "list"),
    Column("note", "text"),
)
STORY = (
    Column("step", "number", required=True),
    Column("event", "event", required=True),
    Column("heading", "text"),
    Column("text", "text", required=True),
    Column("zoom", "number"),
)
ARTICLE = (
    Column("id", "id", required=True),
    Column("position", "number", required=True),
    Column("claim", "text", required=True),
    Column("event", "event"),
    Column("standing", "standing"),
    Column("verdict", "verdict"),
    Column("note", "text"),
    Column("sources", "list"),
    Column("accounts", "list"),
)
"""What one article claims, in its order, and how each claim stands against the record."""
VOCABULARIES = {"status": STATUSES, "place_precision": PLACE_PRECISIONS}
MOST_LATITUDE, MOST_LONGITUDE = 90.0, 180.0
"""So many degrees, north or south, east or west, are on the globe."""
LIMITS = {"latitude": MOST_LATITUDE, "longitude": MOST_LONGITUDE}

DATE_PARTS = ("year", "month", "day", "time")
END_PARTS = ("end_year", "end_month", "end_day", "end_time")
# What a column of somebody else's table may hold besides what ours hold: parts that are put
# together into one of our columns, or that say how exact another column is.
OTHER_ROLES = (
    *DATE_PARTS, "end_date", *END_PARTS, "date_precision",  # -> date
    "coordinates",  # -> latitude, longitude: both in one cell
    "other_actors",  # -> actors
    "killed", "wounded",  # -> killed_min and killed_max, wounded_min and wounded_max
    "source_address",  # -> sources: the address of what `sources` names
)  # fmt: skip
ROLES = tuple(column.name for column in EVENTS) + OTHER_ROLES
"""What a column of a table can be read as; each is played by at most one column."""

# What parsing adds to the columns of EVENTS: `line` in the file; the span of `date` (see
# span.read_column); `located`, true where both coordinates are usable.
ADDED = ("line", "start", "end", "dated", "precision", "start_soft", "end_soft", "located")
PARSED_EVENTS = tuple(column.name for column in EVENTS) + ADDED


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a list cell, without blanks and in their order."""
    return tuple(entry.strip() for entry in cell.split(LIST_SEPARATOR) if entry.strip())


def slug(text: str) -> str:
    """Text as a readable id: lower-case letters and digits, hyphens between; may be blank."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", bare.lower())).strip("-")
    return plain[:48].strip("-")


def is_web_address(text: str) -> bool:
    """Whether text is an http or https address that may be offered as a link."""
    return bool(WEB_ADDRESS.match(text))
