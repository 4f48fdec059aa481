"""A run of all browser tests names each function of ours that none of them entered."""

from types import SimpleNamespace

import pytest

from chronicle.views import front_end
from tests.support import functions_entered
from tests.support.functions_entered import Record
from tests.support.serving import ROOT

PAGE = front_end.page_script()
ARROW = (ROOT / "static/shared/arrow.js").read_text("utf-8")
UNSAVED = (ROOT / "chronicle/widgets/unsaved.js").read_text("utf-8")


def script(url: str, text: str, **counts: int) -> dict:
    """What the profiler tells of a script, and of these functions in it."""
    whole = {"functionName": "", "ranges": [{"startOffset": 0, "count": 1}]}
    functions = [
        {
            "functionName": name,
            "ranges": [{"startOffset": text.index(f"function {name}("), "count": count}],
        }
        for name, count in counts.items()
    ]
    return {"url": url, "functions": [whole, *functions]}


def missing(*scripts: dict) -> list[str]:
    record = Record()
    record.take(list(scripts))
    return [sentence for sentence in record.missing() if "never loaded" not in sentence]


def test_a_function_in_the_script_of_a_page_is_named_by_its_own_file_and_line():
    url = "file:///somewhere/chronicle_page.js"

    assert missing(script(url, PAGE, axis=1, inWords=0, idAt=0)) == [
        "static/shared/calendar.js:47: inWords, in export function inWords(day) {",
        "static/timeline/marks.js:11: idAt, in export function idAt(event) {",
    ]


def test_a_function_that_one_page_entered_is_entered_wherever_else_it_is_not():
    served = "http://localhost:1/base/app/static/shared/arrow.js"
    on_disk = "file:///somewhere/chronicle_page.js"

    assert missing(
        script(served, ARROW, bow=0, rest=1),
        script(on_disk, PAGE, bow=1, rest=0),
        script(served, ARROW, bow=0),
    ) == []  # fmt: skip


def test_the_script_of_a_component_is_known_by_its_name():
    record = Record()
    whole = {"functionName": "", "ranges": [{"startOffset": 0, "count": 1}]}
    at = {"functionName": "ask", "ranges": [{"startOffset": UNSAVED.index("("), "count": 0}]}

    record.take([{"url": "st-bidi-chronicle_unsaved-f743cb62.js", "functions": [whole, at]}])

    assert [function.file for function in record.known] == ["chronicle/widgets/unsaved.js"]


def test_scripts_of_others_are_not_looked_at():
    record = Record()

    for url in (
        "",
        "http://localhost:1/static/js/index.js",
        "http://x/app/static/vendor/leaflet.js",
    ):
        record.take([script(url, ARROW, bow=0)])

    assert record.known == set()


def test_a_script_that_no_page_loaded_is_named():
    assert Record().missing() == [
        f"{file}: never loaded"
        for file in (
            "static/arcs/arcs.js",
            "static/arcs/layout.js",
            "static/legend/legend.js",
            "static/map/apart.js",
            "static/map/atlas.js",
            "static/map/atlas_names.js",
            "static/map/edge.js",
            "static/map/frame.js",
            "static/map/frame_host.js",
            "static/map/home.js",
            "static/map/inert.js",
            "static/map/links.js",
            "static/map/map.js",
            "static/map/world.js",
            "static/shared/arrow.js",
            "static/shared/calendar.js",
            "static/shared/columns.js",
            "static/shared/component.js",
            "static/shared/dark.js",
            "static/shared/inks.js",
            "static/shared/page.js",
            "static/shared/svg.js",
            "static/shared/text.js",
            "static/shared/words.js",
            "static/timeline/axis.js",
            "static/timeline/marks.js",
            "static/timeline/notes.js",
            "static/timeline/rows.js",
            "static/timeline/strip.js",
            "static/timeline/ticks.js",
            "static/timeline/timeline.js",
            "static/timeline/title.js",
            "chronicle/widgets/ticker.js",
            "chronicle/widgets/unsaved.js",
        )
    ]


@pytest.fixture
def session(monkeypatch):
    """Make a run of these files; what the run that this test belongs to records stays as it is."""
    monkeypatch.setattr(functions_entered, "_left_out", False)
    monkeypatch.setattr(functions_entered, "_record", None)
    monkeypatch.setattr(functions_entered, "_all", None)

    def run(*files: str, args: tuple[str, ...] = ()) -> SimpleNamespace:
        items = [SimpleNamespace(path=functions_entered.BROWSER_TESTS / name) for name in files]
        return SimpleNamespace(items=items, config=SimpleNamespace(args=args), exitstatus=0)

    return run


EVERY = [file.name for file in sorted(functions_entered.BROWSER_TESTS.glob("test_*.py"))]


def recorded(run: SimpleNamespace) -> bool:
    functions_entered.pytest_collection_finish(run)
    return functions_entered._record is not None


def test_only_a_run_of_every_browser_test_is_recorded(session):
    assert not recorded(session(*EVERY[1:]))
    assert not recorded(session(*EVERY, args=("tests/browser/test_screen.py::test_one",)))
    assert recorded(session(*EVERY))


def test_a_run_that_leaves_browser_tests_out_is_not_recorded(session):
    functions_entered.pytest_deselected(session(EVERY[0]).items)

    assert not recorded(session(*EVERY))


@pytest.mark.parametrize(("entered", "exitstatus"), [(0, 1), (1, 0)])
def test_a_run_fails_for_a_function_that_no_process_entered(
    session, monkeypatch, entered, exitstatus
):
    monkeypatch.setattr(functions_entered, "our_scripts", lambda: ["static/shared/arrow.js"])
    url = "http://localhost:1/app/static/shared/arrow.js"
    outputs = []
    for count in (0, entered):
        worker = session(*EVERY)
        assert recorded(worker)
        functions_entered._record.take([script(url, ARROW, bow=count)])
        worker.config.workeroutput = {}
        functions_entered.pytest_sessionfinish(worker)
        outputs.append(worker.config.workeroutput)

    monkeypatch.setattr(functions_entered, "_record", None)
    for output in outputs:
        functions_entered.pytest_testnodedown(SimpleNamespace(workeroutput=output))
    controller = session()
    functions_entered.pytest_sessionfinish(controller)

    assert controller.exitstatus == exitstatus
