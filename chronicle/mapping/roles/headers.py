"""Which column of somebody else's table plays which role, by what its header means."""

import difflib
from collections.abc import Collection, Mapping

import pandas as pd

from chronicle import schema
from chronicle.mapping.roles.looks import (
    LOOKS,
    Look,
    are_dates,
    are_days_of_a_year,
    are_pairs,
    are_plain_times,
    sampled,
)
from chronicle.mapping.roles.spellings import DOUBTFUL, SPELLINGS, folded, folded_ways

__all__ = ["SPELLINGS", "made_title", "mapping_words", "probably_meant", "recognise"]

MOST_TITLES_FILLED = 0.9
"""A column that may or may not hold the titles holds them when at least this share is filled."""
SIMILARITY = 0.8
SHORTEST_SPELLING = 4  # letters; shorter ones are near to too much

# An event without an id is given one, so nothing is gained by asking for it.
NEVER_MISSED = {"id"}
CLOCKS = {"time", "end_time"}


def _ranks() -> dict[str, list[tuple[str, int]]]:
    ranks: dict[str, list[tuple[str, int]]] = {}
    for role in schema.ROLES:
        for rank, spelling in enumerate((role, *SPELLINGS[role])):
            ranks.setdefault(folded(spelling), []).append((role, rank))
    return ranks


_RANKS = _ranks()
"""Folded spelling to the roles that it may mean, each with its place among that role's."""
_LONG_SPELLINGS = {
    letter: [one for one in _RANKS if one[0] == letter and len(one) >= SHORTEST_SPELLING]
    for letter in {one[0] for one in _RANKS}
}
"""First letter to the folded spellings that another may be near to."""

START_PARTS, END_PARTS = schema.DATE_PARTS[:3], schema.END_PARTS[:3]
# Roles that need another, which is not to be had from themselves alone.
_NEEDS = {
    "month": "year", "day": "month", "end_month": "end_year", "end_day": "end_month",
}  # fmt: skip
# Roles that have nothing to say when others are known.
_IMPLIED = {
    "coordinates": ({"latitude", "longitude"},),
    "latitude": ({"coordinates"},),
    "longitude": ({"coordinates"},),
    "killed": ({"killed_min"}, {"killed_max"}),
    "wounded": ({"wounded_min"}, {"wounded_max"}),
    "killed_min": ({"killed"},),
    "killed_max": ({"killed"},),
    "wounded_min": ({"wounded"},),
    "wounded_max": ({"wounded"},),
    **dict.fromkeys(START_PARTS, ({"date"},)),
    **dict.fromkeys(END_PARTS, ({"end_date"},)),
    "date": ({"year"},),
    "end_date": ({"end_year"},),
}


def recognise(cells: pd.DataFrame) -> dict[str, str]:
    """Role to their column: by its header and, where that may mean several things, its values.

    The roles are those of `schema.ROLES`. A column plays one role at most. A blank column plays
    its role only where no filled one could.
    """
    roles, blank = _claimed(cells, LOOKS)
    if _may_be_years(roles):
        roles, blank = _claimed(cells, LOOKS | dict.fromkeys(CLOCKS, are_plain_times))
    return _without_overruled(roles, blank, cells)


def _may_be_years(roles: Mapping[str, str]) -> bool:
    """Whether what was taken for times of day, such as 2011, has no days beside it."""
    if not CLOCKS & roles.keys():
        return False
    if not {"date", "year"} & roles.keys():
        return True
    # Where start_time holds dates, end_time does too.
    meanings = _meanings(roles.get("date", ""))
    return "time" not in roles and any(role == "time" for role, *_ in meanings)


def _claimed(cells: pd.DataFrame, looks: Mapping[str, Look]) -> tuple[dict[str, str], set[str]]:
    """Role to the column with the best claim to it, and the roles that a blank column plays."""
    claims = []
    for at, header in enumerate(cells.columns):
        meanings = _meanings(header)
        values, filled = sampled(cells[header]) if meanings else ([], 0.0)
        for role, rank, is_doubtful in meanings:
            if not is_doubtful or _looks_right(role, values, filled, looks):
                claims.append((not values, rank, schema.ROLES.index(role), at, role, header))
    roles: dict[str, str] = {}
    blank: set[str] = set()
    for is_blank, _, _, _, role, header in sorted(claims):
        if role not in roles and header not in roles.values():
            roles[role] = header
            if is_blank:
                blank.add(role)
    return roles, blank


def probably_meant(header: str, taken_roles: Collection[str]) -> str | None:
    """The role that a header is nearly spelled as, among those that nothing plays yet."""
    roles = (role for spelling in _near(header) for role, _ in _RANKS[spelling])
    return next((role for role in roles if _is_open(role, taken_roles)), None)


def made_title(roles: Mapping[str, str]) -> tuple[str, ...]:
    """The roles that a title is made from where no column holds one; none where none will do."""
    if "title" in roles:
        return ()
    for made_from in (("category", "place"), ("place",), ("category",), ("summary",)):
        if set(made_from) <= roles.keys():
            return made_from
    return ()


def mapping_words(roles: Mapping[str, str]) -> dict[str, str]:
    """Each of our event columns to theirs, or to several joined by " + "."""
    dates = ("date", *schema.DATE_PARTS, "end_date", *schema.END_PARTS)
    makers = {
        "title": ("title",) if "title" in roles else made_title(roles),
        "date": dates,
        "latitude": ("latitude", "coordinates"),
        "longitude": ("longitude", "coordinates"),
        "actors": ("actors", "other_actors"),
        "sources": ("sources", "source_address"),
    }
    for toll in ("killed", "wounded"):
        for end in (f"{toll}_min", f"{toll}_max"):
            makers[end] = (end,) if end in roles else (toll,)
    words = {}
    for column in schema.EVENTS:
        theirs = [roles[role] for role in makers.get(column.name, (column.name,)) if role in roles]
        if theirs:
            words[column.name] = " + ".join(dict.fromkeys(theirs))
    return words


def _near(header: str) -> list[str]:
    """The spellings that a header is nearly, the nearest first; none where it is one of them."""
    if any(way in _RANKS for way in folded_ways(header)):
        return []
    name = folded(header)
    spellings = [
        spelling
        for spelling in _LONG_SPELLINGS.get(name[:1], ())
        if not _same_but_for_digits(spelling, name)
    ]
    return difflib.get_close_matches(name, spellings, n=len(_RANKS), cutoff=SIMILARITY)


def _meanings(header: str) -> list[tuple[str, int, bool]]:
    """The roles that a header may mean, its place among their spellings, and whether in doubt."""
    for way in folded_ways(header):
        if way in _RANKS:
            return [(role, rank, (role, way) in DOUBTFUL) for role, rank in _RANKS[way]]
    return []


def _looks_right(role: str, values: list[str], filled: float, looks: Mapping[str, Look]) -> bool:
    if role == "title" and filled < MOST_TITLES_FILLED:
        return False
    return looks[role](values) if role in looks else True


def _is_doubtful(header: str, role: str) -> bool:
    return any(doubtful for other, _, doubtful in _meanings(header) if other == role)


def _without_overruled(  # noqa: C901 - its exceptions are one rule each
    roles: dict[str, str], blank: set[str], cells: pd.DataFrame
) -> dict[str, str]:
    """The roles without those that others make needless or that lack what they need."""
    filled = roles.keys() - blank
    kept = dict(roles)

    def drop(*names: str) -> None:
        for name in names:
            kept.pop(name, None)

    for whole, parts in (("date", START_PARTS), ("end_date", END_PARTS)):
        if whole in roles and parts[0] in roles:
            # A header that may mean several things, such as "timestamp", does not outweigh year,
            # month and day that say what they are.
            are_plain = set(parts[:3]) <= filled and _is_doubtful(roles[whole], whole)
            is_whole = (
                whole in filled
                and not are_plain
                and (parts[0] not in filled or are_dates(sampled(cells[roles[whole]])[0]))
            )
            if is_whole or parts[0] not in filled:
                drop(*parts)
            else:
                days_are_lost = whole in filled and parts[2] not in filled
                if days_are_lost and are_days_of_a_year(sampled(cells[roles[whole]])[0]):
                    # 9 May or 9/5 beside 2011 is a month with its day.
                    kept[parts[1]] = roles[whole]
                drop(whole)
    for _, month, day in (START_PARTS, END_PARTS):
        is_alone = day in kept and month not in filled
        if is_alone and are_days_of_a_year(sampled(cells[kept[day]])[0]):
            kept[month] = kept.pop(day)
    for role, needed in _NEEDS.items():
        if needed not in kept:
            drop(role)
    if not {"date", "year"} & kept.keys():
        drop("time")
    if {"latitude", "longitude"} <= filled or "coordinates" not in filled:
        if {"latitude", "longitude"} & kept.keys() and not _fill_gaps(cells, roles):
            drop("coordinates")
    else:
        drop("latitude", "longitude")
    for toll in ("killed", "wounded"):
        if {f"{toll}_min", f"{toll}_max"} & filled:
            drop(toll)
        elif toll in filled:
            drop(f"{toll}_min", f"{toll}_max")
    return kept


def _fill_gaps(cells: pd.DataFrame, roles: Mapping[str, str]) -> bool:
    """Whether there are coordinates in one cell where latitude and longitude are both blank."""
    three = ("latitude", "longitude", "coordinates")
    if not set(three) <= roles.keys():
        return False
    latitude, longitude, both = (cells[roles[role]].str.strip() for role in three)
    lone = both[(latitude == "") & (longitude == "") & (both != "")]
    return len(lone) > 0 and are_pairs(sampled(lone)[0])


def _is_open(role: str, taken: Collection[str]) -> bool:
    """Whether a role is played by nothing, and nothing that is played says the same."""
    if (
        role in taken
        or role in NEVER_MISSED
        or any(others <= set(taken) for others in _IMPLIED.get(role, ()))
    ):
        return False
    return role not in _NEEDS or _NEEDS[role] in taken


def _same_but_for_digits(one: str, other: str) -> bool:
    """Whether two spellings differ in a number only, as actor1 and actor3 do."""
    return one.strip("0123456789") == other.strip("0123456789")
