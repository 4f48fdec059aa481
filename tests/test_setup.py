"""A fresh machine: what is installed, what the two commands do, and how the first start behaves."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import streamlit

from tests.support.serving import serving

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"([a-z][a-z-]*)==\d+(\.\d+)+")
IMPORTED_AS = {
    name: name.replace("-", "_")
    for name in ("streamlit-folium", "python-calamine", "charset-normalizer")
}

RUN = (
    "python3 -m venv .venv"
    " && .venv/bin/python -m pip install -r requirements.txt"
    " && .venv/bin/python -m streamlit run dashboard.py"
)
TEST = (
    "python3 -m venv .venv"
    " && .venv/bin/python -m pip install -r tests/requirements.txt"
    " && .venv/bin/python -m pytest --numprocesses=auto"
)


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> list[str]:
    found = [PINNED.fullmatch(line) for line in lines(name)]
    return [match[1] for match in found if match]


def config() -> dict:
    return tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


def test_what_the_app_imports_is_what_requirements_pin():
    files = [
        *ROOT.glob("dashboard.py"),
        *ROOT.glob("pages/**/*.py"),
        *ROOT.glob("chronicle/**/*.py"),
    ]
    imported = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imported.add((node.module or "").split(".")[0])
    third_party = imported - sys.stdlib_module_names - {"chronicle", "dashboard", "pages"}

    assert files
    assert third_party == {IMPORTED_AS.get(name, name) for name in pins("requirements.txt")}


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_and_gives_its_reason(name):
    written = lines(name)
    wanted = [n for n, line in enumerate(written) if line and not line.startswith(("#", "-r"))]

    assert len(wanted) >= 4
    assert [written[n] for n in wanted if not PINNED.fullmatch(written[n])] == []
    assert [written[n] for n in wanted if not re.fullmatch(r"# .+\.", written[n - 1])] == []


def test_the_tests_need_what_the_app_needs_and_no_pin_is_given_twice():
    both = pins("requirements.txt") + pins("tests/requirements.txt")

    assert "-r ../requirements.txt" in lines("tests/requirements.txt")
    assert sorted(both) == sorted(set(both))


def test_readme_gives_both_commands_on_one_line_each():
    assert lines("README.md").count(RUN) == 1
    assert lines("README.md").count(TEST) == 1


@pytest.mark.parametrize("command", [RUN, TEST])
def test_readme_gives_the_windows_form_beside_each_command(command):
    windows = command.replace("python3 -m", "py -m").replace(".venv/bin/", ".venv\\Scripts\\")

    assert windows in lines("README.md")[lines("README.md").index(command) :]


def test_the_workflow_runs_both_commands_of_readme_on_every_system():
    written = (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    windows = [
        command.replace("python3 -m", "py -m").replace(".venv/bin/", ".venv\\Scripts\\")
        for command in (RUN, TEST)
    ]

    assert [written.count(command) for command in (RUN, TEST, *windows)] == [1, 1, 1, 1]


def test_readme_says_which_python_is_enough():
    assert "Python 3.11 or later" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert sys.version_info >= (3, 11)


FAKE_PYTHON = """#!/bin/sh
# Stands in for Python: notes what it is asked to do, and makes a copy of itself for a venv, also
# as the linter that comes with it.
case "$0" in */ox*) set -- "${0##*/}" "$@" ;; esac
echo "$@" >> "$CALLS"
case "$*" in *"$FAILS"*) exit 7 ;; esac
if [ "$2" = venv ]; then
    mkdir -p "$3/bin"
    for name in python oxlint oxfmt; do cp "$0" "$3/bin/$name"; done
fi
"""


def run_ci(folder: Path, fails: str = "nothing does") -> tuple[int, list[str]]:
    """The script's exit code, and what it asked of Python; an argument `fails` breaks that call."""
    checkout, calls, temporary = folder / "checkout", folder / "calls", folder / "temporary"
    for made in (checkout / ".ci", temporary, folder / "bin"):
        made.mkdir(parents=True)
    shutil.copy(ROOT / "README.md", checkout)
    shutil.copy(ROOT / ".ci/run", checkout / ".ci")
    python = folder / "bin/python3"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    settings = {
        "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(temporary),
        "CALLS": str(calls),
        "FAILS": fails,
    }

    done = subprocess.run(
        ["bash", str(checkout / ".ci/run")],
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        check=False,
    )

    assert list(temporary.iterdir()) == [], "the virtual environment is still there"
    assert sorted(path.name for path in checkout.iterdir()) == [".ci", "README.md"]
    return done.returncode, calls.read_text(encoding="utf-8").splitlines()


needs_bash = pytest.mark.skipif(sys.platform == "win32", reason=".ci/run is for bash")


@needs_bash
def test_ci_runs_the_test_command_of_readme_outside_the_checkout_and_then_the_linters(tmp_path):
    code, calls = run_ci(tmp_path)

    environment = calls[0].removeprefix("-m venv ")
    assert code == 0
    assert Path(environment).parent == tmp_path / "temporary"
    assert calls == [
        f"-m venv {environment}",
        "-m pip install -r tests/requirements.txt",
        "-m pytest --numprocesses=auto --cov",
        "-m ruff check --quiet .",
        "-m ruff format --check --quiet .",
        "oxlint --quiet .",
        "oxfmt --list-different .",
        f"-m basedpyright --project .basedpyright.json --pythonpath {environment}/bin/python",
    ]


@needs_bash
@pytest.mark.parametrize(
    "step",
    [
        "-m venv",
        "-m pip install",
        "-m pytest --numprocesses=auto --cov",
        "-m ruff check",
        "-m ruff format",
        "oxlint",
        "oxfmt",
        "-m basedpyright",
    ],
)
def test_ci_fails_when_any_of_its_steps_fails(tmp_path, step):
    code, calls = run_ci(tmp_path, fails=step)

    assert code == 7
    assert step in calls[-1]


def test_the_first_start_asks_nothing_and_sends_nothing():
    assert config()["server"]["showEmailPrompt"] is False
    assert config()["browser"]["gatherUsageStats"] is False


def test_every_setting_is_one_that_streamlit_knows():
    def keys(table: dict, above: str = "") -> list[str]:
        return [
            key
            for name, value in table.items()
            for key in (
                keys(value, f"{above}{name}.") if isinstance(value, dict) else [above + name]
            )
        ]

    named = keys(config())

    assert "theme.dark.sidebar.backgroundColor" in named
    for key in named:
        streamlit.get_option(key)  # raises for a name that it does not know


def test_the_server_answers_on_this_machine_only(tmp_path):
    page = tmp_path / "page.py"
    page.write_text("", encoding="utf-8")
    with serving(dashboard=page) as server:
        port = int(server.url.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        # Another address of this machine, which a server that listens on every one would answer.
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", port), timeout=5).close()


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("light.textColor", "light.backgroundColor"),
        ("light.textColor", "light.secondaryBackgroundColor"),
        ("light.linkColor", "light.secondaryBackgroundColor"),
        ("light.primaryColor", "light.backgroundColor"),
        ("white", "light.primaryColor"),
        ("dark.textColor", "dark.backgroundColor"),
        ("dark.textColor", "dark.sidebar.secondaryBackgroundColor"),
        ("dark.linkColor", "dark.sidebar.backgroundColor"),
        ("dark.primaryColor", "dark.secondaryBackgroundColor"),
    ],
)
def test_text_can_be_read_on_what_it_stands_on(ink, paper):
    def luminance(name: str) -> float:
        value = {"white": "#ffffff"}.get(name) or theme_colour(name)
        channels = [int(value[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def theme_colour(name: str) -> str:
        value = config()["theme"]
        for key in name.split("."):
            value = value[key]
        return value

    darker, lighter = sorted([luminance(ink), luminance(paper)])

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_the_top_level_holds_what_a_reader_looks_for_and_no_more():
    expected = {"README.md", "requirements.txt", "dashboard.py", "LICENSE"}
    expected |= {"pages", "data", "tests", "chronicle", "static"}
    made_by_running = {"__pycache__", "test-results"}

    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found - made_by_running == expected
