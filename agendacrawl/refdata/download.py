"""One answer from the network, bounded in time and size."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

SIZE_LIMIT = 20_000_000  # bytes of one answer; the largest real one has two million


class UnavailableError(RuntimeError):
    """A service gave no usable answer; the text says why and what to do instead."""


def fetch_json(url: str, deadline: float) -> Any:
    """What an address answers, before `deadline` of the monotonic clock.

    Raises OSError, http.client.HTTPException or ValueError: see `explained`.
    """
    request = Request(url, headers={"Accept": "application/json"})
    body = bytearray()
    with urlopen(request, timeout=max(deadline - time.monotonic(), 0.1)) as answer:
        while part := answer.read1(65536):
            body += part
            if time.monotonic() > deadline:
                raise TimeoutError("it takes too long")
            if len(body) > SIZE_LIMIT:
                raise ValueError("the answer is too long")
    return json.loads(body)


@contextmanager
def explained(what: str, instead: str) -> Iterator[None]:
    """Turn what goes wrong with an answer into UnavailableError: what was not given, why, what to do instead."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise UnavailableError(
            f"{what} ({type(problem).__name__}: {problem}). What was loaded before stays. Try again later, or "
            f"load a file: {instead}"
        ) from problem
