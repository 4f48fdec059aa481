import pytest

from chronicle.widgets import unsaved


@pytest.mark.parametrize(("edits", "asked"), [(0, []), (3, [{"edits": 3}])])
def test_the_browser_is_told_to_ask_while_there_are_edits(monkeypatch, edits, asked):
    told = []
    monkeypatch.setattr(unsaved, "_question", lambda **said: told.append(said["data"]))

    unsaved.warn_when_leaving(edits)

    assert told == asked
