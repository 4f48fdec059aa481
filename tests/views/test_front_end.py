import re

import pytest

from chronicle.views import front_end
from chronicle.views.front_end import STATIC


@pytest.mark.parametrize("name", ["timeline", "arcs", "legend"])
def test_a_component_asks_for_its_drawing_and_its_host_and_is_short(name):
    script = front_end.component(name)

    asked = re.findall(r'"(\w+/\w+\.js)"', script)
    assert asked == ["shared/component.js", f"{name}/{name}.js"]
    assert all((STATIC / file).is_file() for file in asked)
    assert len(script) < 300


def test_every_drawing_has_a_style_sheet_and_a_module_that_can_be_mounted():
    for name in front_end.DRAWINGS:
        assert "{" in front_end.style(name)
        text = (STATIC / name / f"{name}.js").read_text("utf-8")
        assert "export function mount(element, host) {" in text


def test_only_hosts_reach_for_what_lies_around_a_drawing():
    hosts = {"shared/component.js", "shared/page.js", "map/frame.js", "map/frame_host.js"}
    for file in STATIC.rglob("*.js"):
        name = file.relative_to(STATIC).as_posix()
        if name.startswith("vendor/") or name in hosts:
            continue
        text = file.read_text("utf-8")
        assert not re.findall(
            r"(?<![.\w])window\.|Streamlit\b|document\.(?:head|body)|parent\.", text
        ), name


def test_every_module_begins_with_what_it_is():
    for file in STATIC.rglob("*.js"):
        if "vendor" not in file.parts:
            assert file.read_text("utf-8").startswith("// "), file


def test_the_script_of_a_page_is_no_module_and_holds_each_file_once_after_what_it_imports():
    script = front_end.page_script()

    assert not re.findall(r"^(?:import|export)\b", script, re.MULTILINE)
    made = re.findall(r'^(?:const modules = \{\}; )?modules\["(.+?)"\] = ', script, re.MULTILINE)
    assert len(made) == len(set(made)) == len(front_end.parts())
    for file, text in front_end.parts().items():
        here = made.index(file.relative_to(STATIC).as_posix())
        used = re.findall(r'= modules\["(.+?)"\];', text)
        assert all(made.index(one) < here for one in used), file


def test_a_file_keeps_its_lines_in_the_script_of_a_page():
    for file, text in front_end.parts().items():
        lines = file.read_text("utf-8").splitlines()
        for number, line in enumerate(text.splitlines()[1 : len(lines)], start=1):
            was = lines[number].replace("export ", " " * 7, 1)
            assert line == was or " = modules[" in line or was.startswith("import {"), file
