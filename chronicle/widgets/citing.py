"""Sources in Markdown: links that open in a new tab, and text that stays text."""

from chronicle.model import Source
from chronicle.views import wording
from chronicle.widgets.literal import literal


def cited(source: Source) -> str:
    """One source in Markdown: title as a link that opens in a new tab, publisher, date, note."""
    title = literal(source.title or source.url or source.id)
    linked = f"[{title}]({address(source.url)})" if source.url else title
    facts = [literal(part) for part in (source.publisher, wording.source_date(source.date)) if part]
    if source.language and source.language != "en":
        facts.append(f"in {literal(wording.language(source.language))}")
    if source.archive_url:
        facts.append(f"[copy]({address(source.archive_url)})")
    note = f" :small[:gray[{literal(source.note)}]]" if source.note else ""
    return f"{' · '.join([linked, *facts])}{note}"


def address(url: str) -> str:
    """A web address as a Markdown link's target, without a character that could end it."""
    spelled = {letter: f"%{ord(letter):02X}" for letter in "()<>\\\"'`[]{}| "}
    return url.translate(str.maketrans(spelled))


def numbered(sources: tuple[Source, ...]) -> str:
    """Sources as short links, each named by its publisher."""
    links = []
    for number, source in enumerate(sources, start=1):
        label = literal(source.publisher or str(number))
        links.append(f"[{label}]({address(source.url)})" if source.url else label)
    return f":small[{', '.join(links)}]" if links else ":small[:gray[no source found]]"
