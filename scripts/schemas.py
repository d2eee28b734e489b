"""Writes the JSON schemas of the lookup files, by which an editor completes and checks what is typed there.

    .venv/bin/python scripts/schemas.py

Run it after a change of a shape and commit agendacrawl/lookups/schemas/; a test fails while they differ.
"""

from __future__ import annotations

import json
from pathlib import Path

from agendacrawl.core.credits import CREDITS
from agendacrawl.core.layers import LAYER_NAMES
from agendacrawl.core.legend import LEGEND
from agendacrawl.core.lookups import Lookup
from agendacrawl.core.totals import TOTALS_LINES
from agendacrawl.places import lookups as places
from agendacrawl.register.ministries import MINISTRIES
from agendacrawl.register.municipalities import CORRECTIONS, PROVINCES
from agendacrawl.register.people import PEOPLE
from agendacrawl.register.regions import NPVR, REGION_KINDS, DivisionFile, division_file, divisions
from agendacrawl.types.rules import TYPES

FOLDER = Path(__file__).resolve().parent.parent / "agendacrawl/lookups/schemas"
LOOKUPS: tuple[Lookup, ...] = (
    PEOPLE,
    MINISTRIES,
    PROVINCES,
    CORRECTIONS,
    REGION_KINDS,
    NPVR,
    *map(division_file, divisions()),
    places.MODES,
    places.REGIONS,
    places.ALIASES,
    places.ABROAD,
    places.ABROAD_CITIES,
    places.AMBIGUOUS,
    places.VENUES,
    places.VILLAGES,
    TYPES,
    LAYER_NAMES,
    TOTALS_LINES,
    CREDITS,
    LEGEND,
)


def schema_of(one: Lookup) -> str:
    """Return the name of the schema of a lookup file: its own, but one for all divisions of the country."""
    return "division.json" if one.shape is DivisionFile else f"{Path(one.name).stem}.json"


def texts() -> dict[str, str]:
    """Return the schemas by the names of their files."""
    return {schema_of(one): json.dumps(one.schema(), indent=1, ensure_ascii=False) + "\n" for one in LOOKUPS}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{FOLDER}: {len(LOOKUPS)} schemas")


if __name__ == "__main__":
    main()
