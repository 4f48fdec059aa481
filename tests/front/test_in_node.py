"""The pure functions of the front end, tried by the node that Playwright brings along."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

FILES = sorted(Path(__file__).parent.glob("test_*.js"))


def test_there_are_files_to_run():
    assert [file.name for file in FILES] == [
        "test_apart.js", "test_arcs.js", "test_arrow.js", "test_axis.js", "test_calendar.js",
        "test_columns.js", "test_dark.js", "test_edge.js", "test_forms.js", "test_inks.js",
        "test_rows.js", "test_text.js", "test_ticks.js", "test_title.js", "test_words.js",
        "test_world.js",
    ]  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_case_holds(file):
    node, _ = compute_driver_executable()

    done = subprocess.run(
        [node, "--test-reporter=tap", str(file)],
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    print(done.stdout, done.stderr)
    assert re.findall(r"not ok \d+ - (.+)", done.stdout) == []
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE)
    assert done.returncode == 0
