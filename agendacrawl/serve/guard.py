"""Requests that other sites make a browser send: refused before anything reads them.

A page of any site may let the browser of whoever reads it ask this machine, under its own name too (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import JSONResponse

LOCAL = ("127.0.0.1", "localhost")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Answer = Callable[[Request], Awaitable[Response]]


class Guard:
    """Lets pass what is asked of this machine by its own names, or of the public name by anybody.

    `public` is the name under which a web server hands requests on; None where there is none.
    """

    def __init__(self, public: str | None = None, headers: dict[str, str] | None = None) -> None:
        self.public = public.lower() if public else None
        self.headers = HEADERS | (headers or {})

    async def __call__(self, request: Request, answer: Answer) -> Response:
        """Answer a request, or refuse it."""
        why = self.why_refused(request)
        response = await answer(request) if why is None else JSONResponse({"detail": why}, 403)
        response.headers.update(self.headers)
        if crs := getattr(request.state, "crs", None):
            response.headers["Content-Crs"] = f"<{crs}>"
        if self.public and host(request) == self.public:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "Content-Crs, Link"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def why_refused(self, request: Request) -> str | None:
        """Return why a request is not answered; None when it is."""
        name = host(request)
        if self.public and name == self.public:
            return None
        if name not in LOCAL:
            return (
                f"This server is not called {name[:60] or 'nothing'}. Ask it by {' or '.join(LOCAL)}, or start it "
                "with --public-name."
            )
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "none")
        if site in ("none", "same-origin") and (
            origin is None or urlsplit(origin).netloc == request.url.netloc
        ):
            return None
        return "Another site made your browser ask this. Open the address in the browser yourself."


def host(request: Request) -> str:
    """Return the name by which a request asks, without its port; "" when there is none, or several."""
    given = request.headers.getlist("host")
    return given[0].rpartition(":")[0].lower() or given[0].lower() if len(given) == 1 else ""
