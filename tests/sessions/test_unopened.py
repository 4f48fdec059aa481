import pytest
import streamlit as st

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.sessions import unopened
from chronicle.text_table import Unreadable


@pytest.fixture(autouse=True)
def session(monkeypatch):
    """A session in which nothing was opened yet."""
    monkeypatch.setattr(st, "session_state", {})


def test_a_refusal_is_remembered_until_it_is_tried_anew():
    assert (unopened.has_refused(), unopened.refusal()) == (False, None)

    unopened.refuse(Unreadable(Problem("raids.csv", Code.EMPTY_FILE)), at_start=True)

    assert unopened.has_refused() and unopened.was_at_start()
    assert unopened.refusal().message == "The file is empty."
    unopened.tried_anew()
    assert not unopened.has_refused()


def test_a_file_waits_until_it_is_decided():
    unopened.wait("raids.csv", b"title\n")

    assert unopened.waiting() == ("raids.csv", b"title\n")
    unopened.forget()
    assert unopened.waiting() is None
