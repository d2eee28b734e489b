"""Make the gazetteer that is shipped: open data of small places and seats, packed into one file.

    python scripts/gazetteer.py FOLDER

FOLDER holds toponyms_nl.csv, seats_nl.csv and mergers_nl.csv (CBS, GeoNames, DUO, ROR; see docs/GAZETTEER.md for
their columns and where they come from). The same files give the same bytes.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from agendacrawl.core.names import any_of, normalise
from agendacrawl.places import lookups
from agendacrawl.places.sources.builder import SUFFIX
from agendacrawl.places.sources.shipped import A_SCHOOL, COLUMNS, PATH, Kind

_PLACES = {"cbs_woonplaats"}
_SMALL = {"PPL", "PPLX", "PPLL", "PPLH", "PPLS", "PPLC", "cbs_buurt", "cbs_wijk"}
_SITES = {"PRT", "HBR", "DCK", "DCKB", "LOCK", "AMUS", "INDS", "CRKT", "ISL"}
_NO_SEAT = {
    "gn_HTL",
    "gn_FY",
    "gn_HSPD",
    "gn_HSE",
    "gn_TOWR",
    "gn_MNMT",
    "gn_MTRO",
    "gn_PS",
    "gn_BANK",
    "gn_SCH",
    "ror_other",
}
_SCHOOLS = {"school_po", "school_vo", "school_so"}
_CAMPUSES = {"mbo", "hbo"}
_WORDS = lookups.ambiguous().no_typos | lookups.ambiguous().words | lookups.ambiguous().never
_NUMBERED = re.compile(r"^(?:wijk|buurt)\s+\d+\w?\s+", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:buurtschap|dorp|dorpskern|kern|woonkern|stadsdeel|bedrijventerrein)\s+", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:[- ](?:kern|dorp|dorpskern|centrum|en omgeving|e\.?o\.?|omgeving|buitengebied)|\s*\(.*\))$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    any_of(
        r"""(?:.*\s)?centrum \w*noord\w* \w*oost\w* \w*zuid\w* \w*west\w* .*buitengebied.* .*verspreide.* .*overig.*
        .*\d.* stationsbuurt stationswijk binnenstad oude_stad .*industrie.* .*bedrijven.* .*kantoren.* .*haven .*park
        .*/.* .*_rest.* dorp het_dorp de_kom kom polder de_polder .*landelijk.* stad oude_dorp school station"""
    ),
    re.IGNORECASE,
)
_ALL = (Kind.PLACE, Kind.OTHER, Kind.FORMER, Kind.SPLIT)
_AT_MOST = 3  # municipalities with a quarter of one name: more say nothing
_TYPE_OF_HOUSE = re.compile(
    r"(?:technische|vrije|christelijke|katholieke|hogere|stedelijk\w*|koninklijk\w*|academisch\w*)\s+\w+"
    r"|university of.*|.* van",
    re.IGNORECASE,
)
_LEGAL = re.compile(r",?\s+(?:B\.?V\.?|N\.?V\.?)$")
_TYPES = re.compile(r"\s+(?:voor\s.*|[-,]\s*locatie.*|loc\..*)$", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Row:
    """One name of one place, as it is shipped."""

    key: str
    kind: Kind
    code: str
    population: int
    name: str
    lat: str
    lon: str


def _read(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _row(name: str, shown: str, kind: Kind, row: dict[str, str]) -> Row:
    lat, lon = (f"{float(row[axis]):.4f}" if row[axis] else "" for axis in ("lat", "lon"))
    return Row(
        normalise(name), kind, row["municipality_code"], int(row.get("population") or 0), shown, lat, lon
    )


def _toponyms(folder: Path) -> Iterator[Row]:
    for row in _read(folder, "toponyms_nl.csv"):
        if not row["municipality_code"]:
            continue
        if row["kind"] in _PLACES:
            yield from _official(row)
        elif row["kind"] in _SMALL:
            yield from _neighbourhood(row)
        elif row["kind"] in _SITES:
            for name in _names(row):
                if not _GENERIC.fullmatch(name):
                    yield _row(name, row["name"], Kind.SITE, row)


def _names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["alt_names"].split("|"))]


def _official(row: dict[str, str]) -> Iterator[Row]:
    shown = SUFFIX.sub("", row["name"])
    for name in sorted({shown, row["name"]}):
        yield _row(name, shown, Kind.PLACE, row)
    for name in _names(row)[1:]:
        yield _row(name, shown, Kind.OTHER, row)


def _neighbourhood(row: dict[str, str]) -> Iterator[Row]:
    plain = [_plain(name) for name in _names(row)]
    for name in plain:
        if name and not _GENERIC.fullmatch(name):
            yield _row(name, plain[0] or name, Kind.SMALL, row)
            if "&" in name:
                yield _row(name.replace("&", "-"), plain[0] or name, Kind.SMALL, row)


def _plain(name: str) -> str:
    """A neighbourhood's name as people say it: "Wijk 01 Bergen op Zoom-Noord", "Buurtschap Junne"."""
    return _AFTER.sub("", _BEFORE.sub("", _NUMBERED.sub("", name))).strip(" -")


def _seats(folder: Path) -> Iterator[Row]:
    for row in _read(folder, "seats_nl.csv"):
        if row["kind"] in _NO_SEAT or not row["municipality_code"]:
            continue
        school = row["kind"] in _SCHOOLS
        kind = Kind.SCHOOL if school else Kind.CAMPUS if row["kind"] in _CAMPUSES else Kind.SEAT
        shown = _TYPES.sub("", row["name"]) if school else _LEGAL.sub("", row["name"])
        short = [
            word for word in row["abbreviation"].split("|") if len(word) > 2 and row["kind"].startswith("ror")
        ]
        for name in (shown, *row["alt_names"].split("|"), *short):
            if len(normalise(name)) > 2:
                yield _row(name, shown, kind, row)
        if school and (bare := A_SCHOOL.sub("", shown)) != shown:
            yield _row(bare, shown, kind, row)
        named = shown.removesuffix(f" {row['place']}").removesuffix(" Den Haag")
        if named != shown and " " in named and not _TYPE_OF_HOUSE.fullmatch(named):
            yield _row(named, shown, kind, row)
        if row["kind"] in ("mbo", "hbo") and shown.startswith(("ROC ", "Hogeschool ", "AOC ")):
            yield _row(shown.split(" ", 1)[1], shown, kind, row)


def _former(folder: Path) -> Iterator[Row]:
    people = {
        row["name"].removeprefix("Gemeente "): int(row["population"] or 0)
        for row in _read(folder, "toponyms_nl.csv")
        if row["kind"] == "ADM2H"
    }
    successors: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _read(folder, "mergers_nl.csv"):
        successors[row["old_name"]].append(row)
    for name, rows in successors.items():
        main = max(rows, key=lambda row: int(row["places_moved"]))
        kind = Kind.FORMER if int(main["places_moved"]) * 10 >= int(main["places_total"]) * 9 else Kind.SPLIT
        for row in [main] if kind is Kind.FORMER else rows:
            yield Row(normalise(name), kind, row["code_2025"], people.get(name, 0), name, "", "")


def _pick(rows: Iterable[Row]) -> list[Row]:
    """One row for each name, kind and municipality: with a point, the most people; no quarter that is everywhere."""
    best: dict[tuple[str, Kind, str], Row] = {}
    rows = list(rows)
    own = {row.key for row in rows if row.kind is Kind.SMALL and row.key == normalise(row.name)}
    for row in rows:
        if row.key in _WORDS and row.kind not in _ALL:
            continue
        if not row.key or (row.kind is Kind.SMALL and row.key in own and row.key != normalise(row.name)):
            continue  # another name of one hamlet gives way to the own name of another
        place = (row.key, row.kind, row.code)
        if place not in best or (bool(row.lat), row.population) > (
            bool(best[place].lat),
            best[place].population,
        ):
            best[place] = row
    spread: dict[tuple[str, Kind], int] = defaultdict(int)
    for key, kind, _ in best:
        spread[key, kind] += 1
    return sorted(row for row in best.values() if row.kind in _ALL or spread[row.key, row.kind] <= _AT_MOST)


def main(folder: Path) -> None:
    """Write the packed file and say how large it is."""
    rows = _pick((*_toponyms(folder), *_seats(folder), *_former(folder)))
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join((r.key, r.kind, r.code, r.name, r.lat, r.lon, str(r.population or ""))) for r in rows]
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    kinds = {kind.name: sum(row.kind is kind for row in rows) for kind in Kind}
    print(f"{PATH}: {len(rows):,} names {kinds}, {PATH.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
