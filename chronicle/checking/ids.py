"""An id of its own for every event."""

from collections.abc import Mapping
from hashlib import blake2b

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.problem_codes import Code
from chronicle.problems import Report

DIGEST_BYTES = 3
SAYING = tuple(column.name for column in schema.EVENTS if column.name != "id")
"""The columns that tell two events with the same title and date apart."""
TITLE_LENGTH, DATE_LENGTH = 40, 23
STEM_LENGTH = schema.ID_LENGTH - len("-") - 2 * DIGEST_BYTES
NAMELESS = "event"
SLUG_LENGTH = 48
"""As long as schema.slug makes one."""


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"  # schema.ID without its limit, for a whole column at once


def event_ids(events: Mapping[str, pd.Series], report: Report) -> pd.Series:
    """An id for each row: its own, or one made from title and date that stays the same.

    Rows that would be given the same are told apart by a digest of what they say, each of them: if
    the first kept the bare id, a row put above it would take the links that lead to it.
    """
    written = events["id"]
    is_written = written.array != ""
    usable = _usable(written) if is_written.any() else is_written
    own = usable & ~written.duplicated().to_numpy() if usable.any() else usable
    if own.all():
        return written
    made = _made(events, ~usable)
    free = ~made.duplicated(keep=False).to_numpy()
    if own.any():
        free &= ~made.isin(written[own]).to_numpy()
    wanted = written.where(usable, made) if usable.any() else made
    is_given = own.copy()
    is_given[~usable] = free
    ids = wanted
    if not is_given.all():
        ids = wanted.where(is_given, "")
        _number_the_rest(ids, wanted, usable, events)
    if is_written.any():
        _name_changed(written, usable, ids, events["line"], report)
    return ids


def _usable(written: pd.Series) -> np.ndarray:
    """Which texts are ids as they stand."""
    is_short = written.str.len().le(schema.ID_LENGTH).to_numpy()
    return written.str.fullmatch(_ID).to_numpy() & is_short


def _made(events: Mapping[str, pd.Series], rows: np.ndarray) -> pd.Series:
    """What was written in our spelling; where nothing was, title and date, neither without end."""
    title, date, written = (
        events[name] if rows.all() else events[name][rows] for name in ("title", "date", "id")
    )
    title = slugs(title).str.slice(0, TITLE_LENGTH)
    date = slugs(date).str.slice(0, DATE_LENGTH)
    made = (title + "-" + date).str.replace("-+", "-", regex=True).str.strip("-")
    if not (written == "").all():
        made = made.where(written == "", slugs(written))
    return made.mask(made == "", NAMELESS)


def slugs(texts: pd.Series) -> pd.Series:
    """schema.slug of each text; plain ASCII, which most is, a whole column at once."""
    plain = texts.str.lower().str.replace("'", "", regex=False)
    plain = plain.str.replace("[^a-z0-9]+", "-", regex=True).str.strip("-")
    plain = plain.str.slice(0, SLUG_LENGTH).str.strip("-")
    accented = ~texts.str.isascii()
    if accented.any():
        some = texts[accented]
        plain[accented] = some.map({text: schema.slug(text) for text in some.unique()})
    return plain


def _number_the_rest(
    ids: pd.Series, wanted: pd.Series, usable: np.ndarray, events: Mapping[str, pd.Series]
) -> None:
    """Give the rows without an id one that begins as the wanted one."""
    others = np.flatnonzero(ids.array == "")
    taken, numbers = set(ids.tolist()), {}
    saying = (events[name].iloc[others].tolist() for name in SAYING)
    said = map("\x1f".join, zip(*saying, strict=True))
    rows = zip(wanted.iloc[others].tolist(), usable[others].tolist(), said, strict=True)
    given = []
    for id, was_written, text in rows:
        # A number is enough for an id that was written twice: that is for the reader to mend.
        stem = id if was_written else f"{id[:STEM_LENGTH].rstrip('-')}-{_digest(text)}"
        given.append(_free(stem, taken, numbers))
    ids.iloc[others] = given


def _digest(text: str) -> str:
    # Half of a character, which JSON can spell, is in no encoding.
    return blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()


def _free(id: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The id, or its start with the next number, that no row has yet; takes it."""
    stem = id[: schema.ID_LENGTH - 8].rstrip("-")
    while id in taken:
        numbers[stem] = numbers.get(stem, 1) + 1
        id = f"{stem}-{numbers[stem]}"
    taken.add(id)
    return id


def _name_changed(
    written: pd.Series, usable: np.ndarray, ids: pd.Series, lines: pd.Series, report: Report
) -> None:
    """Name each id that was written and is not what the event is called."""
    changed = (written != "").to_numpy() & (written != ids).to_numpy()
    if not changed.any():
        return
    kept = usable & ~changed
    first_line = dict(zip(written[kept], lines[kept], strict=True))
    places = np.flatnonzero(changed)
    texts, given = (column.iloc[places].tolist() for column in (written, ids))
    for index, text, id in zip(places.tolist(), texts, given, strict=True):
        if usable[index]:
            code = Code.REPEATED_ID
            message = f"is the id of {report.counted} {first_line[text]} too."
            hint = "Give each event an id of its own."
        else:
            code, message = Code.UNUSABLE_ID, ""
            hint = "Use lower-case letters, digits and hyphens, such as in-amenas-raid."
        shown = f'shown as "{id}"'
        report.row(index, code, text, message=message, column="id", hint=hint, detail=shown)
