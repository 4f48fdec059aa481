"""Events to write in a format and read again."""

import pandas as pd

from chronicle import schema
from chronicle.checking.checks import check_events
from chronicle.model import Chronicle
from tests.support.chronicles import make_table

NAMES = [column.name for column in schema.EVENTS]


def opened(rows, more=None):
    """The chronicle of rows of text, each with what `more` says of it."""
    events, _ = check_events(make_table(rows, NAMES), "events.csv", None)
    names = [] if more is None else list(more)
    columns = {name: [more[name]] * len(events) for name in names}
    frame = pd.DataFrame(columns, index=pd.Index(events["id"], dtype="str"), dtype="str")
    return Chronicle("Raids", "", events, pd.DataFrame(), more=frame)


def without_place(events):
    """Events without where they stand in a file."""
    return events[[name for name in events if name not in ("line", "row")]]
