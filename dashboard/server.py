"""The web server around the dashboard: security headers, ``/ready``, and every option as a flag.

``tilik run`` starts it with ``flags``, since Streamlit looks for ``.streamlit`` only in the home folder, the
working directory and the script's folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # started by path, without an install
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse  # noqa: E402
from starlette.routing import Route  # noqa: E402

from dashboard.navigation import DEFAULT  # noqa: E402

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SERVER = Path(__file__).resolve()
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-eval' 'wasm-unsafe-eval' 'unsafe-inline' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self' ws: wss:",
    "worker-src": "'self' blob:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# Whose messages to the page are heeded. Without it, browsers compare each of the page's own messages with sixteen
# origins of a hosting service, which may not frame this server's pages: 7 ms a change.
NOBODY = "https://nobody.invalid"
CLOSED = ("/_stcore/metrics",)


class Guard:
    """Adds the security headers to every response and answers 404 on what is nobody's business."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                names = {name for name, _ in own}
                message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in names] + own
            await send(message)

        closed = scope["path"].rstrip("/").endswith(CLOSED)
        await (PlainTextResponse("Not found", status_code=404) if closed else self.app)(scope, receive, guarded)


async def ready(request: Request) -> JSONResponse:
    """200 once the store can be read, else 503 with the reason's kind; for a load balancer."""
    from dashboard.data.store import Store
    from dashboard.settings import settings

    try:
        Store(settings().store).snapshot()
    except Exception as error:
        return JSONResponse({"ready": False, "reason": type(error).__name__}, status_code=503)
    return JSONResponse({"ready": True})


def overview(request: Request) -> RedirectResponse:
    """Streamlit serves its first page at the root alone; whoever types its name is led there, filters included."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def flags(*, port: int = 8501, address: str = "localhost", headless: bool = True) -> list[str]:
    """The options of ``streamlit run``, complete: no configuration file has to be found.

    The theme comes from the project's own ``config.toml``, by its absolute path.
    """
    options: dict[str, object] = {
        "server.port": port,
        "server.address": address,
        "server.headless": headless,
        "server.showEmailPrompt": False,
        "server.enableStaticServing": True,
        "server.fileWatcherType": "none",
        "server.maxUploadSize": 200,
        "browser.gatherUsageStats": False,
        "logger.hideWelcomeMessage": True,  # with it goes a card that offers tools for developers
        "runner.magicEnabled": False,
        "runner.postScriptGC": False,
        "client.disableDataExport": True,
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "none",
        "client.allowedOrigins": NOBODY,
        "theme.base": theme(),
    }
    return [
        f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in options.items()
    ]


def theme() -> Path:
    """The file with the theme: beside the package in a checkout, inside it where it is installed."""
    places = (ROOT / ".streamlit" / "config.toml", ROOT / "dashboard" / ".streamlit" / "config.toml")
    return next((path for path in places if path.is_file()), places[0])


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[Route("/ready", ready), Route(f"/{DEFAULT}", overview)],
    middleware=[Middleware(Guard)],
)
