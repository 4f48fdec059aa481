from chronicle.formats.json.json_rows import items
from chronicle.formats.json.json_text import load


def test_objects_are_found_at_a_path_with_the_lines_that_they_start_on():
    document = load(b'{"a": [\n{"title": "Raid"},\n7,\n{"title": "Truce"}]}', "raids.json", None)

    found = items(document, "a")

    assert [one["title"] for one in found.objects] == ["Raid", "Truce"]
    assert [*found.lines] == [2, 4]
    assert found.unread == 1
    assert [problem.line for problem in found.problems] == [3]


def test_two_objects_on_one_line_are_counted_instead():
    found = items(load(b'[{"title": "Raid"}, {"title": "Truce"}]', "raids.json", None))

    assert (found.counted, [*found.lines]) == ("event", [1, 2])


def test_an_empty_list_says_that_it_is_empty():
    found = items(load(b"[]", "raids.json", None))

    assert [problem.message for problem in found.problems] == ["The list of events is empty."]
