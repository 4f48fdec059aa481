"""The legend that map and timeline share: colours, glyphs, outlines, circles and arrows."""

from collections.abc import Mapping, Sequence
from typing import Any

from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import Look


def categories(looks: Mapping[str, Look], titles: Mapping[str, str]) -> dict[str, Any]:
    """One entry for each category, then how doubt is drawn; text as text, for `legend.js`."""
    return {
        "name": "Legend",
        "categories": [
            {"title": titles[name], "colour": look.colour, "dark": look.dark, "glyph": look.glyph}
            for name, look in looks.items()
        ],
        "halo": "place known roughly",
    }


def links(
    links: Sequence[Link], titles: Mapping[str, str], cautions: Sequence[str]
) -> dict[str, Any]:
    """One entry for each relation on show, what broken lines mean, and what must be said."""
    return {
        "name": "Legend of links",
        **relations.key(links, titles),
        "cautions": list(cautions),
    }
