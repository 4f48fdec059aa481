"""Tables, opened for a test, and what is looked at in them."""

import io
import zipfile

from chronicle.reading.opening import Answers, Opened, open_content


def opened(content: str | bytes, file: str = "events.csv", **answers: object) -> Opened:
    """What this content opens as, with what the reader answered."""
    content = content if isinstance(content, bytes) else content.encode()
    return open_content(content, file, Answers(**answers))


def placed(found: Opened) -> list[tuple]:
    """Each event's id, title, date and position; None where it has none."""
    columns = ["id", "title", "date", "latitude", "longitude"]
    events = found.chronicle.events[columns].astype("object")
    return list(events.where(events.notna(), None).itertuples(index=False, name=None))


def column(found: Opened, name: str) -> list:
    """One column of the events."""
    return list(found.chronicle.events[name])


def sentences(found: Opened) -> list[str]:
    """What is said of the table."""
    return [problem.sentence() for problem in found.problems]


def zipped(**files: str) -> bytes:
    """A zip with these CSV files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return content.getvalue()
