"""Links that the standard asks for and the library does not write: from each answer to its page."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable
from typing import cast

import orjson
from fastapi import Request, Response
from tipg.resources.enums import MediaType


async def linked(request: Request, answered: Callable[[Request], Awaitable[Response]]) -> Response:
    """Return the answer, GeoJSON with the link to the same rows as a page. A middleware of the application."""
    response = await answered(request)
    if response.headers.get("content-type") != MediaType.geojson:
        return response
    parts = cast("AsyncIterable[bytes]", response.body_iterator)  # type: ignore[attr-defined]  # as Starlette gives it here
    told = orjson.loads(b"".join([part async for part in parts]))
    told["links"].append(page_of(request))
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    return Response(orjson.dumps(told), response.status_code, headers)


def page_of(request: Request) -> dict[str, str]:
    """Return the link from what was asked to the page that shows it."""
    href = str(request.url.include_query_params(f="html"))
    return {"href": href, "rel": "alternate", "type": "text/html", "title": "Als pagina"}
