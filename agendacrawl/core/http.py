"""One GET of JSON, with limits on size and time; every failure is an UnavailableError."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from email.message import Message
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class UnavailableError(RuntimeError):
    """A service gave no usable answer; the message says why.

    `retry_after`: seconds for which the service asks not to be called; None if it does not say.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


def get_json(
    url: str, *, time_limit: float, size_limit: int, headers: Mapping[str, str] | None = None
) -> Any:
    """Return the JSON at a URL. Raises UnavailableError.

    `time_limit`: seconds for everything: DNS look-up, connection, headers and body, even if they trickle in. The
    request runs in a thread, which is abandoned when the time is up. `size_limit`: bytes.
    """
    outcome: Queue[bytes | Exception] = Queue()
    sent = {"Accept": "application/json", **(headers or {})}

    def ask() -> None:
        try:
            outcome.put(_body(url, sent, time_limit, size_limit))
        except Exception as problem:  # noqa: BLE001 - raised below, where somebody waits for it
            outcome.put(problem)

    if time_limit <= 0:
        raise _too_slow(time_limit)
    Thread(target=ask, name="get_json", daemon=True).start()
    try:
        body = outcome.get(timeout=time_limit)
    except Empty:
        raise _too_slow(time_limit) from None
    if isinstance(body, Exception):
        raise body
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnavailableError("an answer that is no JSON") from problem


def _body(url: str, headers: Mapping[str, str], time_limit: float, size_limit: int) -> bytes:
    """Return the body of the response from a URL; no part of it may take longer than the limit."""
    deadline = time.monotonic() + time_limit
    body = bytearray()
    try:
        with urlopen(Request(url, headers=dict(headers)), timeout=time_limit) as answer:
            while part := answer.read1(65536):
                body += part
                if time.monotonic() > deadline:
                    raise _too_slow(time_limit)
                if len(body) > size_limit:
                    raise UnavailableError(f"an answer of more than {size_limit:,} bytes")
    except HTTPError as problem:
        with problem:
            raise UnavailableError(f"HTTP status {problem.code}", _retry_after(problem.headers)) from problem
    except TimeoutError as problem:
        raise _too_slow(time_limit) from problem
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise UnavailableError(f"{type(problem).__name__}: {problem}") from problem
    return bytes(body)


def _too_slow(time_limit: float) -> UnavailableError:
    return UnavailableError(f"no whole answer within {max(time_limit, 0):.3g} seconds")


def _retry_after(headers: Message) -> float | None:
    """Return the seconds of Retry-After; a date instead of a number counts as absent."""
    value = str(headers.get("Retry-After", ""))
    return float(value) if value.isascii() and value.isdigit() else None
