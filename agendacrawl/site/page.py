"""A page of the site: where it stands, what it shows, what goes beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agendacrawl.picture.maps import Spot


@dataclass(frozen=True, slots=True)
class Card:
    """What the preview of a page says and shows: its name, what it is of, its figure in words, the period, a map."""

    name: str
    kind: str = ""
    figure: str = ""
    period: str = ""
    codes: tuple[str, ...] = ()  # municipalities (CBS) of the area on it
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table to take along: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, its template, and the values that this shows.

    `joints`: the activities (joint_id) of its feeds and its spreadsheet, newest first; None for a page without them.
    `region`: the id of the region that it is of. `table`: a spreadsheet beside it, by its name.
    """

    path: str
    template: str
    title: str
    description: str
    values: dict[str, Any]
    linked_data: dict[str, Any]
    card: Card
    og_type: str = "website"
    joints: list[int] | None = None
    region: int | None = None
    table: tuple[str, Table] | None = None

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


def plain_page(
    path: str,
    template: str,
    title: str,
    description: str,
    kind: str = "WebPage",
    table: tuple[str, Table] | None = None,
    **values: Any,
) -> Page:
    """Return a page that is about no region, person or ministry."""
    card = Card(title, figure=description)
    return Page(path, template, title, description, values, thing(kind, title), card, table=table)


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
