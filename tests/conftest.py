"""What every test shares: how Hypothesis searches, and which file comes first."""

import os
from itertools import chain, zip_longest
from pathlib import Path

import pytest
from hypothesis import settings

CHECKED = bool(os.environ.get("CI"))
"""Whether this is the check of a change, not a run at a desk."""
settings.register_profile(
    "chronicle",
    # A busy machine is slow, not wrong.
    deadline=None,
    print_blob=True,
    # At a desk every run looks somewhere new, at a few places. The checks on a change look at many,
    # and where they looked before, so that what turns them red is the change.
    derandomize=CHECKED,
    max_examples=100 if CHECKED else 40,
)
settings.load_profile("chronicle")

# What support/ asserts is shown in as much detail as what a test does.
pytest.register_assert_rewrite("tests.support")

pytest_plugins = ["tests.support.functions_entered"]

HERE = Path(__file__).parent
# The longest of the files without a browser.
LONGEST = [HERE / name for name in ("test_limits.py", "test_any_bytes.py", "test_round_trip.py")]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let files with and without a browser take turns, the longest first.

    A browser waits for a server and the other tests for nothing: side by side they leave no core
    idle, and none to wait for at the end.
    """
    files = dict.fromkeys(item.path for item in items)
    in_browser = [file for file in files if file.parent.name == "browser"]
    others = [file for file in files if file not in in_browser]
    others.sort(key=lambda file: LONGEST.index(file) if file in LONGEST else len(LONGEST))
    in_turn = chain.from_iterable(zip_longest(in_browser, others))
    place = {file: at for at, file in enumerate(filter(None, in_turn))}
    items.sort(key=lambda item: place[item.path])
