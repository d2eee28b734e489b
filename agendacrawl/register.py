"""The register: people, offices, ministries, municipalities and regions, from lookups/*.yml and GeoNames.

Pure functions, read once and kept. A name is found however it is written: case, accents, hyphens and quotes
do not count. An office lasts from its first to its last day, so that on a day of change both holders have it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from zlib import crc32

from rapidfuzz import process

from agendacrawl.core.lookups import read_yaml
from agendacrawl.core.names import normalise
from agendacrawl.places import geonames


def slug(name: str) -> str:
    """The last part of an address for a name, as the site makes it.

    >>> slug("Bas van 't Wout"), slug("Dilan Yeşilgöz-Zegerius")
    ('bas-van-t-wout', 'dilan-yesilgoz-zegerius')
    """
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")


class UnknownNameError(ValueError):
    """Nobody and nothing has that name; the text says which names there are."""


class Role(StrEnum):
    """The three kinds of office, as the site writes them."""

    MINISTER_PRESIDENT = "minister-president"
    MINISTER = "minister"
    STAATSSECRETARIS = "staatssecretaris"


@dataclass(slots=True, frozen=True)
class Person:
    """A minister or state secretary. `name` as the site writes it, `slug` of /regering/bewindspersonen/SLUG.

    `surnames`: what may follow "minister", such as "van der Wal-Zeggelink" and "van der Wal".
    """

    name: str
    slug: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Period:
    """From the first day to the day before `valid_to`; None: it lasts."""

    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(slots=True, frozen=True)
class Ministry:
    """A ministry under one of its names; `name` is "Ministerie van ...", `slug` that of /ministeries/SLUG."""

    code: str
    name: str
    slug: str
    periods: tuple[Period, ...]
    aliases: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Cabinet:
    """A cabinet from the day of its swearing-in until that of the next."""

    name: str
    start_date: dt.date
    end_date: dt.date | None


@dataclass(slots=True, frozen=True)
class Office:
    """Who held which office from the first to the last day; `ministry` is a code."""

    person: str
    title: str
    role: Role
    ministry: str
    cabinet: str
    start_date: dt.date
    end_date: dt.date | None
    source: str


@dataclass(slots=True, frozen=True)
class Province:
    """A province with its CBS code and other spellings of its name."""

    code: str
    name: str
    aliases: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Municipality:
    """A municipality of 2025: CBS code and name, province, and its main place in degrees (EPSG:4326)."""

    code: str
    name: str
    province: str
    lat: float
    lon: float


@dataclass(slots=True, frozen=True)
class Member:
    """A municipality of a region, how sure that is, and what it rests on. A near miss does not count.

    From the first day to the day before `valid_to`; None: always, and it lasts.
    """

    municipality_code: str
    status: str
    source: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def counted(self) -> bool:
        """Whether activities there count for the region."""
        return self.status != "near_miss"


@dataclass(slots=True, frozen=True)
class Region:
    """A region to count by. `areas`: names of larger areas that lie wholly in it."""

    id: int
    kind: str
    code: str
    name: str
    source: str
    areas: tuple[str, ...]
    members: tuple[Member, ...]


# -- People and offices ------------------------------------------------------------------------


@cache
def people() -> tuple[Person, ...]:
    """Everybody who held an office, by name."""
    extras = read_yaml("people.yml")["people"]
    names = sorted({office.person for office in offices()})
    if strangers := extras.keys() - set(names):
        raise UnknownNameError(f"lookups/people.yml: {', '.join(strangers)} held no office there.")
    return tuple(_person(name, extras.get(name, {})) for name in names)


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """The cabinets, oldest first."""
    return tuple(Cabinet(c["name"], c["start"], c.get("end")) for c in read_yaml("people.yml")["cabinets"])


@cache
def offices() -> tuple[Office, ...]:
    """Every office of every cabinet."""
    return tuple(
        Office(
            person=office["who"],
            title=office["title"],
            role=Role(office["title"].split(",")[0].split(" ")[0].lower()),
            ministry=ministry(office["ministry"]).code,
            cabinet=cabinet["name"],
            start_date=office.get("start", cabinet["start"]),
            end_date=office.get("end", cabinet.get("end")),
            source=cabinet["source"],
        )
        for cabinet in read_yaml("people.yml")["cabinets"]
        for office in cabinet["offices"]
    )


def find_person(name_or_slug: str) -> Person | None:
    """The person with that name, alias or slug; None if nobody has it.

    >>> find_person("dilan yesilgöz-zegerius").name
    'Dilan Yeşilgöz-Zegerius'
    """
    return _people_by_key().get(normalise(name_or_slug))


def person(name_or_slug: str) -> Person:
    """The person with that name, alias or slug. Raises UnknownNameError with the names that come closest."""
    if found := find_person(name_or_slug):
        return found
    close = [name for name, _, _ in process.extract(name_or_slug, [p.name for p in people()], limit=3)]
    raise UnknownNameError(
        f'Nobody in the register is called "{name_or_slug}". Did you mean {", ".join(close)}? '
        "The register is agendacrawl/lookups/people.yml."
    )


def offices_on(person: str, day: dt.date) -> list[Office]:
    """The offices that somebody held on a day; none for a name that the register doesn't know.

    >>> [office.title for office in offices_on("Mona Keijzer", dt.date(2024, 9, 2))]
    ['Minister van Volkshuisvesting en Ruimtelijke Ordening']
    """
    found = find_person(person)
    return [office for office in _offices_by_person()[found.name] if _held(office, day)] if found else []


def ministries_of(person: str, day: dt.date) -> list[str]:
    """The full names of somebody's ministries on a day.

    >>> ministries_of("Judith Uitermark", dt.date(2024, 9, 2))
    ['Ministerie van Binnenlandse Zaken en Koninkrijksrelaties']
    """
    return list(dict.fromkeys(ministry(office.ministry).name for office in offices_on(person, day)))


def person_by_surname(surname: str, role: str | None, day: dt.date) -> str | None:
    """Who is meant by "minister Van Weel" on a day; None unless exactly one holder of such an office is.

    `role` is a Role, or None when the words do not tell it. The part before a hyphen will do as a surname.

    >>> person_by_surname("Yeşilgöz", "minister", dt.date(2026, 9, 1))
    'Dilan Yeşilgöz-Zegerius'
    """
    names = {
        office.person
        for holder in _people_by_surname().get(normalise(surname), ())
        for office in _offices_by_person()[holder]
        if _held(office, day) and (role is None or office.role == role)
    }
    return names.pop() if len(names) == 1 else None


def person_named(words: str, day: dt.date) -> str | None:
    """Return who of the register is meant on a day by a name, in whatever spelling, with or without a role.

    First names may be initials, and of a double surname the first part will do. None for somebody who is not known,
    or for words that fit more than one person.

    >>> person_named("Dilan Yesilgöz", dt.date(2026, 9, 1)), person_named("minister Heerma", dt.date(2026, 11, 9))
    ('Dilan Yeşilgöz-Zegerius', 'Pieter Heerma')
    """
    match = _ROLE_NAME.match(words.strip())
    assert match is not None
    name = _ACADEMIC.sub("", match["name"])
    if found := find_person(name) or _people_by_variant().get(normalise(name)):
        return found.name
    if not match["role"]:
        return None
    role = match["role"].casefold()
    role = Role.MINISTER_PRESIDENT if role in ("premier", "mp") else Role(role)
    return person_by_surname(name, role, day) or person_by_surname(name, None, day)


_ROLE_NAME = re.compile(
    r"(?:de\s+)?(?:demissionair\s+)?(?:(?P<role>minister-president|minister|premier|mp|staatssecretaris)\s+)?(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ACADEMIC = re.compile(r"^(?:(?:prof|dr|drs|mr|ir|ing|dhr|mevr|mw|de heer|mevrouw)\b\.?\s*)+", re.IGNORECASE)


@cache
def _people_by_variant() -> dict[str, Person]:
    """People under first name or initial with either surname; a name that two people could have is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in people():
        first = one.name.split(" ", 1)[0]
        for surname in one.surnames:
            for given in (first, first[:1], f"{first[:1]}."):
                found[normalise(f"{given} {surname}")].add(one.name)
    by_name = {one.name: one for one in people()}
    return {key: by_name[names.pop()] for key, names in found.items() if len(names) == 1}


def _held(office: Office, day: dt.date) -> bool:
    return office.start_date <= day and (office.end_date is None or day <= office.end_date)


def _person(name: str, extra: Mapping[str, object]) -> Person:
    surname = str(extra.get("surname", name.split(" ", 1)[1]))
    aliases = extra.get("aliases", ())
    assert isinstance(aliases, list | tuple)
    return Person(name, slug(name), tuple(dict.fromkeys((surname, surname.split("-")[0]))), tuple(aliases))


@cache
def _people_by_key() -> dict[str, Person]:
    return {normalise(key): one for one in people() for key in (one.slug, *one.aliases, one.name)}


@cache
def _people_by_surname() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in people():
        for surname in one.surnames:
            found[normalise(surname)] += (one.name,)
    return dict(found)


@cache
def _offices_by_person() -> dict[str, tuple[Office, ...]]:
    found: dict[str, tuple[Office, ...]] = defaultdict(tuple)
    for office in offices():
        found[office.person] += (office,)
    return dict(found)


# -- Ministries --------------------------------------------------------------------------------


@cache
def ministries() -> tuple[Ministry, ...]:
    """The ministries, present and earlier."""
    return tuple(
        Ministry(
            code=entry["code"],
            name=f"Ministerie van {entry['name']}",
            slug=slug(f"Ministerie van {entry['name']}"),
            periods=tuple(Period(period["from"], period.get("to")) for period in entry["periods"]),
            aliases=(entry["name"], *entry.get("aliases", ())),
        )
        for entry in read_yaml("ministries.yml")
    )


def ministry(code_or_slug_or_name: str) -> Ministry:
    """The ministry with that code, slug or name. Raises UnknownNameError with the codes that there are.

    >>> ministry("BZK").name, ministry("ministerie-van-financien").code
    ('Ministerie van Binnenlandse Zaken en Koninkrijksrelaties', 'fin')
    """
    if found := _ministries_by_key().get(normalise(code_or_slug_or_name)):
        return found
    codes = ", ".join(f"{one.code} ({one.aliases[0]})" for one in ministries())
    raise UnknownNameError(f'There is no ministry "{code_or_slug_or_name}". Choose from {codes}.')


@cache
def _ministries_by_key() -> dict[str, Ministry]:
    return {
        normalise(key): one for one in ministries() for key in (one.code, one.slug, one.name, *one.aliases)
    }


# -- Provinces, municipalities, regions --------------------------------------------------------


@cache
def provinces() -> tuple[Province, ...]:
    """The twelve provinces."""
    return tuple(
        Province(entry["code"], entry["name"], tuple(entry.get("aliases", ())))
        for entry in read_yaml("provinces.yml")
    )


@cache
def dutch_places() -> tuple[geonames.City, ...]:
    """Every place that GeoNames has in the Netherlands, the smallest first."""
    return tuple(sorted(geonames.dutch_cities(), key=lambda city: city.population))


@cache
def municipalities() -> dict[str, Municipality]:
    """The municipalities by CBS code. The first call takes half a second.

    Their point is the largest place in GeoNames that lies in them, for labels: it is no position of anything.
    """
    corrections = read_yaml("municipalities.yml")
    names = {name: one.name for one in provinces() for name in (one.name, *one.aliases)}
    points = {city.municipality_code: (city.lat, city.lon) for city in dutch_places()}
    points |= {code: (lat, lon) for code, (lat, lon) in corrections["points"].items()}
    found = {}
    for area in sorted(geonames.municipalities(), key=lambda area: area.code):
        name = corrections["names"].get(area.code, area.name)
        found[area.code] = Municipality(area.code, name, names[area.province], *points[area.code])
    return found


KINDS = ("npvr", "province", "corop", "municipality")
"""The kinds of regions that the package knows; what a file of one's own adds is of another kind."""


@cache
def regions() -> tuple[Region, ...]:
    """Every region to count by, kind by kind."""
    return (*npvr_regions(), *_province_regions(), *corop_regions(), *_municipality_regions())


def region_id(kind: str, code: str) -> int:
    """The stable number of a region: from the digits of its code, else from a hash of kind and code.

    >>> region_id("province", "PV29"), region_id("municipality", "GM0518"), region_id("stedendriehoek", "A")
    (100029, 300518, 363177816)
    """
    if kind in KINDS[1:]:
        return KINDS.index(kind) * 100_000 + int(code[2:])
    return 1_000_000 + crc32(f"{kind}/{code}".encode()) // 4


@cache
def npvr_regions() -> tuple[Region, ...]:
    """The eleven regions of the Nationaal Programma Vitale Regio's, in the order of the announcement."""
    content = read_yaml("regions_npvr.yml")
    return tuple(
        Region(
            id=entry["id"],
            kind="npvr",
            code=entry["code"],
            name=entry["name"],
            source=content["source"],
            areas=tuple(entry["areas"]),
            members=tuple(
                Member(code, group["status"], group["source"])
                for group in entry["municipalities"]
                for code in group["codes"]
            ),
        )
        for entry in content["regions"]
    )


@cache
def corop_regions() -> tuple[Region, ...]:
    """The forty COROP areas of CBS, in the order of their codes."""
    content = read_yaml("regions_corop.yml")
    return tuple(
        _region(
            "corop",
            entry["code"],
            entry["name"],
            content["source"],
            entry["municipalities"],
            entry.get("areas", ()),
        )
        for entry in content["regions"]
    )


def _province_regions() -> Iterator[Region]:
    for province in provinces():
        codes = [one.code for one in municipalities().values() if one.province == province.name]
        yield _region("province", province.code, province.name, "CBS", codes)


def _municipality_regions() -> Iterator[Region]:
    for one in sorted(municipalities().values(), key=lambda one: normalise(one.name)):
        yield _region("municipality", one.code, one.name, "CBS", [one.code])


def _region(
    kind: str, code: str, name: str, source: str, codes: Iterable[str], areas: Iterable[str] = ()
) -> Region:
    """A region that all its municipalities belong to beyond doubt."""
    members = tuple(Member(one, "high", source) for one in codes)
    return Region(region_id(kind, code), kind, code, name, source, tuple(areas), members)
