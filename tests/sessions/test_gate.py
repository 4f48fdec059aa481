"""A server that has just started, asked by strangers: it answers nothing and looks nothing up."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.support.serving import Server, serving

HANDSHAKE = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
)
SOCKET = "/_stcore/stream"


@pytest.fixture(scope="module")
def asked_outside() -> Iterator[list[str]]:
    """What is asked of other machines: the first lines that reach the proxy which all must use."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy, pytest.MonkeyPatch.context() as patch:

        def listen() -> None:
            while True:
                try:
                    connection, _ = proxy.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(4096).decode(errors="replace").split("\r\n")[0])

        threading.Thread(target=listen, daemon=True).start()
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("http_proxy", "https_proxy"):
            patch.setenv(name, address)
            patch.setenv(name.upper(), address)
        for name in ("no_proxy", "NO_PROXY"):
            patch.delenv(name, raising=False)
        yield heard
        proxy.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def server(asked_outside) -> Iterator[Server]:
    with serving() as running:
        yield running


def own(server: Server) -> str:
    """The name and port that the server is known under."""
    return server.url.removeprefix("http://")


def answer(server: Server, path: str, host: str, headers: str = "") -> str:
    """The first line of what the server answers."""
    return head(server, path, host, headers)[0]


def head(server: Server, path: str, host: str, headers: str = "") -> list[str]:
    """The lines before the body of what the server answers."""
    name, _, port = own(server).rpartition(":")
    with socket.create_connection((name, int(port)), timeout=30) as asking:
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n".encode())
        return asking.recv(4096).decode(errors="replace").split("\r\n\r\n")[0].split("\r\n")


@pytest.mark.parametrize(
    "origin",
    [
        "https://foreign.example",
        "null",
        "http://localhost:1",
        "http://localhost.foreign.example",
        "http://[",
        "",
    ],
)
def test_a_page_of_another_site_opens_no_session_and_nothing_is_looked_up(
    server, asked_outside, origin
):
    line = answer(server, SOCKET, own(server), f"{HANDSHAKE}Origin: {origin}\r\n")

    assert line == "HTTP/1.1 403 Forbidden"
    assert asked_outside == []


def test_without_the_gate_streamlit_looks_up_the_address_of_this_machine(asked_outside, tmp_path):
    page = tmp_path / "page.py"
    page.write_text("", encoding="utf-8")
    with serving(dashboard=page) as bare:
        line = answer(bare, SOCKET, own(bare), f"{HANDSHAKE}Origin: https://foreign.example\r\n")

    assert line == "HTTP/1.1 403 Forbidden"
    assert "GET http://checkip.amazonaws.com/ HTTP/1.1" in asked_outside
    asked_outside.clear()


@pytest.mark.parametrize("headers", ["", "Origin: http://{own}\r\n"])
def test_the_own_page_and_a_program_without_a_page_open_a_session(server, headers):
    line = answer(server, SOCKET, own(server), HANDSHAKE + headers.format(own=own(server)))

    assert line == "HTTP/1.1 101 Switching Protocols"


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/app/static/vendor/leaflet.js", SOCKET])
@pytest.mark.parametrize("host", ["foreign.example", "localhost.foreign.example", ""])
def test_under_a_name_that_is_not_its_own_the_server_answers_nothing(server, path, host):
    headers = f"{HANDSHAKE}Origin: http://{host}\r\n" if path == SOCKET else ""

    assert answer(server, path, host, headers) == "HTTP/1.1 400 Bad Request"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_under_its_own_names_the_server_answers(server, host):
    assert answer(server, "/app/static/vendor/leaflet.js", host) == "HTTP/1.1 200 OK"


def headers_of(server: Server, path: str) -> dict[str, str]:
    _, *lines = head(server, path, own(server))
    return dict(line.lower().split(": ", 1) for line in lines)


@pytest.mark.parametrize("file", ["timeline/timeline.js", "shared/svg.js", "map/map.css"])
def test_a_browser_asks_for_our_scripts_and_styles_anew(server, file):
    assert headers_of(server, f"/app/static/{file}")["cache-control"] == "no-cache"


def test_what_others_wrote_may_be_kept(server):
    assert "cache-control" not in headers_of(server, "/app/static/vendor/leaflet.js")


def test_a_script_is_served_as_a_script(server):
    kind = headers_of(server, "/app/static/timeline/timeline.js")["content-type"]

    assert kind.split(";")[0] in ("text/javascript", "application/javascript")
