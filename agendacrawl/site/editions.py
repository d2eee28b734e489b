"""The editions in the folder of the site: frozen, made by `agendacrawl export`, and none of the site's own files."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = "data/edities"  # agendacrawl export --edition 2026-11 --out SITE/data/edities
_MONTH = re.compile(r"\d{4}-\d\d")
_FILES = {"README.txt": "leeswijzer", "agendas.gpkg": "GeoPackage", "datapackage.json": "beschrijving"}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its month, the day on which it was made, and its main files, as addresses from /data/ with words."""

    month: dt.date
    made: dt.date
    files: dict[str, str]


def editions_in(root: Path) -> list[Edition]:
    """Return the editions in the folder of a site, the newest first. Raises OSError for one that cannot be read."""
    found = []
    for folder in sorted((root / FOLDER).glob("*"), reverse=True):
        if not _MONTH.fullmatch(folder.name) or not (folder / "datapackage.json").is_file():
            continue
        try:
            package = json.loads((folder / "datapackage.json").read_text("utf-8"))
            made = dt.datetime.fromisoformat(package["created"]).date()
            month = dt.date.fromisoformat(f"{folder.name}-01")
        except (ValueError, KeyError, TypeError) as problem:
            raise OSError(
                f"{folder / 'datapackage.json'} is damaged ({problem}). Make the edition anew, or move it away."
            ) from None
        there = {
            f"edities/{folder.name}/{name}": words
            for name, words in _FILES.items()
            if (folder / name).is_file()
        }
        found.append(Edition(month, made, there))
    return found
