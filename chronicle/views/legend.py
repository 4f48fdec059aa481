"""The legend that map and timeline share: what colours, glyphs, outlines and circles mean."""

from collections.abc import Mapping
from typing import Any

from chronicle.views.palette import Look


def draw(looks: Mapping[str, Look], titles: Mapping[str, str]) -> dict[str, Any]:
    """One entry for each category, then how doubt is drawn; text as text, for `legend.js`."""
    return {
        "categories": [
            {"title": titles[name], "colour": look.colour, "dark": look.dark, "glyph": look.glyph}
            for name, look in looks.items()
        ],
        "halo": "place known roughly",
    }
