"""What the tests of several widgets begin with."""

import pytest

from tests.support import chronicle_folder


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """Have the dashboard open a chronicle with these events instead of the shipped one."""

    def open_with(*events, **more):
        folder = chronicle_folder.write(tmp_path, events, **more)
        monkeypatch.setenv("CHRONICLE_DATA", str(folder))

    return open_with
