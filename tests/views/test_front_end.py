import re
from pathlib import Path

import pytest

from chronicle.views import front_end

VIEWS = Path(front_end.__file__).parent


@pytest.mark.parametrize("name", ["arcs", "legend", "timeline"])
def test_what_is_joined_is_one_module_with_one_export_and_no_name_twice(name):
    joined = front_end.module(VIEWS / f"{name}.js")

    assert len(re.findall(r"^(?:import|export)\b", joined, re.MULTILINE)) == 1
    assert joined.count("\nexport default function (") == 1
    names = re.findall(r"^(?:const|let|function|class) (\w+)", joined, re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_each_file_stands_once_in_a_module_after_all_that_it_imports():
    parts = front_end.parts(VIEWS / "timeline.js")

    assert [file.name for file in parts] == [
        "axis.js", "elements.js", "arrow.js", "timeline_marks.js", "calendar.js",
        "timeline_strip.js", "timeline.js",
    ]  # fmt: skip


def test_a_joined_file_keeps_its_lines(tmp_path):
    (tmp_path / "one.js").write_text("export const one = 1;\n", encoding="utf-8")
    (tmp_path / "two.js").write_text(
        'import {\n  one,\n} from "./one.js";\nimport "./one.js";\nexport default () => one;\n',
        encoding="utf-8",
    )

    assert [*front_end.parts(tmp_path / "two.js").values()] == [
        "const one = 1;\n",
        "\n\n\n\nexport default () => one;\n",
    ]
