"""What a page did while a test looked at it: requests, faults, and runs of the script."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from google.protobuf.message import DecodeError
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.support import functions_entered
from tests.support.serving import Server

# On a page other than the first, Streamlit looks for its server below the page's name before it
# looks where it is, and the browser complains of that.
_STREAMLIT_LOOKS_BELOW = re.compile(r"404 .*:\d+/\w+/_stcore/(health|host-config)\)$")

_witnesses: WeakKeyDictionary[Page, "Witness"] = WeakKeyDictionary()


def of(page: Page) -> "Witness":
    """The witness of a page that `open_page` opened."""
    return _witnesses[page]


def faults_of(page: Page) -> dict[str, list[str]]:
    """What no page should ever do, empty for a good page so far."""
    page.title()  # An answer from the browser brings along what it had still to tell.
    return of(page).faults()


@dataclass
class Witness:
    """Everything here counts from the moment the page was opened, or the witness last forgot."""

    server: Server | None
    """None: the page comes from a disk, and asks no server for anything."""
    requests: list[str] = field(default_factory=list)
    """Addresses that were asked for, of web sockets too."""
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    """Exceptions that no script caught, in the page or in one of its frames."""
    runs: int = 0
    """How often the script ran, a fragment's run counted as one."""
    bytes_received: int = 0
    """Over the web socket only, where a rerun's answer travels."""
    _printed_before: int = 0

    @property
    def outside_requests(self) -> list[str]:
        """Requests to any other host than the page's own server."""
        own = urlsplit(self.server.url).netloc if self.server else ""
        return [
            address
            for address in self.requests
            if urlsplit(address).scheme in {"http", "https", "ws", "wss"}
            and urlsplit(address).netloc != own
        ]

    @property
    def tracebacks(self) -> list[str]:
        """What the server printed since the page was opened, if there is a traceback in it."""
        printed = self.server.output[self._printed_before :] if self.server else ""
        return [printed] if "Traceback (most recent call last)" in printed else []

    def faults(self) -> dict[str, list[str]]:
        """What no page should ever do, empty for a good page."""
        seen = {
            "requests to another host": self.outside_requests,
            "console errors": self.console_errors,
            "page errors": self.page_errors,
            "tracebacks": self.tracebacks,
        }
        return {kind: found for kind, found in seen.items() if found}

    def forget(self) -> None:
        """Begin anew, for the next test on the same page."""
        for heard in (self.requests, self.console_errors, self.page_errors):
            heard.clear()
        self._printed_before = len(self.server.output) if self.server else 0

    def hear_console(self, message: ConsoleMessage) -> None:
        complaint = f"{message.text} ({message.location.get('url', '')})"
        if message.type == "error" and not _STREAMLIT_LOOKS_BELOW.search(complaint):
            self.console_errors.append(complaint)

    def hear_error(self, error: Error) -> None:
        self.page_errors.append(str(error))

    def hear_socket(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framereceived", self.hear_frame)

    def hear_frame(self, payload: str | bytes) -> None:
        frame = payload.encode() if isinstance(payload, str) else payload
        self.bytes_received += len(frame)
        try:
            message = ForwardMsg.FromString(frame)
        except DecodeError:
            return
        self.runs += message.WhichOneof("type") == "new_session"


def watch(context: BrowserContext, server: Server | None) -> Page:
    """A new page, heard from its first request on."""
    witness = Witness(server)
    witness.forget()
    page = context.new_page()
    page.on("request", lambda request: witness.requests.append(request.url))
    page.on("console", witness.hear_console)
    page.on("pageerror", witness.hear_error)
    page.on("websocket", witness.hear_socket)
    _witnesses[page] = witness
    functions_entered.follow(page)
    return page
