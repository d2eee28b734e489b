"""The pages of the sample site: what they say (YAML) and how each platform renders it (HTML).

The site is invented. Only its people, ministries and towns exist. It copies the shape of the agendas on
rijksoverheid.nl in every layout known, so that a crawl has something true to its kind where the real site is
out of reach. `expected()` says, written by hand, what a perfect crawl of it finds.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape, unescape
from importlib import resources
from string import Template
from typing import Any
from unicodedata import normalize

import yaml
from babel.dates import format_date

from agendacrawl.core.vocabulary import Platform
from agendacrawl.pages.labels import Label, names_of

PERIOD = (dt.date(2026, 11, 2), dt.date(2027, 1, 3))
"""The first and the last day of the site: what to pass to the spider as `since` and `until`."""

_HERE = resources.files("agendacrawl.sample")
_DATE_IN_PATH = re.compile(r"/actueel/agenda/(\d{4})/(\d{2})/(\d{2})/")


class Labels(StrEnum):
    """How a page writes its labels down: nobody knows which of these the real site uses."""

    DL = "dl"
    LIST = "list"
    LINES = "lines"


class Entrance(StrEnum):
    """Which of the two sources on the present platform knows the page."""

    BOTH = "both"
    SEARCH = "search"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One page. `path_date` is the day in its address, `date` that on its label; `intro` and `body` are HTML.

    `people` is empty where the page has no label for them; `ministries` are full names; `type` is empty where
    the site gives none. `published` is in UTC.
    """

    path: str
    path_date: dt.date
    title: str
    date: dt.date
    end_date: dt.date | None
    time: str
    place: str
    people: tuple[str, ...]
    ministries: tuple[str, ...]
    type: str
    labels: Labels
    entrance: Entrance
    intro: str
    body: tuple[str, ...]
    published: dt.datetime

    @classmethod
    def read(cls, raw: dict[str, Any]) -> SamplePage:
        """Return a page from its YAML mapping; an unknown key is a ValueError, a missing one a KeyError."""
        raw = dict(raw)
        path = raw.pop("path")
        if not (day := _DATE_IN_PATH.match(path)):
            raise ValueError(f"The sample page {path} needs a path like /actueel/agenda/yyyy/mm/dd/slug.")
        path_date = dt.date(*map(int, day.groups()))
        people = tuple(raw.pop("people", ()))
        codes = raw.pop("ministries", None) or sorted({cabinet()["people"][person] for person in people})
        body = raw.pop("body", "")
        page = cls(
            path=path,
            path_date=path_date,
            title=raw.pop("title"),
            date=raw.pop("date", path_date),
            end_date=raw.pop("end_date", None),
            time=raw.pop("time", ""),
            place=raw.pop("place", ""),
            people=people,
            ministries=tuple(cabinet()["ministries"][code] for code in codes),
            type=raw.pop("type", ""),
            labels=Labels(raw.pop("labels", Labels.DL)),
            entrance=Entrance(raw.pop("entrance", Entrance.BOTH)),
            intro=raw.pop("intro", ""),
            body=tuple(body) if isinstance(body, list) else (body,),
            published=dt.datetime.combine(
                raw.pop("published", path_date + dt.timedelta(days=4)), dt.time(9, 16), dt.UTC
            ),
        )
        if raw:
            raise ValueError(f"The sample page {path} has unknown keys: {', '.join(raw)}.")
        return page


@cache
def cabinet() -> dict[str, dict[str, str]]:
    """Return the people with the abbreviation of their ministry, and the ministries' names."""
    return dict(yaml.safe_load((_HERE / "cabinet.yml").read_text("utf-8")))


def load_site() -> list[SamplePage]:
    """Return all pages of the sample site, by path."""
    pages = [
        SamplePage.read(raw)
        for file in (_HERE / "pages").iterdir()
        if file.name.endswith(".yml")
        for raw in yaml.safe_load(file.read_text("utf-8"))
    ]
    return sorted(pages, key=lambda page: page.path)


def expected() -> list[dict[str, Any]]:
    """Return what a perfect crawl finds: a row for each activity of each page, in the order of the page.

    Written by hand, never by the crawler. `url` is the path; dates and times are ISO 8601; `flags` are those
    that must be there. `stated_place` is the line's own, of a single page its label's. `day_place` is that of
    the day's heading, else of the weekly page; it and `description` are given only where they matter.
    """
    return [json.loads(line) for line in (_HERE / "expected.jsonl").read_text("utf-8").splitlines()]


def plain(markup: str) -> str:
    """Return the words of a piece of HTML: `plain("<p>Tijd:&nbsp;<b>9</b></p>") == "Tijd: 9"`."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def slug(name: str) -> str:
    """Return a name in the form used in URLs: `slug("Dilan Yeşilgöz-Zegerius") == "dilan-yesilgoz-zegerius"`."""
    ascii_name = normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")


def render(page: SamplePage, platform: Platform, host: str) -> str:
    """Return the page as that platform serves it; `host` (scheme and authority) is for the URLs in it."""
    words = " ".join([plain(page.intro), *map(plain, page.body)]).strip()
    issued = page.published.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    linked_data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "url": host + page.path,
        "datePublished": issued,
        "dateModified": issued,
    }
    elastic = {"pageTitle": page.title, "publicationDate": issued, "informationType": {"label": "Agenda"}}
    weekly = page.type == "Agenda"
    wrap = '<div class="rich-text">{}</div>' if platform is Platform.PRO else "{}"
    return Template((_HERE / "templates" / f"{platform}.html").read_text("utf-8")).substitute(
        title=escape(page.title),
        summary=escape(words[:140]),
        linked_data=_script_json(linked_data),
        elastic=_script_json(elastic),
        flight=_script_json([1, f"{page.title}\n{words}"]),
        issued=page.published.strftime("%Y-%m-%dT%H:%M"),
        container='id="content" class="article"' if weekly else 'class="article content"',
        meta=escape(f"{page.type or 'Agenda'} | {page.date:%d-%m-%Y}"),
        labels=_label_block(page, platform),
        intro=page.intro,
        body="\n".join(wrap.format(part) for part in page.body if part),
        ministries="".join(
            f'<li><a href="/ministeries/{slug(name)}">{escape(name)}</a></li>' for name in page.ministries
        ),
    )


def _script_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _label_block(page: SamplePage, platform: Platform) -> str:
    rows = [(name, text) for name, text in _label_rows(page, platform) if text]
    match page.labels:
        case Labels.DL:
            return "<dl>" + "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows) + "</dl>"
        case Labels.LIST:
            return (
                "<ul>" + "".join(f"<li><strong>{name}:</strong> {text}</li>" for name, text in rows) + "</ul>"
            )
        case Labels.LINES:
            return "".join(f"<p>{name}: {text}</p>" for name, text in rows)


def _word(label: Label, second: bool = False) -> str:
    """Return the site's own word for a label: the first one in labels.yml, or the second."""
    return names_of(label)[second].capitalize()


def _label_rows(page: SamplePage, platform: Platform) -> Iterable[tuple[str, str]]:
    """Each form of labels also has its own words and its own way to write a day."""
    pattern, to = {
        Labels.DL: ("dd-MM-yyyy", " - "),
        Labels.LIST: ("d MMMM y", " – "),
        Labels.LINES: ("EEEE d MMMM y", " t/m "),
    }[page.labels]
    days = [day for day in (page.date, page.end_date) if day]
    yield _word(Label.DATE), to.join(format_date(day, pattern, locale="nl") for day in days)
    yield _word(Label.TIME), escape(page.time)
    yield _word(Label.PLACE), escape(page.place)
    if page.labels is Labels.LINES:
        people = re.sub(r", ([^,]*)$", r" en \1", ", ".join(map(escape, page.people)))
    else:
        people = ", ".join(
            f'<a href="/regering/bewindspersonen/{slug(name)}">{escape(name)}</a>' for name in page.people
        )
    yield _word(Label.PEOPLE, len(page.people) > 1), people
    if platform is Platform.PRO:  # the older platform says the type in the line below the title
        yield _word(Label.TYPE, page.labels is Labels.LIST), escape(page.type)
    if page.labels is Labels.LINES and len(page.ministries) == 1:
        yield _word(Label.MINISTRY), escape(page.ministries[0])
