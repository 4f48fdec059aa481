"""The witness is believed by every other browser test, so it is tested first."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.support import screen, witness
from tests.support.serving import Server, serving

SCRIPT = """
import streamlit as st

st.button("Once more", on_click=lambda: st.session_state.update(n=st.session_state.get("n", 0) + 1))
st.text(f"Clicked {st.session_state.get('n', 0)} times")
match st.query_params.get("fault"):
    case "outside":
        st.image("http://elsewhere.example/picture.png")
    case "address":
        st.image("http://192.0.2.1/picture.png")
    case "script":
        script = "<script>console.error('complaint'); throw new Error('uncaught')</script>"
        st.html(script, unsafe_allow_javascript=True)
    case "python":
        raise RuntimeError("a detail for the terminal")
"""


@pytest.fixture(scope="module")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    script = tmp_path_factory.mktemp("small") / "small.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with serving(dashboard=script) as running:
        yield running


def test_a_good_page_is_without_fault(open_page, small_server):
    page = open_page("/", server=small_server)

    assert witness.of(page).faults() == {}
    assert small_server.url + "/" in witness.of(page).requests


def test_one_click_is_one_run(open_page, small_server):
    page = open_page("/", server=small_server)
    assert witness.of(page).runs == 1

    page.get_by_role("button", name="Once more").click()
    expect(page.get_by_text("Clicked 1 times")).to_be_visible()
    screen.settled(page)

    assert witness.of(page).runs == 2
    assert witness.of(page).bytes_received > 100


@pytest.mark.parametrize(
    ("fault", "address"),
    [
        ("outside", "http://elsewhere.example/picture.png"),
        ("address", "http://192.0.2.1/picture.png"),
    ],
)
def test_a_request_to_another_host_is_seen_and_goes_nowhere(
    open_page, small_server, fault, address
):
    page = open_page(f"/?fault={fault}", server=small_server, allow_faults=True)

    def failed_now(request):
        # The same request of the page before may be cut off by the reload.
        return request.url == address and request.failure != "net::ERR_ABORTED"

    with page.expect_event("requestfailed", failed_now) as failed:
        page.reload()

    assert failed.value.failure == "net::ERR_NAME_NOT_RESOLVED"
    assert address in witness.of(page).faults()["requests to another host"]


def test_an_exception_and_a_complaint_in_the_browser_are_seen(open_page, small_server):
    page = open_page("/?fault=script", server=small_server, allow_faults=True)
    with page.context.expect_event("weberror"):
        page.reload()

    assert "uncaught" in str(witness.of(page).faults()["page errors"])
    assert "complaint" in str(witness.of(page).faults()["console errors"])


def test_an_exception_in_python_is_seen_here_and_not_shown_to_the_reader(open_page, small_server):
    page = open_page("/?fault=python", server=small_server, allow_faults=True)

    assert "a detail for the terminal" in str(witness.of(page).faults()["tracebacks"])
    expect(page.get_by_test_id("stException")).to_be_visible()
    assert "a detail for the terminal" not in page.content()
    assert "Traceback" not in page.content()


def test_a_page_opens_under_both_names_of_this_machine(open_page, small_server):
    by_number = replace(small_server, url=small_server.url.replace("localhost", "127.0.0.1"))

    expect(open_page("/", server=small_server).get_by_text("Clicked 0 times")).to_be_visible()
    expect(open_page("/", server=by_number).get_by_text("Clicked 0 times")).to_be_visible()
