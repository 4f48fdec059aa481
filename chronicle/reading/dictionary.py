"""The data dictionary: what each column of a table of events holds, and its other spellings."""

import json
from functools import cache
from pathlib import Path

import pandas as pd

from chronicle import schema
from chronicle.mapping.roles.headers import SPELLINGS
from chronicle.reading import folder

PACKAGE = Path(__file__).parents[2] / "data" / folder.PACKAGE
SMALLEST = "title,date\nRaid on the gas plant,2013-01-16\nBorder closed,2012-12\n"
"""The smallest table that can be opened."""
OTHER = {
    "year": "The year of the date, where its parts stand in columns of their own.",
    "month": "The month of the date, 1 to 12; 0 or blank when unknown.",
    "day": "The day of the month; 0 or blank when unknown.",
    "time": "The time of day, such as 21:42.",
    "end_date": "The last day, where the event lasted.",
    "end_year": "The year of the last day.",
    "end_month": "The month of the last day, 1 to 12; 0 or blank when unknown.",
    "end_day": "The day on which it ended; 0 or blank when unknown.",
    "end_time": "The time of day at which it ended, such as 23:10.",
    "date_precision": "How exact the date is: day, month, year, or a code of ACLED or UCDP.",
    "coordinates": "Latitude and longitude in one cell, such as 27.9, 9.1.",
    "other_actors": "The other side; added to the actors.",
    "killed": "How many were killed, where one number is all there is.",
    "wounded": "How many were wounded, where one number is all there is.",
    "source_address": "The web address of what the column of sources names.",
}
"""What columns hold that are no columns of ours, but are understood."""


@cache
def columns() -> pd.DataFrame:
    """One row for each column that is understood: `column`, `holds`, `spellings`."""
    described = _descriptions() | OTHER
    return pd.DataFrame(
        {
            "column": list(schema.ROLES),
            "holds": [described.get(role, "") for role in schema.ROLES],
            "spellings": [", ".join(SPELLINGS.get(role, ())) for role in schema.ROLES],
        }
    )


def _descriptions() -> dict[str, str]:
    package = json.loads(PACKAGE.read_text(encoding="utf-8"))
    events = next(one for one in package["resources"] if one["path"] == folder.EVENTS_FILE)
    return {field["name"]: field["description"] for field in events["schema"]["fields"]}
