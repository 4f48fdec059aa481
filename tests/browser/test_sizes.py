"""Tables of other sizes than the shipped one: what a reader sees of them, and what a click does."""

import csv
import random
from pathlib import Path

from playwright.sync_api import expect

from tests.support import explore, screen


def made_table(folder: Path, size: int) -> Path:
    """A table of events all over the Sahara and its shores, the same for the same size."""
    chance = random.Random(size)
    path = folder / f"events-{size}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "title", "date", "latitude", "longitude", "category"])
        for at in range(size):
            date = f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02}"
            spot = round(chance.gauss(20, 7), 4), round(chance.gauss(5, 11), 4)
            kind = chance.choice(["battle", "protest", "talks"])
            rows.writerow([f"event-{at}", f"Event {at}", date, *spot, kind])
    return path


def test_a_map_of_more_events_than_single_marks_shows_counts(serve, open_page, tmp_path):
    server = serve(args=["--", str(made_table(tmp_path, 401))])
    page = open_page(server=server)

    counts = screen.map_frame(page).get_by_role("button", name="come closer")
    expect(counts.first).to_be_visible()
    assert sum(int(text) for text in counts.all_inner_texts()) > 350
    expect(explore.summary(page)).to_contain_text("401 of 401 events")
