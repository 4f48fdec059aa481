"""What is said about events in sentences: the summary, the filters' names, the card's lines."""

from chronicle.asking.engine import Count
from chronicle.asking.narrowing import FACETS, Filter
from chronicle.counting import counted
from chronicle.dates.calendar import civil_at, short_month, short_year
from chronicle.dates.span import Span, SpanError
from chronicle.model import Chronicle, Event, Link

FILTER_NAMES = {
    "date": "date",
    **{name: name for name in FACETS},
    "q": "search",
    "in_view": "the map’s frame",
}
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pt": "Portuguese",
    "ru": "Russian",
}
STATUS_MEANINGS = {
    "confirmed": "on an independent or official record",
    "reported": "by credible sources, but few or unnamed",
    "claimed": "by a party with an interest",
    "disputed": "contradicted by others",
}
PRECISION_MEANINGS = {
    "site": "exact site",
    "city": "place known to the town",
    "region": "place known only to the region",
    "country": "place known only to the country",
}


def summary(count: Count) -> str:
    """The line above the map, in Markdown: how many events, from when to when, what is hidden."""
    if count.total == 0:
        return "No events."
    first = f"{count.shown:,} of {counted(count.total, 'event')}"
    covered = f", {days}" if (days := covers(count)) else ""
    sentences = [f"**{first}**{covered}.", hidden(count)]
    lacking = [
        f"{number:,} without {what}"
        for number, what in ((count.undated, "a date"), (count.unlocated, "a place"))
        if number
    ]
    if lacking:
        sentences.append(f"Of those shown, {' and '.join(lacking)}.")
    return " ".join(sentences)


def told(begun: int, shown: int) -> str:
    """How many of the shown events a step of the story shows; blank where none is shown at all."""
    later = shown - begun
    if not shown:
        return ""
    if not later:
        return "All of them have begun by this step."
    if not begun:
        return "None of them has begun by this step."
    return f"{begun:,} have begun by this step, {later:,} come later."


def covers(count: Count) -> str:
    """From when to when the shown events are, in short words."""
    if count.first is None or count.last is None:
        return ""
    ends = zip((count.first, count.last), count.precisions, strict=True)
    first, last = (in_short(second, precision) for second, precision in ends)
    return first if first == last else f"{first} to {last}"


def hidden(count: Count) -> str:
    """Which filter hides how many events."""
    parts = [f"{number:,} by {FILTER_NAMES[name]}" for name, number in count.hidden.items()]
    if count.hidden_by_several:
        parts.append(f"{count.hidden_by_several:,} by more than one filter")
    return f"Hidden: {', '.join(parts)}." if parts else "Nothing hidden."


def short_day(second: int) -> str:
    """The day of a second since 1970 as `17 Feb 2011` or `15 Mar 45 BCE`."""
    year, month, day = civil_at(second)
    return f"{day} {short_month(month)} {short_year(year)}"


def in_short(second: int, precision: str) -> str:
    """A moment in short words, no more exactly than it is known: `17 Feb 2011`, `Oct 2011`."""
    _, month, year = short_day(second).split(" ", 2)
    if precision in ("time", "day"):
        return short_day(second)
    return f"{month} {year}" if precision == "month" else year


def edtf_day(second: int) -> str:
    """The day of a second since 1970 as EDTF text, also before year 0 and after 9999."""
    year, month, day = civil_at(second)
    if abs(year) > 9999:  # EDTF has no months there
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def category_title(chronicle: Chronicle, category: str) -> str:
    """What a reader is shown for a category."""
    if not category:
        return "No category"
    words = category.replace("-", " ").replace("_", " ")
    return chronicle.category_titles.get(category) or words[:1].upper() + words[1:]


def aspect_title(chronicle: Chronicle, about: str) -> str:
    """What a reader is shown for an aspect that accounts speak of."""
    return chronicle.aspect_titles.get(about) or about.replace("-", " ").capitalize() or "Account"


def relation_title(chronicle: Chronicle, relation: str) -> str:
    """What a reader is shown for the relation of a link."""
    return (
        chronicle.relation_titles.get(relation) or relation.replace("-", " ").capitalize() or "Link"
    )


def link_line(chronicle: Chronicle, link: Link) -> str:
    """A link's relation, who asserts it, and its standing."""
    parts = [relation_title(chronicle, link.relation)]
    if link.asserted_by:
        parts.append(f"asserted by {link.asserted_by}")
    if link.standing:
        parts.append(link.standing)
    return ", ".join(parts)


def when(event: Event) -> str:
    """The event's date in words; local time and UTC where an offset is given."""
    if event.date is None:
        return "No date that can be read"
    return event.date.words()


def when_exactly(event: Event) -> str:
    """How well the date is known, and the same instant in UTC; may be blank."""
    if event.date is None:
        return f"The table says “{event.date_text}”." if event.date_text else ""
    parts = (event.date.precision_words(), event.date.utc_words())
    return "; ".join(part for part in parts if part)


def where(event: Event) -> str:
    """Place and country, once each; or where the map has the event, if it is named nowhere."""
    parts = [event.place, event.country if event.country != event.place else ""]
    named = ", ".join(part for part in parts if part)
    return named or (position(event) if event.located else "No place named")


def position(event: Event) -> str:
    """The coordinates of a located event as a reader says them, `33.5° S, 20.5° E`."""
    latitude, longitude = (
        f"{abs(degrees):.4f}".rstrip("0").rstrip(".") + f"° {signs[degrees < 0]}"
        for degrees, signs in ((event.latitude, "NS"), (event.longitude, "EW"))
        if degrees is not None
    )
    return f"{latitude}, {longitude}"


def where_exactly(event: Event) -> str:
    """How well the place is known."""
    if not event.located:
        return "not on the map: no coordinates that can be used"
    return PRECISION_MEANINGS.get(event.place_precision, "")


def toll(event: Event) -> str:
    """The dead and wounded as ranges, `38 to 40 killed, 7 wounded`; blank when nobody counted."""
    counts = ((event.killed.words(), "killed"), (event.wounded.words(), "wounded"))
    return ", ".join(f"{words} {what}" for words, what in counts if words)


def why_hidden(names: tuple[str, ...]) -> str:
    """Why a selected event is neither on the map nor on the timeline."""
    which = " and ".join(FILTER_NAMES[name] for name in names)
    return f"Not on map and timeline: hidden by {which}."


def active(wanted: Filter) -> bool:
    """Whether any filter is switched on."""
    return wanted != Filter()


def language(code: str) -> str:
    """A language's English name; a code that is not in the list is shown as it stands."""
    return LANGUAGES.get(code.lower(), code)


def source_date(text: str) -> str:
    """A source's date in words; as it stands when it cannot be read."""
    try:
        return Span.parse(text).words() if text else ""
    except SpanError:
        return text
