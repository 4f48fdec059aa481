"""The drawings in their hosts: below a base path of the server, and on a page from the disk."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Bar
from chronicle.asking.narrowing import Filter
from chronicle.model import Link
from chronicle.views import arcs, front_end, legend, palette, place_map, timeline
from tests.support import functions_entered, screen, witness
from tests.support.chronicles import make_chronicle
from tests.support.explore import (
    GADHAFI,
    expect_selected,
    frame,
    mark,
    marker,
    markers,
    turn_to,
    visit,
)

DAY = 86_400
FALL = "Sirte falls"
RAID = "Raid and siege at the In Amenas gas plant"


def test_every_drawing_finds_its_scripts_below_a_base_path(serve, open_page):
    # Streamlit itself looks for its server at the root first, and the browser complains of that.
    page = open_page(server=serve(base="/archive/raid"), allow_faults=True)

    expect(markers(page)).to_have_count(76)
    marker(page, "gadhafi-killed").click()
    expect_selected(page, "gadhafi-killed", GADHAFI)
    expect(page.locator(".st-key-legend_list").get_by_text("Change of regime")).to_be_visible()
    turn_to(page, "Connections")
    expect(page.locator(".st-key-connections .arrow").first).to_be_visible()
    page.reload()
    screen.settled(page)
    expect(page.locator(".st-key-connections .arrow").first).to_be_visible()
    turn_to(page, "Explore")
    expect(mark(page, GADHAFI)).to_be_visible()


def test_the_map_waits_for_its_style_sheets(page):
    held: list[Route] = []
    page.route("**/map/atlas.css", lambda route: held.append(route))
    visit(page)
    expect(markers(page)).to_have_count(0)

    for route in held:
        route.continue_()
    expect(markers(page)).to_have_count(76)
    page.unroute_all()
    sea_and_land = """() => {
      const canvas = document.querySelector(".leaflet-pane canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size > 3;
    }"""
    screen.until(lambda: frame(page).evaluate(sea_and_land))


PAGE = """<!doctype html>
<meta charset="utf-8">
<title>On a disk</title>
<link rel="stylesheet" href="vendor/leaflet.css">
<style>
  :root {
    --st-background-color: #fdfcf9; --st-text-color: #0f0e0d; --st-font: sans-serif;
    --st-border-color: #d9d4c8; --st-primary-color: #26466d;
  }
  #map { height: 300px }
</style>
<style id="map-styles"></style>
<div id="map"></div>
<div id="timeline"></div>
<div id="legend"></div>
<div id="arcs" style="width: 800px; height: 100px"></div>
<script src="vendor/leaflet.js"></script>
<script src="vendor/basemap.js"></script>
<script src="chronicle_page.js"></script>
<script>
  const { styles, ...data } = DATA;
  const { page, placeIn } = modules["shared/page.js"];
  const drawings = {};
  window.told = [];
  const host = page((name, value) => {
    told.push([name, value]);
    if (name === "picked") select(value);
  });
  function select(selected) {
    for (const [name, drawing] of Object.entries(drawings))
      drawing.show({ ...data[name], selected });
  }
  document.querySelector("#map-styles").textContent = styles.map;
  for (const name of Object.keys(data)) {
    const element = document.querySelector("#" + name);
    const place = name === "map" ? element : placeIn(element, styles[name]);
    drawings[name] = modules[name + "/" + name + ".js"].mount(place, host);
  }
  select(null);
  window.letGo = () => Object.values(drawings).slice(1).forEach((drawing) => drawing.close());
</script>
"""


def drawn() -> dict[str, object]:
    """Two events and the link between them, as every drawing is given them."""
    chronicle = make_chronicle(
        [
            {"id": "fall", "title": FALL, "date": "2011-10-20", "category": "regime-change"},
            {"id": "raid", "title": RAID, "latitude": "27.9", "longitude": "9.1", "status": ""},
        ]
    )
    looks = palette.looks(("regime-change", "attack"))
    links = [Link("arms", "fall", "raid", "arms-flow", "", "unresolved", (), "")]
    days = {"fall": (15267, 15268), "raid": (15721, 15725)}
    events = [
        one._replace(
            start=days[one.id][0] * DAY, end=days[one.id][1] * DAY - 1,
            start_soft=False, end_soft=True,
        )
        for one in engine_of(chronicle).rows(Filter(), limit=2)
    ]  # fmt: skip
    bins = [Bar(15267 * DAY, 15300 * DAY, "attack", 2)]
    span = (15200 * DAY, 15800 * DAY)
    group = place_map.draw(
        events, None, looks, selected=None, window=None, follow=False,
        links={links[0]: "From the depots"},
    )  # fmt: skip
    return {
        "map": {"view": [-10, 20, 30, 40], **json.loads(group.drawing)},
        "timeline": timeline.draw(
            events, domain=span, extent=span, window=(None, None),
            bins=bins, density=None, looks=looks, selected=None, titles={},
        ),
        "legend": legend.categories(looks, {name: name for name in looks}),
        "arcs": arcs.draw(
            events, links, looks=looks, selected=None, link=None,
            said={"arms": "From the depots"},
        ),
    }  # fmt: skip


@pytest.fixture
def on_disk(new_context: Callable[..., BrowserContext], tmp_path: Path) -> Iterator[Page]:
    """A page that is opened from the disk; it must have been without a fault at the end."""
    styles = {name: front_end.style(name) for name in front_end.DRAWINGS}
    styles["map"] += (front_end.STATIC / "map/atlas.css").read_text("utf-8")
    data = json.dumps({"styles": styles, **drawn()})
    shutil.copytree(front_end.STATIC / "vendor", tmp_path / "vendor")
    script = tmp_path / functions_entered.PAGE_SCRIPT
    script.write_text(front_end.page_script(), "utf-8")
    file = tmp_path / "index.html"
    file.write_text(PAGE.replace("DATA", data.replace("</", "<\\/"), 1), "utf-8")
    page = witness.watch(new_context(viewport={"width": 1200, "height": 900}), None)
    page.goto(file.as_uri())
    yield page
    faults = witness.faults_of(page)
    page.close()
    assert faults == {}


def test_a_page_from_the_disk_draws_everything_and_hears_what_is_picked(on_disk):
    page = on_disk
    expect(page.locator("#map [data-event]")).to_have_count(2)
    expect(page.locator("#map .arrow")).to_have_count(1)
    expect(page.locator("#legend li")).to_have_text(
        ["regime-change", "attack", "place known roughly"]
    )
    expect(page.locator("#arcs .arrow")).to_have_count(1)

    page.locator("#timeline").get_by_role("button", name=RAID).click()
    expect(page.locator("#map [aria-pressed='true']")).to_have_attribute("data-event", "raid")
    expect(page.locator("#timeline .label.selected")).to_have_text(RAID)
    expect(page.locator("#arcs .row[aria-pressed='true']")).to_contain_text(RAID)

    page.locator("#map [data-event='fall']").click()
    expect(page.locator("#timeline .label.selected")).to_have_text(FALL)
    page.keyboard.press("x")
    page.locator("#arcs .row").first.focus()
    page.keyboard.press("x")
    page.locator("#arcs .arrow").first.press("Enter")
    assert page.evaluate("told") == [["picked", "raid"], ["picked", "fall"], ["link", "arms"]]


def test_a_page_from_the_disk_takes_the_theme_of_the_system_and_can_let_go(on_disk):
    on_disk.emulate_media(color_scheme="dark")
    on_disk.evaluate("select(null)")
    expect(on_disk.locator("#map")).to_have_attribute("data-theme", "dark")

    on_disk.evaluate("letGo()")
    expect(on_disk.locator("#timeline .mark")).to_have_count(0)
    expect(on_disk.locator("#legend li")).to_have_count(0)
