"""The last parts of the addresses of the public pages: one word for every region and every person.

A slug depends on its own name and on names that it would clash with, so a page keeps its address when others come.
Site and map take theirs from here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar
from zlib import crc32

from agendacrawl.core.names import normalise

Key = TypeVar("Key", bound=Hashable)

LONGEST = 80  # characters; a longer name is cut and marked


def region_slugs(regions: Iterable[tuple[str, str, str, str]]) -> dict[tuple[str, str], str]:
    """Return the slug of every region by its kind and code; the kind's Dutch name comes first.

    `regions` are (kind, the Dutch name of one such region, code, name), all regions of the database.

    >>> region_slugs([("province", "provincie", "PV26", "Utrecht"), ("municipality", "gemeente", "GM0344", "Utrecht")])
    {('province', 'PV26'): 'provincie-utrecht', ('municipality', 'GM0344'): 'gemeente-utrecht'}
    """
    return unique_slugs({(kind, code): f"{singular} {name}" for kind, singular, code, name in regions})


def person_slugs(names: Iterable[str]) -> dict[str, str]:
    """Return the slug of every person by name.

    >>> person_slugs(["Sophie Hermans", "Dilan Yeşilgöz-Zegerius"])
    {'Sophie Hermans': 'sophie-hermans', 'Dilan Yeşilgöz-Zegerius': 'dilan-yesilgoz-zegerius'}
    """
    return unique_slugs({name: name for name in names})


def unique_slugs(names: Mapping[Key, str]) -> dict[Key, str]:
    """Return a slug for each key by its name: letters, digits and hyphens, nothing that could lead elsewhere.

    Names that would share one are all marked, and so is a name that leaves nothing or too much.

    >>> unique_slugs({1: "José", 2: "Jose", 3: "Jan", 4: "../.."})
    {1: 'jose-83dcefb7', 2: 'jose-1ad5be0d', 3: 'jan', 4: 'x-f3b61b38'}
    """
    plain = {key: normalise(name).replace(" ", "-") for key, name in names.items()}
    times: dict[str, int] = {}
    for slug in plain.values():
        times[slug] = times.get(slug, 0) + 1
    return {
        key: slug if slug and len(slug) <= LONGEST and times[slug] == 1 else _marked(slug, key)
        for key, slug in plain.items()
    }


def _marked(slug: str, key: Hashable) -> str:
    return f"{slug[: LONGEST - 9].rstrip('-') or 'x'}-{crc32(str(key).encode()):08x}"
