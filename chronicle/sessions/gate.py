"""Who may ask the server: under which names it answers, and pages of which site may open a session.

Streamlit checks the name of the server for web sockets only, and looks up this machine's address
at an outside service when a page of another site opens one. Here both are refused before that.
Nor does it say how long a browser may keep our scripts.
"""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OTHER_SITE = "A page of another site cannot open a session here: open the dashboard itself."


def keepers(allowed_hosts: Sequence[str]) -> list[Middleware]:
    """What every request has to pass, where `allowed_hosts` is empty under any name."""
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=[*allowed_hosts] or None),
        Middleware(SameSite),
        Middleware(Fresh),
    ]


class SameSite:
    """Refuses a web socket that a page of another site opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with one sentence."""
        answer = PlainTextResponse(OTHER_SITE, 403) if _is_foreign(scope) else self.app
        await answer(scope, receive, send)


class Fresh:
    """Has a browser ask for our scripts anew, so that none is older than the data it is to draw.

    Streamlit says nothing of how long they hold, and a browser then guesses: for days.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and say of a script of ours that it may have changed."""
        path = scope.get("path", "")
        ours = "/app/static/" in path and "/app/static/vendor/" not in path

        async def answer(message: Message) -> None:
            if ours and message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-cache"
            await send(message)

        await self.app(scope, receive, answer)


def _is_foreign(scope: Scope) -> bool:
    if scope["type"] != "websocket":
        return False
    headers = Headers(scope=scope)
    origin = headers.get("origin")  # every browser says it, and nothing else needs to
    return origin is not None and origin.partition("://")[2] != headers.get("host")
