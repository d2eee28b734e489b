"""One GET of JSON, with a limit on size and time, and every failure told as UnavailableError."""

from __future__ import annotations

import http.client
import json
import time
from email.message import Message
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from agendacrawl.geocoders.answer import UnavailableError

TIME_LIMIT = 5.0  # seconds
SIZE_LIMIT = 1_000_000  # bytes; the real ones have some thousand


def get_json(url: str, headers: dict[str, str], time_limit: float = TIME_LIMIT) -> Any:
    """The JSON at an address. Raises UnavailableError.

    `time_limit`: seconds for all of it: the look-up of the host, connecting, headers and body, also where they
    come drop by drop. It is asked in a thread, which is left to itself when the time is over.
    """
    outcome: Queue[bytes | Exception] = Queue()

    def ask() -> None:
        try:
            outcome.put(_body(url, headers, time_limit))
        except Exception as problem:  # noqa: BLE001 - raised below, where somebody waits for it
            outcome.put(problem)

    Thread(target=ask, name="geocoder", daemon=True).start()
    try:
        body = outcome.get(timeout=time_limit)
    except Empty:
        raise UnavailableError(f"no whole answer within {time_limit:g} seconds") from None
    if isinstance(body, Exception):
        raise body
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnavailableError("an answer that is no JSON") from problem


def _body(url: str, headers: dict[str, str], time_limit: float) -> bytes:
    """What stands at an address; no part of it may keep waiting longer than the limit. Raises UnavailableError."""
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
    except TimeoutError as problem:
        raise UnavailableError(f"no whole answer within {time_limit:g} seconds") from problem
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise UnavailableError(f"{type(problem).__name__}: {problem}") from problem
    return bytes(body)


def _retry_after(headers: Message) -> float | None:
    """Seconds; a date instead of a number counts as not said."""
    value = str(headers.get("Retry-After", ""))
    return float(value) if value.isascii() and value.isdigit() else None
