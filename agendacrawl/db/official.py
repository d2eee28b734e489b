"""The official places from the database, if `agendacrawl db refdata` has loaded them."""

from __future__ import annotations

from agendacrawl.db.sessions import connect
from agendacrawl.places.model import OfficialPlace

OFFICIAL = """
    SELECT place.name, place.municipality_code, province.name
    FROM ref.place AS place
    JOIN ref.municipality AS municipality ON municipality.code = place.municipality_code
    JOIN ref.province AS province ON province.code = municipality.province_code
    WHERE place.source = 'cbs'
    ORDER BY place.id
"""


def read_from(dsn: str) -> list[OfficialPlace]:
    """Return the official places of a database; empty if they are not loaded. Raises DatabaseError."""
    with connect(dsn, autocommit=True) as connection:
        return [OfficialPlace(*row) for row in connection.execute(OFFICIAL)]
