"""Where every region, person and ministry has its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendacrawl.core.slugs import person_slugs, region_slugs, unique_slugs
from agendacrawl.site.model import Published, Row

Link = dict[str, str]
"""A name and the address of its page as it is from a page two folders down; "" where there is none."""


@dataclass
class Links:
    """The addresses of one state of the database."""

    published: Published
    regions: dict[tuple[str, str], str] = field(init=False)
    people: dict[str, str] = field(init=False)
    ministries: dict[str, str] = field(init=False)
    _people: dict[str, Link] = field(init=False, default_factory=dict)  # asked for by every row of every list

    def __post_init__(self) -> None:
        data = self.published
        self.regions = region_slugs(
            (one["kind"], data.kinds[one["kind"]]["singular"], one["code"], one["name"])
            for one in data.regions
        )
        self.people = person_slugs(people_of(data))
        codes = {one["name"]: one["code"] for one in data.ministries}
        self.ministries = unique_slugs({name: codes.get(name, name) for name in ministries_of(data)})

    def region_path(self, row: Row) -> str:
        """Return the path of a region's page in the folder of the site."""
        return f"regio/{self.regions[row['kind'], row['code']]}/index.html"

    def person_path(self, name: str) -> str | None:
        """Return the path of a person's page, if there is one."""
        return f"persoon/{self.people[name]}/index.html" if name in self.people else None

    def ministry_path(self, name: str) -> str | None:
        """Return the path of a ministry's page, if there is one."""
        return f"ministerie/{self.ministries[name]}/index.html" if name in self.ministries else None

    def region(self, row: Row) -> Link:
        """Return name and address of a region."""
        return _link(row["name"], self.region_path(row))

    def person(self, name: str) -> Link:
        """Return name and address of a person."""
        if name not in self._people:
            self._people[name] = _link(name, self.person_path(name))
        return self._people[name]

    def ministry(self, name: str) -> Link:
        """Return name and address of a ministry."""
        return _link(name, self.ministry_path(name))


def people_of(data: Published) -> list[str]:
    """Return who has a page: whoever has an activity, or held an office in the period."""
    held = {one["person"] for one in data.offices if one["in_period"]}
    return sorted(held | data.shares["person"].keys())


def ministries_of(data: Published) -> list[str]:
    """Return which ministries have a page: those with an activity, or with an office in the period, then or now."""
    held = [one for one in data.offices if one["in_period"]]
    named = {one[column] for one in held for column in ("ministry", "present_ministry")}
    return sorted(named | data.shares["ministry"].keys())


def up(link: Link) -> Link:
    """Return a link as it is from a page one folder higher.

    >>> up({"name": "Twente", "href": "../../regio/twente/index.html"})
    {'name': 'Twente', 'href': '../regio/twente/index.html'}
    """
    return {**link, "href": link["href"].removeprefix("../")}


def slug(path: str | None) -> str:
    """Return what names a page in the address of its folder.

    >>> slug("regio/npvr-regio-twente/index.html")
    'npvr-regio-twente'
    """
    return path.split("/")[-2] if path else ""


def _link(name: str, path: str | None) -> Link:
    return {"name": name, "href": f"../../{path}" if path else ""}
