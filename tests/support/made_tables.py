"""Tables of any size, the same for the same size."""

import csv
import random
from pathlib import Path

COLUMNS = (
    *("id", "title", "date", "place", "country", "latitude", "longitude", "category", "status"),
)
SOURCES = "id,publisher,title,date,url,archive_url,language,note\n"
YEARS = (1990, 2024)


def made_folder(parent: Path, size: int) -> Path:
    """A chronicle of so many events around the Sahara, in a new folder below `parent`.

    They are called event-0, event-1 and so on, with titles such as "Event 17 of 401".
    """
    chance = random.Random(size)
    folder = parent / f"events-{size}"
    folder.mkdir()
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for at in range(size):
            title = f"Event {at} of {size}"
            year, month, day = (chance.randint(*ends) for ends in (YEARS, (1, 12), (1, 28)))
            spot = f"{chance.gauss(20, 7):.4f}", f"{chance.gauss(5, 11):.4f}"
            category = chance.choice(("attack", "diplomacy", "inquiry", "statement"))
            country = f"Country {chance.randint(1, 40)}"
            row = (f"event-{at}", title, f"{year}-{month:02}-{day:02}", "", country, *spot)
            rows.writerow((*row, category, "reported"))
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return folder
