"""The map, as folium hands it to the browser; drawn there by static/place_map.js.

folium renders whatever text it is given as a template that can run Python. So it is given floats,
colours from our palette, ids of our own pattern, and text that went through `inert`.
"""

import html
import json
from collections.abc import Collection, Mapping, Sequence
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
        ("leaflet", STATIC + "leaflet.js"),
        ("chronicle_basemap", STATIC + "basemap.js"),
        ("chronicle_atlas", STATIC + "atlas.js"),
        ("chronicle_atlas_names", STATIC + "atlas_names.js"),
        ("chronicle_arrow", STATIC + "arrow.js"),
        ("chronicle_place_map_links", STATIC + "place_map_links.js"),
        ("chronicle_place_map", STATIC + "place_map.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", STATIC + "leaflet.css"),
        ("chronicle_atlas_css", STATIC + "atlas.css"),
        ("chronicle_place_map_css", STATIC + "place_map.css"),
    ]


class _Atlas(MacroElement):
    """Land, borders and names below the events."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "chronicleAtlas({{ this._parent.get_name() }});"
        "chroniclePlaceMap.begin({{ this._parent.get_name() }}, {{ this.view }});"
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
        "chroniclePlaceMap.draw({{ this._parent.get_name() }}, {{ this.drawing }});"
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
        "looks": [[look.colour, look.dark, look.glyph] for look in looks.values()],
        "events": _events(events, names, unresolved),
        "cells": None if cells is None else _cells(cells),
        "spread": None if spread is None else [spread.count, spread.box],
        "reach": None if reach is None else _corners(reach),
        "selected": selected,
        "follow": follow or spread is not None,
        "window": None if window is None else [round(degrees, 4) for degrees in window],
        "brought": brought,
        "opens_on": None if opens_on is None else [round(degrees, 4) for degrees in opens_on],
        "halos": HALO_KM,
        "muted": muted,
        "arrows": _arrows(links or {}),
        "closeup": None if closeup is None else list(closeup),
    }
    return _Events(json.dumps(drawing, separators=(",", ":")))


def _corners(box: Bounds) -> list[list[float]]:
    """South-west and north-east, as Leaflet has them."""
    return [[round(box.south, 4), round(box.west, 4)], [round(box.north, 4), round(box.east, 4)]]


def _events(
    events: Sequence[Mark], names: list[str], unresolved: Collection[str]
) -> list[list[Any]]:
    code = {name: at for at, name in enumerate(names)}
    return [
        [
            event.id,
            round(event.latitude, 5),
            round(event.longitude, 5),
            code[event.category],
            event.place_precision if event.place_precision in schema.PLACE_PRECISIONS else "",
            event.status if event.status in schema.STATUSES else "",
            inert(event.title[:TOOLTIP_CHARACTERS]),
            inert(event.place[:TOOLTIP_CHARACTERS]),
            event.id in unresolved,
        ]
        for event in events
        if event.latitude is not None and event.longitude is not None
    ]


def _arrows(links: Mapping[Link, str]) -> dict[str, Any]:
    arrows = relations.arrows(list(links))
    for arrow, about in zip(arrows["links"], links.values(), strict=True):
        arrow[-1] = arrow[-1] if arrow[-1] in schema.STANDINGS else ""
        arrow.append(inert(about))
    return arrows


def _cells(cells: Sequence[Cell]) -> list[list[float]]:
    return [[round(cell.latitude, 4), round(cell.longitude, 4), cell.count] for cell in cells]
