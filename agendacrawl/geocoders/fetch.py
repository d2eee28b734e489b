"""One GET of JSON, with a limit on size and time, and every failure told as UnavailableError."""

from __future__ import annotations

import http.client
import json
import time
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from agendacrawl.geocoders.answer import UnavailableError

TIME_LIMIT = 5.0  # seconds
SIZE_LIMIT = 1_000_000  # bytes; the real ones have some thousand


def get_json(url: str, headers: dict[str, str], time_limit: float = TIME_LIMIT) -> Any:
    """The JSON at an address. Raises UnavailableError.

    `time_limit`: seconds for connecting, for every wait for more bytes, and for the body as a whole, looked at
    when bytes come. Not bounded: the system's look-up of the host, and headers that come drop by drop.
    """
    deadline = time.monotonic() + time_limit
    body = bytearray()
    try:
        with urlopen(Request(url, headers=headers), timeout=time_limit) as answer:
            while part := answer.read1(65536):
                body += part
                if time.monotonic() > deadline:
                    raise UnavailableError(f"no whole answer within {time_limit:g} seconds")
                if len(body) > SIZE_LIMIT:
                    raise UnavailableError(f"an answer of more than {SIZE_LIMIT:,} bytes")
    except HTTPError as problem:
        with problem:
            raise UnavailableError(f"HTTP status {problem.code}", _retry_after(problem.headers)) from problem
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise UnavailableError(f"{type(problem).__name__}: {problem}") from problem
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnavailableError("an answer that is no JSON") from problem


def _retry_after(headers: Message) -> float | None:
    """Seconds; a date instead of a number counts as not said."""
    value = str(headers.get("Retry-After", ""))
    return float(value) if value.isascii() and value.isdigit() else None
