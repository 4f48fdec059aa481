"""What a page keeps after many interactions: `python -m tests.browser.endurance [how many]`.

Heap, nodes and listeners are those that are left once the browser has collected what nobody holds
any more, in the page and in the map's frame together. Run under the witness: no figure is printed
for a page with a fault.
"""

import sys

from playwright.sync_api import expect, sync_playwright

from tests.support import chromium, explore, interactions, witness
from tests.support.serving import serving

USUALLY = 1_000
LINES = 10
MEGABYTE = 1_000_000


def main(how_many: int) -> None:
    """Measure and print; a thousand interactions take a quarter of an hour."""
    expect.set_options(timeout=60_000)
    with serving() as server, sync_playwright() as playwright:
        executable = chromium.path(lambda: playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with explore.kept_page(browser, server) as page:
            interactions.begin(page)
            devtools = interactions.devtools_of(page)
            print("interactions  heap in MB   nodes  listeners")
            report(0, interactions.kept(devtools))
            acts = interactions.interactions(page)
            for number, _ in zip(range(1, how_many + 1), acts, strict=False):
                if number % max(1, how_many // LINES) == 0:
                    assert witness.of(page).faults() == {}
                    report(number, interactions.kept(devtools))
        browser.close()


def report(number: int, kept: interactions.Kept) -> None:
    heap = kept.heap / MEGABYTE
    print(f"{number:>12,}  {heap:>10.1f}  {kept.nodes:>6,}  {kept.listeners:>9,}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else USUALLY)
