"""The browser's code, linted and formatted."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "static/vendor"
OURS = sorted(
    file
    for folder in ("static", "chronicle", "tests")
    for file in (ROOT / folder).rglob("*.js")
    if VENDOR not in file.parents
)


def run(tool: str, *arguments: str, folder: Path = ROOT) -> str:
    """What a tool of tests/requirements.txt complains of, blank when it does not."""
    program = shutil.which(tool, path=sysconfig.get_path("scripts"))
    assert program, f"{tool} is not installed: pip install -r tests/requirements.txt"
    done = subprocess.run(
        (program, *arguments), cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout + done.stderr if done.returncode else ""


def lint(folder: Path = ROOT) -> str:
    return run("oxlint", "--format=unix", ".", folder=folder)


def test_every_script_is_linted():
    printed = subprocess.run(
        (shutil.which("oxlint", path=sysconfig.get_path("scripts")), "--debug=files", "."),
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip

    assert {line.strip() for line in printed.stdout.splitlines() if line.endswith(".js")} == {
        str(file.relative_to(ROOT)) for file in OURS
    }


def test_the_linter_has_nothing_to_say():
    assert lint() == ""


def test_every_script_is_formatted():
    assert run("oxfmt", "--list-different", ".") == ""


def test_no_line_of_a_script_is_longer_than_100():
    assert [
        f"{file.name}:{number}"
        for file in OURS
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > 100
    ] == []


def test_each_global_name_that_the_linter_is_told_of_is_set_by_a_script_of_others():
    told = re.findall(r'"(\w+)": "readonly"', (ROOT / ".oxlintrc.json").read_text("utf-8"))
    scripts = "".join(file.read_text("utf-8") for file in VENDOR.glob("*.js"))

    assert {*told} <= {*re.findall(r"window\.(\w+) ?= ?", scripts)}


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        (
            "static/map/map.js",
            "const at = this.near(latitude, longitude);",
            "",
            "static/map/map.js: 'at' is not defined.",
        ),
        (
            "static/shared/arrow.js",
            "function bow(",
            "function bend(",
            'static/map/links.js: named import "bow" not found',
        ),
        (
            "static/map/links.js",
            "along(curve",
            "alng(curve",
            "static/map/links.js: 'alng' is not defined.",
        ),
        (
            "static/timeline/strip.js",
            "inWords(from)",
            "inWord(from)",
            "static/timeline/strip.js: 'inWord' is not defined.",
        ),
        (
            "chronicle/widgets/ticker.js",
            "const tickers",
            "const spare = 1;\nconst tickers",
            "chronicle/widgets/ticker.js: Variable 'spare' is declared but never used.",
        ),
    ],
)
def test_the_linter_sees(file, before, after, complaint, tmp_path):
    for script in OURS:
        copy = tmp_path / script.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(script, copy)
    shutil.copy(ROOT / ".oxlintrc.json", tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert before in text

    (tmp_path / file).write_text(text.replace(before, after), "utf-8")

    assert complaint in re.sub(r":\d+:\d+:", ":", lint(tmp_path))
