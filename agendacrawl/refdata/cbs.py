"""CBS's open data: the official places (woonplaatsen) of 2025, and the inhabitants of the municipalities. CC BY 4.0.

Places: table 86097NED, two requests: the places with their codes, and the municipality that each lies in.
Inhabitants: table 70072ned (Regionale kerncijfers Nederland), on 1 January. CBS pads its values with spaces.
"""

from __future__ import annotations

import time
from urllib.parse import quote

from agendacrawl.places.model import OfficialPlace
from agendacrawl.refdata.download import explained, fetch_json
from agendacrawl.refdata.inhabitants import Inhabitants, latest

SERVICE = "https://opendata.cbs.nl/ODataApi/odata"
TIME_LIMIT = 5.0  # seconds, in total


def official_places(service: str = SERVICE, time_limit: float = TIME_LIMIT) -> list[OfficialPlace]:
    """Return the official places as CBS has them now. Raises UnavailableError, within `time_limit` seconds."""
    deadline = time.monotonic() + time_limit
    with explained("CBS did not give the official places", "agendacrawl db refdata --file woonplaatsen.csv."):
        names = {row["Key"]: row["Title"] for row in _rows(f"{service}/86097NED/Woonplaatsen", deadline)}
        query = f"{service}/86097NED/TypedDataSet?$select=Woonplaatsen,Code_3,Naam_4"
        return [
            OfficialPlace(names[row["Woonplaatsen"]], row["Code_3"], row["Naam_4"])
            for row in _rows(query, deadline)
        ]


def inhabitants(service: str = SERVICE, time_limit: float = TIME_LIMIT) -> Inhabitants:
    """Return the inhabitants of the municipalities in the latest year that CBS has. Raises UnavailableError."""
    deadline = time.monotonic() + time_limit
    with explained(
        "CBS did not give the inhabitants", "agendacrawl db refdata --inhabitants --file inhabitants.csv."
    ):
        which = quote("substringof('GM',RegioS) and Perioden ge '2024JJ00'", safe="'(),")
        query = f"{service}/70072ned/TypedDataSet?$filter={which}&$select=RegioS,Perioden,TotaleBevolking_1"
        return latest(_rows(query, deadline))


def _rows(url: str, deadline: float) -> list[dict[str, str]]:
    rows = fetch_json(url, deadline)["value"]
    if not rows:
        raise ValueError("the answer is empty")
    return [
        {name: "" if value is None else str(value).strip() for name, value in row.items()} for row in rows
    ]
