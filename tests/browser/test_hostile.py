"""A table full of traps: every text is shown as it stands, nothing in it runs or goes missing."""

import re

import pytest
from playwright.sync_api import expect

from tests.support import chronicle_folder, explore, screen, witness
from tests.support.explore import card, mark, marker, markers, marks, one_run, summary
from tests.support.serving import serving
from tests.support.traps import PWN, TRAPS, expect_harmless, squeezed

URLS = {
    "script-address": "javascript:parent.__pwned=1",
    "data-address": f"data:text/html,<script>{PWN}</script>",
    "escaping-address": f'https://safe.example/a)b"><img/src=x/onerror={PWN}>',
    "jinja-address": "https://safe.example/{{7*191}}?a=${7*191}",
}
PERIOD = "{{7*191}} <b>period</b> [x](javascript:parent.__pwned=1)"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """A page on a chronicle in which every cell that takes text holds a trap."""
    events = [
        {
            "id": id,
            "title": f"{text} T{number}",
            "date": f"2011-01-{number + 1:02d}",
            "place": f"{text} P{number}",
            "country": f"{text} C{number}",
            "latitude": str(10 + 3 * (number // 6)),
            "longitude": str(10 + 4 * (number % 6)),
            "category": f"{text} K{number}",
            "actors": f"{text.replace(';', ',')} A{number}",
            "summary": f"{text} S{number}",
            "toll_note": f"{text} O{number}",
            "status": "claimed",
            "status_note": f"{text} N{number}",
            "sources": "; ".join(URLS) if number == 0 else "literal-title",
        }
        for number, (id, text) in enumerate(TRAPS.items())
    ]
    sources = [
        {"id": id, "title": f"{TRAPS['image']} {id}", "publisher": TRAPS["markdown-link"],
         "url": url, "note": TRAPS["jinja-sum"], "date": TRAPS["jinja-open"],
         "language": TRAPS["svg"], "archive_url": url}
        for id, url in URLS.items()
    ]  # fmt: skip
    sources.append(
        {"id": "literal-title", "title": TRAPS["markdown-image"], "publisher": TRAPS["script"]}
    )
    package = {
        "title": f"{TRAPS['image']} {TRAPS['jinja-sum']}",
        "description": TRAPS["markdown-link"],
        "periods": [{"name": PERIOD, "date": "2011-01"}],
        "categories": [{"name": f"{TRAPS['svg']} K14", "title": TRAPS["template-literal"]}],
        "start_with": ["image"],
    }
    folder = chronicle_folder.write(tmp_path_factory.mktemp("hostile"), events, sources, package)
    with serving(folder) as server, explore.kept_page(browser, server) as page:
        yield explore.visit(page)
        page.title()  # An answer from the browser brings along what it had still to tell.
        assert witness.of(page).faults() == {}


def test_every_event_is_on_the_map_and_on_the_timeline_under_its_literal_title(page):
    assert str(len(TRAPS)) in summary(page).inner_text()
    expect(markers(page)).to_have_count(len(TRAPS))
    expect(marks(page)).to_have_count(len(TRAPS))
    for number, (id, text) in enumerate(TRAPS.items()):
        label = marker(page, id).get_attribute("aria-label")
        assert label == f"{text} T{number}"[:120]
        named = marks(page).nth(number).get_attribute("aria-label")
        assert named == f"{text} T{number}, {number + 1} January 2011"
    expect_harmless(page)


def test_every_event_can_be_selected_and_its_card_holds_every_cell_literally(page):
    for number, (id, text) in enumerate(TRAPS.items()):
        with one_run(page):
            card(page).get_by_role("button", name="Next").click()
            expect(page).to_have_url(re.compile(f"event={id}$"))
            expect(card(page)).to_contain_text(f" N{number}")
        shown = squeezed(card(page).inner_text())
        for cell in ("T", "P", "C", "S", "O", "N"):
            assert squeezed(f"{text} {cell}{number}") in shown
        assert squeezed(f"{text.replace(';', ',')} A{number}") in shown
        assert not card(page).locator("img, svg[onload], script, code, del, .katex").count()
    expect_harmless(page)


def test_hovering_shows_the_literal_title_in_the_map_and_in_the_timeline(page):
    for id in ("image", "template-literal", "attribute", "end-of-script", "jinja-open"):
        number = list(TRAPS).index(id)
        marker(page, id).hover()
        tooltip = screen.map_frame(page).locator(".leaflet-tooltip")
        expect(tooltip).to_have_count(1)
        expect(tooltip).to_have_text(f"{TRAPS[id]} T{number}"[:120])
        assert tooltip.evaluate("(element) => element.childElementCount") == 0
        marks(page).nth(number).hover()
        tip = page.locator(".st-key-timeline").get_by_text(f"{TRAPS[id]} T{number}", exact=True)
        expect(tip.first).to_be_visible()
    expect_harmless(page)


def test_links_lead_to_web_addresses_only_and_open_in_a_new_tab(page):
    mark(page, f"{TRAPS['jinja-sum']} T0").click()
    expect(card(page)).to_contain_text("Sources from ")
    links = page.locator(".st-key-card a[href]:not([href^='#'])")
    expect(links.first).to_be_attached()
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(addresses) == 4
    assert {"/".join(address.split("/")[:3]) for address in addresses} == {"https://safe.example"}
    assert {link.get_attribute("target") for link in links.all()} == {"_blank"}
    for id in URLS:
        expect(card(page)).to_contain_text(f"{TRAPS['image']} {id}")
    problems = page.locator(".st-key-problems")
    for id in ("script-address", "data-address"):
        expect(problems).to_contain_text(URLS[id][:40])
    assert problems.inner_text().count("is not a web address.") == 4
    expect_harmless(page)


def test_title_filters_and_table_hold_the_literal_text(page):
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"{TRAPS['image']} {TRAPS['jinja-sum']}"
    )
    expect(explore.period(page, PERIOD)).to_have_count(1)
    countries = {squeezed(f"{text} C{n} 1") for n, text in enumerate(TRAPS.values())}
    pills = page.locator(".st-key-country button").all_inner_texts()
    assert len(pills) == 6
    assert {squeezed(text) for text in pills} <= countries
    others = page.locator(".st-key-other_country").get_by_role("combobox")
    others.scroll_into_view_if_needed()
    # A list that opens while the sidebar is still scrolling closes again.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    others.focus()
    page.keyboard.type("C")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert {squeezed(text) for text in options.all_inner_texts()} <= countries
    page.keyboard.press("Escape")

    page.locator(".st-key-table").scroll_into_view_if_needed()
    rows = page.locator(".st-key-table tbody tr")
    expect(rows.nth(6).locator("td").first).to_have_text(f"{TRAPS['backtick']} T6")
    expect(rows.nth(6).locator("td").nth(2)).to_have_text(f"{TRAPS['backtick']} P6")
    expect_harmless(page)


def test_evidence_holds_the_literal_text(page):
    explore.visit(page, "/?section=sources")
    page.locator(".st-key-pages").get_by_role("link", name="Evidence").click()
    sources = page.locator(".st-key-sources")
    expect(sources).to_contain_text("stand behind the events shown")
    listed = sources.locator("[class*='st-key-source_']:not(.st-key-source_q)")
    expect(listed).to_have_count(len(URLS) + 1)
    expect(listed.get_by_role("button")).to_have_count(len(TRAPS) - 1 + len(URLS))
    shown = squeezed(screen.settled(page).locator(".st-key-sources").inner_text())
    titles = [f"{TRAPS['image']} {id}" for id in URLS]
    events = [f"{text} T{number}" for number, text in enumerate(TRAPS.values())]
    others = [TRAPS["markdown-image"], TRAPS["script"], TRAPS["jinja-sum"]]
    assert [text for text in (*titles, *events, *others) if squeezed(text) not in shown] == []
    assert not sources.locator("img, script").count()
    expect_harmless(page)


def test_no_template_was_worked_out_anywhere(page):
    page.locator(".st-key-pages").get_by_role("link", name="Explore").click()
    expect(markers(page)).to_have_count(len(TRAPS))
    for inside in page.frames:
        assert "1337" not in inside.locator("body").inner_text()
    expect_harmless(page)
