"""The pages of the site: for each its address, its template and what that shows. Values are rows of the views, as they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from agendacrawl.core.slugs import person_slugs, region_slugs, unique_slugs
from agendacrawl.core.totals import line_names
from agendacrawl.export.events import Event
from agendacrawl.picture.bars import Bar, against_expected, timeline
from agendacrawl.picture.maps import Area, Spot, country_map, region_map
from agendacrawl.site import words
from agendacrawl.site.model import Published, Row

SHOWN = 200  # activities in the list of a page; the spreadsheet beside it has all of them
NAMED = 6  # people named per year
CHANGES = {
    "moved": "verplaatst", "reworded": "anders verwoord", "changed": "gewijzigd", "withdrawn": "weggehaald",
    "returned": "teruggekomen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, its template, and the values that this shows.

    `joints`: the activities (joint_id) of its feeds and its spreadsheet, newest first; None for a page without them.
    `region`: the id of the region that it is of.
    `card`: what its preview picture says and shows.
    """

    path: str
    template: str
    title: str
    description: str
    values: dict[str, Any]
    linked_data: dict[str, Any]
    og_type: str = "website"
    joints: list[int] | None = None
    region: int | None = None
    card: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def folder(self) -> str:
        """Return the folder, "" for that of the site itself, with a slash at the end otherwise."""
        return self.path.rpartition("/")[0] + "/" if "/" in self.path else ""

    @property
    def address(self) -> str:
        """Return the address from the root of the site."""
        return self.path.removesuffix("index.html")

    @property
    def root(self) -> str:
        """Return the way from the page to the root of the site."""
        return "../" * self.path.count("/")

    @property
    def feed(self) -> bool:
        """Tell whether it has feeds beside it."""
        return self.joints is not None


@dataclass
class Links:
    """Where every region, person and ministry has its page, from a page two folders down."""

    published: Published
    regions: dict[tuple[str, str], str] = field(init=False)
    people: dict[str, str] = field(init=False)
    ministries: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        data = self.published
        kinds = data.kinds
        self.regions = region_slugs(
            (one["kind"], kinds[one["kind"]]["singular"], one["code"], one["name"]) for one in data.regions
        )
        self.people = person_slugs(people_of(data))
        codes = {one["name"]: one["code"] for one in data.ministries}
        self.ministries = unique_slugs({name: codes.get(name, name) for name in ministries_of(data)})

    def region(self, row: Row) -> dict[str, str]:
        """Return name and address of a region."""
        return {
            "name": row["name"],
            "href": f"../../regio/{self.regions[row['kind'], row['code']]}/index.html",
        }

    def person(self, name: str) -> dict[str, str]:
        """Return name and address of a person; those of whom there is no page have no address."""
        slug = self.people.get(name)
        return {"name": name, "href": f"../../persoon/{slug}/index.html" if slug else ""}

    def ministry(self, name: str) -> dict[str, str]:
        """Return name and address of a ministry."""
        slug = self.ministries.get(name)
        return {"name": name, "href": f"../../ministerie/{slug}/index.html" if slug else ""}


def people_of(data: Published) -> list[str]:
    """Return who has a page: whoever has an activity, or held an office in the period."""
    held = {one["person"] for one in data.offices if one["in_period"]}
    return sorted(held | data.shares["person"].keys())


def ministries_of(data: Published) -> list[str]:
    """Return which ministries have a page: those with an activity, or an office in the period."""
    held = {one["ministry"] for one in data.offices if one["in_period"]}
    return sorted(
        held
        | data.shares["ministry"].keys()
        | {one["present_ministry"] for one in data.offices if one["in_period"]}
    )


class Pages:
    """All pages of one state of the database."""

    def __init__(self, data: Published) -> None:
        self.data = data
        self.links = Links(data)
        self.by_kind: dict[str, list[Row]] = defaultdict(list)
        for region in data.regions:
            self.by_kind[region["kind"]].append(region)
        self.region = {one["id"]: one for one in data.regions}
        self.municipality = {one["code"]: one for one in self.by_kind["municipality"]}
        self.months = {one["month"]: one["published"] for one in data.months}
        self.person_joints: dict[str, set[int]] = defaultdict(set)
        self.people_at: dict[int, list[str]] = {}
        for joint, rows in data.activities.items():
            names = dict.fromkeys(name for row in rows for name in names_in(row["people"]))
            self.people_at[joint] = list(names)
            for name in names:
                self.person_joints[name].add(joint)
        self.who_by_year: dict[int, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in data.who_by_year:
            self.who_by_year[row["region_id"]][row["year"]].append(row)
        self.of_person = self._turned(data.per_person, "person")
        self.of_ministry = self._turned(data.per_ministry, "ministry")

    @staticmethod
    def _turned(rows: dict[int, list[Row]], column: str) -> dict[str, dict[int, Row]]:
        found: dict[str, dict[int, Row]] = defaultdict(dict)
        for region, several in rows.items():
            for row in several:
                found[row[column]][region] = row
        return found

    def all(self) -> Iterator[Page]:
        """Yield every page but the map."""
        for region in self.data.regions:
            yield self.region_page(region)
        for name in people_of(self.data):
            yield self.person_page(name)
        for name in ministries_of(self.data):
            yield self.ministry_page(name)
        yield self.regions_page()
        yield self.people_page()
        yield self.ministries_page()
        yield self.completeness_page()
        yield Page("methode/index.html", "method.html", "Methode", "Wat er geteld is, wat een nul betekent en wat u er niet uit mag afleiden.",
                   {"states": self.data.states.values()}, thing("Article", "Methode"))  # fmt: skip
        yield Page("404.html", "404.html", "Deze pagina is er niet", "Deze pagina is er niet.", {}, thing("WebPage", "Niet gevonden"))  # fmt: skip

    def told(self, page: Page) -> Iterator[dict[str, Any]]:
        """Yield all activities of a page, as its list tells the newest of them."""
        if page.region is None:
            yield from map(self._told, page.joints or ())
        else:
            for row in self.data.in_region.get(page.region, []):
                yield self._told(row["joint_id"], row, page.region)

    def not_held(self, events: Iterable[Event]) -> dict[str, list[int]]:
        """Return what was called off, by the path of the page that it would be on."""
        found: dict[str, list[int]] = defaultdict(list)
        paths = {one["id"]: self._region_path(one) for one in self.data.regions}
        for event in events:
            for region in self.data.off_regions.get(event.joint_id, ()):
                found[paths[region]].append(event.joint_id)
            for name in event.people:
                if slug := self.links.people.get(name):
                    found[f"persoon/{slug}/index.html"].append(event.joint_id)
            for name in event.ministries:
                if slug := self.links.ministries.get(name):
                    found[f"ministerie/{slug}/index.html"].append(event.joint_id)
        return found

    # -- Regions -------------------------------------------------------------------------------------

    def region_page(self, region: Row) -> Page:
        """Return the sheet of a region."""
        data, number, name = self.data, region["id"], region["name"]
        here = data.in_region.get(number, [])
        state = data.states[region["state"]]
        bars = [
            Bar(row["month"], row["visits"], row["visits_up_to"], f"{words.month(row['month'])}: {words.up_to(row['visits'], row['visits_up_to'])}")
            for row in data.per_month.get(number, [])
        ]  # fmt: skip
        spots = self._spots([row["joint_id"] for row in here], number)
        expected = None
        if region["ratio"] is not None:
            expected = against_expected(
                f"Bezoeken aan {name} tegenover wat naar inwonertal te verwachten is: {words.number(region['ratio'], 2)} keer zo vaak",
                region["ratio"], region["ratio_low"], region["ratio_high"],
            )  # fmt: skip
        codes = tuple(region["municipalities"])
        inside = [self.municipality[code] for code in codes if code in self.municipality]
        people = [{**row, "who": self.links.person(row["person"])} for row in data.per_person.get(number, [])]
        kind = data.kinds[region["kind"]]["singular"]
        period = words.period(region["period_start"], region["period_end"])
        return Page(
            self._region_path(region),
            "region.html",
            f"{name} ({kind})" if region["kind"] != "npvr" else name,
            f"{name}: {region['in_words']}. {period}.",
            {
                "region": region,
                "kind": kind,
                "state": state,
                "years": [self._year(row) for row in data.per_year.get(number, [])],
                "types": data.per_type.get(number, []),
                "people": people,
                "ministries": [
                    {**row, "which": self.links.ministry(row["ministry"])}
                    for row in data.per_ministry.get(number, [])
                ],
                "timeline": timeline(f"Bezoeken aan {name} per maand", self.months, bars),
                "gaps": not all(self.months.values()),
                "expected": expected,
                "map": region_map(f"Kaart van {name} met de plaatsen van activiteiten", codes, self._areas(inside), spots),
                "rows": [self._told(row["joint_id"], row, number) for row in here[:SHOWN]],
                "total": len(here),
                "related": [self.links.region(other) for other in self._around(region)],
                "municipalities": [
                    {**self.links.region(one), "count": one["visits"]} for one in inside
                ] if region["kind"] != "municipality" else [],
            },
            thing(
                "Dataset", f"Bezoeken van bewindspersonen aan {name}",
                description=f"{region['in_words']}. Afgeleid uit openbare agenda’s, onvolledig.",
                temporalCoverage=f"{region['period_start']}/{region['period_end']}" if region["period_start"] else None,
                spatialCoverage={"@type": "AdministrativeArea", "name": name},
                distribution={"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": "activiteiten.csv"},
            ),
            joints=[row["joint_id"] for row in here],
            region=number,
            card=(name, kind, region["in_words"], period),
            codes=codes,
            spots=tuple(spots),
        )  # fmt: skip

    def _region_path(self, region: Row) -> str:
        return f"regio/{self.links.regions[region['kind'], region['code']]}/index.html"

    def _year(self, row: Row) -> Row:
        came = self.who_by_year[row["region_id"]][row["year"]]
        who = [
            {**self.links.person(one["person"]), "count": words.up_to(one["visits"], one["visits_up_to"])}
            for one in came[:NAMED]
        ]
        return {
            **row,
            "who": who,
            "others": len(came) - len(who),
            "label": self.data.states[row["state"]]["label"].lower(),
        }

    def _around(self, region: Row) -> list[Row]:
        """Return the regions of other kinds that have municipalities in common, without municipalities themselves."""
        codes = set(region["municipalities"])
        return [
            other
            for other in self.data.regions
            if other["kind"] not in (region["kind"], "municipality")
            and codes.intersection(other["municipalities"])
        ]

    def _areas(self, regions: Iterable[Row], to: str = "../../regio/") -> list[Area]:
        return [
            Area(
                one["name"], tuple(one["municipalities"]), one["visits_outside_the_hague"], one["state"], bool(one["few_expected"]),
                f"{to}{self.links.regions[one['kind'], one['code']]}/index.html",
            )
            for one in regions
        ]  # fmt: skip

    def _spots(self, joints: Iterable[int], region: int | None = None) -> list[Spot]:
        """Return the places of activities, surely in the Netherlands and, if asked, in a region; one disc for each name."""
        found: dict[tuple[str, float, float], set[int]] = defaultdict(set)
        for joint in joints:
            for place in self.data.places.get(joint, []):
                if (
                    place["country"] != "NL"
                    or place["lon"] is None
                    or place["level"] in ("province", "region", "country")
                ):
                    continue
                if not place["ambiguous"] and (region is None or region in place["regions"]):
                    found[place["place"], round(place["lon"], 3), round(place["lat"], 3)].add(joint)
        return [Spot(name, lon, lat, len(joints)) for (name, lon, lat), joints in sorted(found.items())]

    def _told(self, joint: int, row: Row | None = None, region: int | None = None) -> dict[str, Any]:
        """Return an activity as lists tell it; of its places those in the region, if asked, with the words they rest on."""
        pages = self.data.activities[joint]
        first = pages[0]
        last = max(page["end_date"] or page["date"] for page in pages)
        day = row["date"] if row else min(page["date"] for page in pages)
        kind = row["type"] if row else first["type"]
        mode = row["mode"] if row else first["mode"]
        places = {
            (one["place"], one["evidence"]): {
                "name": one["place"],
                "evidence": one["evidence"],
                "sure": not one["ambiguous"],
            }
            for one in self.data.places.get(joint, [])
            if region is None or region in one["regions"]
        }
        return {
            "joint": joint,
            "date": day,
            "last": last,
            "when": words.date(day) if last <= day else f"{words.date(day)} – {words.date(last)}",
            "title": first["title"],
            "url": first["url"],
            "also": list(dict.fromkeys(page["url"] for page in pages[1:] if page["url"] != first["url"])),
            "people": [self.links.person(name) for name in self.people_at[joint]],
            "type": words.kind_of_activity(kind),
            "mode": words.MODES.get(mode, ""),
            "places": list(places.values()),
            "sure": row["sure"] if row else True,
            "visits": row["visits"] if row else None,
            "visits_up_to": row["visits_up_to"] if row else None,
            "elsewhere": WHERE.get(first["where_class"], ""),
        }

    # -- People and ministries -----------------------------------------------------------------------

    def _newest(self, joints: Iterable[int]) -> list[int]:
        return sorted(
            joints,
            key=lambda joint: (min(row["date"] for row in self.data.activities[joint]), joint),
            reverse=True,
        )

    def _divisions(self, rows: dict[int, Row]) -> list[dict[str, Any]]:
        """Return, of each kind but municipalities, the regions visited and those never visited as far as is published."""
        found = []
        for kind, regions in self.by_kind.items():
            if kind == "municipality":
                continue
            visited = [
                {**rows[one["id"]], "where": self.links.region(one)} for one in regions if one["id"] in rows
            ]
            visited.sort(key=lambda row: (-row["visits"], -row["visits_up_to"], row["where"]["name"]))
            never = [
                self.links.region(one) for one in regions if not rows.get(one["id"], {}).get("visits_up_to")
            ]
            found.append(
                {
                    "plural": self.data.kinds[kind]["plural"],
                    "visited": visited,
                    "never": never,
                    "size": len(regions),
                }
            )
        return found

    def _months_of(self, counted: dict[str, Any] | None) -> list[Bar]:
        return [
            Bar(row["month"], row["visits"], row["visits"], f"{words.month(row['month'])}: {row['visits']}")
            for row in (counted or {}).get("months", [])
            if row["visits"]
        ]

    def _shared(self, of: str, name: str, joints: list[int], rows: dict[int, Row]) -> dict[str, Any]:
        counted = self.data.shares[of].get(name)
        return {
            "name": name,
            "counted": counted and counted["all"],
            "years": counted["years"] if counted else [],
            "timeline": timeline(
                f"Bezoeken buiten Den Haag per maand: {name}", self.months, self._months_of(counted)
            ),
            "map": country_map(
                f"Kaart van Nederland met de plaatsen van activiteiten: {name}", (), spots=self._spots(joints)
            ),
            "divisions": self._divisions(rows),
            "rows": [self._told(joint) for joint in joints[:SHOWN]],
            "total": len(joints),
        }

    def person_page(self, name: str) -> Page:
        """Return the page of a minister or state secretary."""
        joints = self._newest(self.person_joints.get(name, ()))
        rows = self.of_person.get(name, {})
        offices = [
            {**one, "where": self.links.ministry(one["ministry"])}
            for one in self.data.offices
            if one["person"] == name
        ]
        values = self._shared("person", name, joints, rows)
        municipal = [
            {**rows[one["id"]], "where": self.links.region(one)}
            for one in self.by_kind["municipality"]
            if rows.get(one["id"], {}).get("visits")
        ]
        municipal.sort(key=lambda row: (-row["visits"], row["where"]["name"]))
        values |= {
            "offices": offices,
            "coverage": self.data.coverage.get(name),
            "municipal": municipal,
            "municipalities": len(self.by_kind["municipality"]),
        }
        told = share_words(values["counted"])
        person: dict[str, Any] = {"@type": "Person", "name": name}
        if offices:
            person |= {
                "jobTitle": offices[0]["title"],
                "affiliation": {"@type": "GovernmentOrganization", "name": offices[0]["ministry"]},
            }
        return Page(
            f"persoon/{self.links.people[name]}/index.html", "person.html", name, f"{name}: {told}", values,
            thing("ProfilePage", name, mainEntity=person), og_type="profile", joints=joints,
            card=(name, offices[0]["title"] if offices else "", told, ""), spots=tuple(self._spots(joints)),
        )  # fmt: skip

    def ministry_page(self, name: str) -> Page:
        """Return the page of a ministry."""
        joints = self._newest(self.data.ministry_joints.get(name, set()) & self.data.activities.keys())
        known = next((one for one in self.data.ministries if one["name"] == name), None)
        values = self._shared("ministry", name, joints, self.of_ministry.get(name, {}))
        values |= {
            "known": known,
            "present": self.links.ministry(known["present_ministry"])
            if known and known["present_ministry"] != name
            else None,
            "offices": [
                {**one, "who": self.links.person(one["person"])}
                for one in self.data.offices
                if one["ministry"] == name and one["in_period"]
            ],
        }
        told = share_words(values["counted"])
        return Page(
            f"ministerie/{self.links.ministries[name]}/index.html", "ministry.html", name, f"{name}: {told}", values,
            thing("WebPage", name, about={"@type": "GovernmentOrganization", "name": name}), joints=joints,
            card=(name, "", told, ""), spots=tuple(self._spots(joints)),
        )  # fmt: skip

    # -- Overviews -----------------------------------------------------------------------------------

    def regions_page(self) -> Page:
        """Return the list of all regions."""
        divisions = []
        for kind, regions in self.by_kind.items():
            rows = [
                {**one, "where": up(self.links.region(one)), "label": self.data.states[one["state"]]["label"]}
                for one in regions
            ]
            rows.sort(key=lambda row: row["name"])
            plural = self.data.kinds[kind]["plural"]
            drawn = country_map(f"Bezoeken buiten Den Haag: {plural}", self._areas(regions, ""), kind)
            divisions.append({"code": kind, "plural": plural, "rows": rows, "map": drawn})
        return Page("regio/index.html", "regions.html", "Regio’s", "Bezoeken van bewindspersonen aan elke regio, provincie en gemeente.",
                    {"divisions": divisions}, thing("CollectionPage", "Regio’s"))  # fmt: skip

    def people_page(self) -> Page:
        """Return the list of all people."""
        rows = []
        for name in people_of(self.data):
            counted = self.data.shares["person"].get(name)
            office = next((one for one in self.data.offices if one["person"] == name), None)
            rows.append(
                {"who": up(self.links.person(name)), "counted": counted and counted["all"],
                 "office": f"{office['title']}, {office['ministry']}" if office else ""}
            )  # fmt: skip
        return Page("persoon/index.html", "people.html", "Personen", "Ministers en staatssecretarissen: waar ze waren, volgens hun openbare agenda’s.",
                    {"rows": rows}, thing("CollectionPage", "Personen"))  # fmt: skip

    def ministries_page(self) -> Page:
        """Return the ministries by their share outside The Hague, lowest first."""
        rows: list[dict[str, Any]] = []
        for name in ministries_of(self.data):
            counted = self.data.shares["ministry"].get(name)
            every = counted and counted["all"]
            doubtful = bool(every) and 5 * every["located"] < 4 * every["activities"]
            rows.append({"which": up(self.links.ministry(name)), "counted": every, "doubtful": doubtful})
        rows.sort(key=lambda row: share_order(row["counted"]))
        return Page("ministerie/index.html", "ministries.html", "Ministeries", "Welk ministerie is het minst buiten Den Haag, en hoe zeker is dat?",
                    {"rows": rows}, thing("CollectionPage", "Ministeries"))  # fmt: skip

    def completeness_page(self) -> Page:
        """Return what is published, how late, and what could not be placed."""
        data = self.data
        names = line_names()
        people = [
            {**row, "who": up(self.links.person(name), 1)}
            for name, row in sorted(data.coverage.items())
            if row["weeks_in_office"]
        ]
        totals = [
            {"plural": kind["plural"],
             "lines": [{**row, "name": names[row["line"]].replace("{regions}", kind["plural"])} for row in data.totals[code]]}
            for code, kind in data.kinds.items()
            if code in data.totals
        ]  # fmt: skip
        return Page("volledigheid/index.html", "completeness.html", "Volledigheid", "Wat er gepubliceerd is, hoe laat, en wat niet gelokaliseerd of benoemd kon worden.",
                    {"years": list(reversed(data.coverage_years)), "people": people, "late": data.late, "located": data.located, "totals": totals,
                     "complete": [{**row, "which": up(self.links.ministry(row["ministry"]), 1)} for row in data.complete],
                     "unresolved": data.unresolved},
                    thing("Article", "Volledigheid"))  # fmt: skip

    def data_page(self, files: list[dict[str, Any]]) -> Page:
        """Return the downloads; `files` are their names, what a row is, and the number of rows."""
        changes = [{**row, "words": CHANGES.get(row["kind"], row["kind"])} for row in self.data.changes]
        return Page("data/index.html", "data.html", "Data", "Alle tellingen als rekenblad en GeoJSON, feeds en wijzigingen.",
                    {"files": files, "changes": changes},
                    thing("DataCatalog", "Bezoeken van bewindspersonen"))  # fmt: skip


WHERE = {
    "online": "online", "abroad": "buitenland", "caribbean": "Caribisch deel van het Koninkrijk", "diverse": "diverse locaties",
    "unresolved": "plaats niet herkend", "not_stated": "staat er niet",
}  # fmt: skip


def names_in(people: str | None) -> list[str]:
    """Return the names in the column people.

    >>> names_in("Rob Jetten; Femke Wiersma"), names_in(None)
    (['Rob Jetten', 'Femke Wiersma'], [])
    """
    return people.split("; ") if people else []


def up(link: dict[str, str], levels: int = 1) -> dict[str, str]:
    """Return a link as it is from a page so many folders higher.

    >>> up({"name": "Twente", "href": "../../regio/twente/index.html"})
    {'name': 'Twente', 'href': '../regio/twente/index.html'}
    """
    return {**link, "href": link["href"].replace("../", "", levels)}


def share_words(counted: Row | None) -> str:
    """Return a share in a sentence, with what it is taken of.

    >>> share_words({"outside": 3, "located": 12, "activities": 15})
    '25 % buiten Den Haag: 3 van de 12 activiteiten waarvan bekend is waar ze waren.'
    """
    if not counted:
        return "niets gevonden in de gepubliceerde agenda’s."
    return (
        f"{words.share(counted['outside'], counted['located'])} buiten Den Haag: {words.number(counted['outside'])} van de "
        f"{words.number(counted['located'])} activiteiten waarvan bekend is waar ze waren."
    )


def share_order(counted: Row | None) -> tuple[bool, float]:
    """Return what ministries are sorted by: the lowest share first, those without any last."""
    return (False, counted["outside"] / counted["located"]) if counted and counted["located"] else (True, 0.0)


def thing(kind: str, name: str, **more: Any) -> dict[str, Any]:
    """Return data of schema.org, without what is not known.

    >>> thing("Article", "Methode", about=None)
    {'@context': 'https://schema.org', '@type': 'Article', 'name': 'Methode', 'inLanguage': 'nl'}
    """
    given = {
        key: value.isoformat() if isinstance(value, dt.date) else value
        for key, value in more.items()
        if value is not None
    }
    return {"@context": "https://schema.org", "@type": kind, "name": name, "inLanguage": "nl", **given}
