"""Reference data from the network: bounded in time and size, and what to do if it fails."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from agendacrawl.core.http import UnavailableError, get_json

SIZE_LIMIT = 20_000_000  # bytes of one answer; the largest real one has two million


def fetch_json(url: str, deadline: float) -> Any:
    """Return the JSON from a URL, before `deadline` of the monotonic clock. Raises UnavailableError."""
    return get_json(url, time_limit=deadline - time.monotonic(), size_limit=SIZE_LIMIT)


@contextmanager
def explained(what: str, instead: str) -> Iterator[None]:
    """Turn a failure into one sentence: what is unavailable, why, and what to do instead."""
    try:
        yield
    except UnavailableError as problem:
        why = str(problem)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        why = f"{type(problem).__name__}: {problem}"
    else:
        return
    raise UnavailableError(
        f"{what} ({why}). What was loaded before stays. Try again later, or load a file: {instead}"
    )
