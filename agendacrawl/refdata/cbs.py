"""The official places (woonplaatsen) from CBS's open data, table 86097NED of 2025. CC BY 4.0.

Two requests: the places with their codes, and the municipality that each lies in. CBS pads its values with
spaces.
"""

from __future__ import annotations

import http.client
import json
import time
from urllib.request import Request, urlopen

from agendacrawl.places.gazetteer import OfficialPlace

TABLE = "https://opendata.cbs.nl/ODataApi/odata/86097NED"
TIME_LIMIT = 5.0  # seconds for all of it
SIZE_LIMIT = 5_000_000  # bytes of one answer; the real ones have some hundred thousand


class UnavailableError(RuntimeError):
    """CBS gave no list; the text says why and what to do instead."""


def official_places(table: str = TABLE, time_limit: float = TIME_LIMIT) -> list[OfficialPlace]:
    """The official places as CBS gives them now. Raises UnavailableError, within `time_limit` seconds."""
    deadline = time.monotonic() + time_limit
    try:
        names = {row["Key"]: row["Title"] for row in _rows(f"{table}/Woonplaatsen", deadline)}
        return [
            OfficialPlace(names[row["Woonplaatsen"]], row["Code_3"], row["Naam_4"])
            for row in _rows(f"{table}/TypedDataSet?$select=Woonplaatsen,Code_3,Naam_4", deadline)
        ]
    except (OSError, http.client.HTTPException, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise UnavailableError(
            f"CBS did not give the official places ({type(problem).__name__}: {problem}). What was loaded "
            "before stays. Try again later, or load a file: scrapy db refdata --file woonplaatsen.csv."
        ) from problem


def _rows(url: str, deadline: float) -> list[dict[str, str]]:
    request = Request(url, headers={"Accept": "application/json"})
    body = bytearray()
    with urlopen(request, timeout=max(deadline - time.monotonic(), 0.1)) as answer:
        while part := answer.read1(65536):
            body += part
            if time.monotonic() > deadline:
                raise TimeoutError("it takes too long")
            if len(body) > SIZE_LIMIT:
                raise ValueError("the answer is too long")
    rows = json.loads(body)["value"]
    if not rows:
        raise ValueError("the answer is empty")
    return [{name: str(value).strip() for name, value in row.items()} for row in rows]
