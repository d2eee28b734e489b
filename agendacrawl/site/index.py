"""The state of the database by what pages ask for: activities as lists tell them, places for maps, rows by person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from agendacrawl.export.events import Event
from agendacrawl.picture.maps import Area, Spot
from agendacrawl.site import words
from agendacrawl.site.links import Links
from agendacrawl.site.model import Published, Row
from agendacrawl.site.page import Page

SHOWN = 200  # activities in the list of a page; the spreadsheet beside it has all of them
_LARGE = ("province", "region", "country")  # levels of which a point is a label


class Index:
    """One state of the database, for all pages."""

    def __init__(self, data: Published) -> None:
        self.data = data
        self.links = Links(data)
        self.as_of: dt.date = data.regions[0]["as_of"]
        self.by_kind: dict[str, list[Row]] = defaultdict(list)
        for region in data.regions:
            self.by_kind[region["kind"]].append(region)
        self.municipality = {one["code"]: one for one in self.by_kind["municipality"]}
        self.months = {one["month"]: one["published"] for one in data.months}
        self.people_at = {joint: _people(rows) for joint, rows in data.activities.items()}
        self.person_joints: dict[str, set[int]] = defaultdict(set)
        for joint, names in self.people_at.items():
            for name in names:
                self.person_joints[name].add(joint)
        self.who_by_year: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in data.who_by_year:
            self.who_by_year[row["region_id"], row["year"]].append(row)
        self._held: dict[str, list[tuple[dt.date, dt.date, str]]] = defaultdict(list)
        for one in reversed(data.offices):
            until = one["end_date"] or dt.date.max
            self._held[one["person"]].append((one["start_date"], until, one["role"]))
        self.of_person = _turned(data.per_person, "person")
        self.of_ministry = _turned(data.per_ministry, "ministry")

    def roles(self, name: str, first: dt.date | None, last: dt.date | None) -> str:
        """Return what somebody was from one day to another: minister, staatssecretaris; "" where that is not known."""
        if first is None or last is None:
            return ""
        held = [role for start, end, role in self._held.get(name, ()) if start <= last and end >= first]
        return ", ".join(dict.fromkeys(held))

    def newest(self, joints: Iterable[int]) -> list[int]:
        """Return activities by day, the last first."""
        first = {joint: min(row["date"] for row in self.data.activities[joint]) for joint in joints}
        return sorted(first, key=lambda joint: (first[joint], joint), reverse=True)

    def areas(self, regions: Iterable[Row], to: str) -> list[Area]:
        """Return regions as a map shows them, each with a link; `to` is the way to the root."""
        return [
            Area(
                one["name"],
                tuple(one["municipalities"]),
                one["visits_outside_the_hague"],
                one["state"],
                bool(one["few_expected"]),
                to + self.links.region_path(one),
            )
            for one in regions
        ]

    def spots(self, joints: Iterable[int], region: Row | None = None) -> list[Spot]:
        """Return the places of activities that are sure and in the Netherlands, in a region if asked; one per name."""
        around = region is not None and region["around_the_hague"]
        found: dict[tuple[str, float, float], set[int]] = defaultdict(set)
        for joint in joints:
            for place in self.data.places.get(joint, ()):
                exact = place["level"] not in _LARGE and place["lon"] is not None
                here = region is None or _is_in(place, region["id"], around)
                if exact and here and place["country"] == "NL" and not place["ambiguous"]:
                    found[place["place"], round(place["lon"], 3), round(place["lat"], 3)].add(joint)
        return [Spot(name, lon, lat, len(joints)) for (name, lon, lat), joints in sorted(found.items())]

    def told(self, page: Page) -> Iterator[dict[str, Any]]:
        """Yield all activities of a page, as its list tells the newest of them."""
        if page.region is None:
            yield from map(self.tell, page.joints or ())
        else:
            for row in self.data.in_region.get(page.region, ()):
                yield self.tell(row["joint_id"], row)

    def tell(self, joint: int, row: Row | None = None) -> dict[str, Any]:
        """Return an activity as lists tell it; with its row of `in_region` as it is in that region."""
        pages = self.data.activities[joint]
        first = pages[0]
        in_region: Row = row or {**first, "date": min(page["date"] for page in pages), "sure": True}
        day, last = in_region["date"], max(page["end_date"] or page["date"] for page in pages)
        places = {
            (one["place"], one["evidence"]): {
                "name": one["place"],
                "evidence": one["evidence"],
                "sure": not one["ambiguous"],
                "where": words.SOURCES.get(one["evidence_source"], ""),
            }
            for one in self.data.places.get(joint, ())
            if row is None or _is_in(one, row["region_id"], row["around"])
        }
        return {
            "date": day,
            "last": last,
            "when": words.date(day) if last <= day else f"{words.date(day)} – {words.date(last)}",
            "title": first["title"],
            "source": {"name": first["title"], "href": words.web_address(first["url"])},
            "url": first["url"],
            "also": [url for url in dict.fromkeys(page["url"] for page in pages[1:]) if url != first["url"]],
            "later": day > self.as_of and not any(page["date_doubtful"] for page in pages),
            "people": [
                {**self.links.person(name), "role": self.roles(name, day, day)}
                for name in self.people_at[joint]
            ],
            "type": words.kind_of_activity(in_region["type"]),
            "mode": words.MODES.get(in_region["mode"], ""),
            "places": list(places.values()),
            "sure": in_region["sure"],
            "visits": in_region.get("visits"),
            "visits_up_to": in_region.get("visits_up_to"),
            "elsewhere": words.WHERE.get(first["where_class"], ""),
        }

    def not_held(self, events: Iterable[Event]) -> dict[str, list[int]]:
        """Return what was called off or withdrawn, by the path of the pages that it would be on."""
        found: dict[str, list[int]] = defaultdict(list)
        paths = {one["id"]: self.links.region_path(one) for one in self.data.regions}
        for event in events:
            there = [paths[region] for region in self.data.off_regions.get(event.joint_id, ())]
            there += filter(None, map(self.links.person_path, event.people))
            there += filter(None, map(self.links.ministry_path, event.ministries))
            for path in there:
                found[path].append(event.joint_id)
        return found


def _is_in(place: Row, region: int, around: bool) -> bool:
    """Tell whether a place is one of a region; of one around The Hague, those in The Hague are none."""
    return region in place["regions"] and not (around and place["is_hague"])


def names_in(people: str | None) -> list[str]:
    """Return the names in the column people.

    >>> names_in("Rob Jetten; Femke Wiersma"), names_in(None)
    (['Rob Jetten', 'Femke Wiersma'], [])
    """
    return people.split("; ") if people else []


def _people(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in names_in(row["people"])))


def _turned(rows: dict[int, list[Row]], column: str) -> dict[str, dict[int, Row]]:
    """Return rows by region as rows by another column, then by region."""
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for region, several in rows.items():
        for row in several:
            found[row[column]][region] = row
    return found
