"""The map, as folium hands it to the browser; drawn there by static/map/.

folium renders whatever text it is given as a template that can run Python. So it is given floats,
colours from our palette, ids of our own pattern, and text that went through `inert`.
"""

import html
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from chronicle import schema
from chronicle.asking.engine import Cell, Mark, Spread
from chronicle.model import Bounds, Link
from chronicle.views import relations
from chronicle.views.palette import Look

HEIGHT_PX = 380
STATIC = "../../app/static/"
"""Our own files, as seen from the map's frame; right under a base path as well."""
WORLD = Bounds(-170.0, -55.0, 175.0, 72.0)
HALO_KM = {"city": 12, "region": 120, "country": 350}
TOOLTIP_CHARACTERS = 120


class Closeup(NamedTuple):
    """Where the map is to go, and how close; `number` tells one wish from the next."""

    latitude: float
    longitude: float
    zoom: float
    number: int


_NOT_INERT = str.maketrans({letter: f"&#{ord(letter)};" for letter in "`$\\{}"})


def inert(text: str) -> str:
    """Text as HTML that shows it letter by letter and means nothing to a template or a script."""
    return html.escape(str(text), quote=True).translate(_NOT_INERT)


class _BaseMap(folium.Map):
    """A folium map that asks for nothing but our own files."""

    default_js = [  # noqa: RUF012 - folium reads class attributes
        ("leaflet", STATIC + "vendor/leaflet.js"),
        # Asks for the other scripts of ours, while the basemap is still on its way.
        ("chronicle_map", STATIC + "map/frame.js"),
        ("chronicle_basemap", STATIC + "vendor/basemap.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", STATIC + "vendor/leaflet.css"),
        ("chronicle_atlas_css", STATIC + "map/atlas.css"),
        ("chronicle_map_css", STATIC + "map/map.css"),
    ]


class _Atlas(MacroElement):
    """Land, borders and names below the events."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "chronicleMap.begin({{ this._parent.get_name() }}, {{ this.view }});"
        "{% endmacro %}"
    )

    def __init__(self, view: Bounds) -> None:
        super().__init__()
        self._name = "Atlas"
        self.view = json.dumps(list(view))


class _Events(JSCSSMixin, folium.FeatureGroup):
    """What changes from run to run; an unchanged drawing is not sent to the map again."""

    default_js: list = []  # noqa: RUF012
    default_css: list = []  # noqa: RUF012
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        # streamlit-folium keeps every group that it ever added: forget those that are gone
        "window.feature_group = [];"
        "chronicleMap.draw({{ this._parent.get_name() }}, {{ this.drawing }});"
        "{% endmacro %}"
    )

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self.drawing = drawing


def base_map(view: Bounds | None) -> folium.Map:
    """The empty map, the same on every run of one chronicle, so that it is never mounted again."""
    view = view or WORLD
    centre = [(view.south + view.north) / 2, (view.west + view.east) / 2]
    figure = _BaseMap(
        location=centre, zoom_start=4, tiles=None, min_zoom=1, max_zoom=12, zoom_snap=0.5,
        world_copy_jump=True, control_scale=False,
    )  # fmt: skip
    _Atlas(view).add_to(figure)
    return figure


def draw(
    events: Sequence[Mark],
    cells: Sequence[Cell] | None,
    looks: Mapping[str, Look],
    *,
    spread: Spread | None = None,
    reach: Bounds | None = None,
    selected: str | None,
    window: Bounds | None,
    follow: bool,
    brought: int = 0,
    opens_on: Bounds | None = None,
    muted: bool = False,
    closeup: Closeup | None = None,
    unresolved: Collection[str] = frozenset(),
    links: Mapping[Link, str] | None = None,
) -> folium.FeatureGroup:
    """Everything on the map that a choice can change.

    `events` are drawn one by one. Where they are too many, `spread` says how many there are
    anywhere, and where: `events` are then those inside the `reach`, round the map's window, and the
    selected one; or, if they are too many there as well, that one alone and the others as the
    counts of `cells`.
    `follow` asks the map to say where it is after each move; `window` is what it said last.
    A map that is new, or that sees another `brought`, first goes to `opens_on`, if that is a box.
    `muted` draws everything but the selection faintly. A new `closeup` moves the map there.
    `unresolved` are the ids of events whose accounts differ; `links` are drawn as
    arrows, each with what is said about it.
    """
    names = list(looks)
    drawing: dict[str, Any] = {
        "looks": [asdict(look) for look in looks.values()],
        "events": _events(events, names, unresolved),
        "cells": None if cells is None else _cells(cells),
        "spread": None if spread is None else spread._asdict(),
        "selected": selected,
        "follow": follow or spread is not None,
        "reach": _sides(reach),
        "window": _sides(window),
        "brought": brought,
        "opens_on": _sides(opens_on),
        "halos": HALO_KM,
        "muted": muted,
        "arrows": _arrows(links or {}),
        "closeup": None if closeup is None else closeup._asdict(),
    }
    return _Events(json.dumps(drawing, separators=(",", ":")))


def _sides(box: Bounds | None) -> list[float] | None:
    return None if box is None else [round(degrees, 4) for degrees in box]


def _events(
    events: Sequence[Mark], names: list[str], unresolved: Collection[str]
) -> dict[str, list[Any]]:
    code = {name: at for at, name in enumerate(names)}
    placed = [event for event in events if event.located]
    return {
        "id": [event.id for event in placed],
        "latitude": [round(event.latitude or 0.0, 5) for event in placed],
        "longitude": [round(event.longitude or 0.0, 5) for event in placed],
        "look": [code[event.category] for event in placed],
        "precision": _known((one.place_precision for one in placed), schema.PLACE_PRECISIONS),
        "status": _known((one.status for one in placed), schema.STATUSES),
        "title": [inert(event.title[:TOOLTIP_CHARACTERS]) for event in placed],
        "place": [inert(event.place[:TOOLTIP_CHARACTERS]) for event in placed],
        "unresolved": [event.id in unresolved for event in placed],
    }


def _known(words: Iterable[str], vocabulary: Collection[str]) -> list[str]:
    """The words, those blank that are none of ours: they are not made inert."""
    return [word if word in vocabulary else "" for word in words]


def _arrows(links: Mapping[Link, str]) -> dict[str, Any]:
    arrows = relations.arrows(list(links))
    arrows["links"]["standing"] = _known(arrows["links"]["standing"], schema.STANDINGS)
    arrows["links"]["about"] = [inert(about) for about in links.values()]
    return arrows


def _cells(cells: Sequence[Cell]) -> dict[str, list[float]]:
    return {
        "latitude": [round(cell.latitude, 4) for cell in cells],
        "longitude": [round(cell.longitude, 4) for cell in cells],
        "count": [cell.count for cell in cells],
    }
