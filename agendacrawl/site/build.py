"""Build the whole site from one state of the database: pages, feeds, spreadsheets, downloads, previews.

Files come one after the other, so that no more than a page and what lies beside it is in memory. Previews are drawn in
a thread meanwhile: Typst leaves Python's lock alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

import jinja2

from agendacrawl.core.credits import credits_of, due, note
from agendacrawl.core.legend import class_names
from agendacrawl.db import sessions
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.export.layers import Connection, Layer, layers
from agendacrawl.export.selection import Selection
from agendacrawl.export.tables import write_csv, write_geojson
from agendacrawl.map import page as map_page
from agendacrawl.map import query as map_query
from agendacrawl.picture.raster import Drawings
from agendacrawl.site import cards, query, words
from agendacrawl.site.editions import Edition
from agendacrawl.site.feeds import Feeds, sheet, spreadsheet
from agendacrawl.site.index import Index
from agendacrawl.site.model import Published
from agendacrawl.site.page import Page, plain_page
from agendacrawl.site.pages import every_page

NAME = "Waar was het kabinet?"
NAVIGATION = {
    "Kaart": "index.html",
    "Regio’s": "regio/index.html",
    "Personen": "persoon/index.html",
    "Ministeries": "ministerie/index.html",
    "Volledigheid": "volledigheid/index.html",
    "Methode": "methode/index.html",
    "Data": "data/index.html",
}
WHAT = {  # what one row of a layer is: the layers to download
    "visits_per_region": "een regio: bezoeken, activiteiten, interval, verwachting, laatste bezoek",
    "visits_per_region_year": "een regio en een jaar",
    "visits_per_region_month": "een regio en een maand",
    "visits_per_region_person": "een regio en een bewindspersoon, ook met nul",
    "visits_per_region_ministry": "een regio en een ministerie, ook met nul",
    "visits_per_region_type": "een regio en een soort activiteit",
    "activity_point": "een plaats van een activiteit, met de woorden waarop ze rust",
    "activity": "een activiteit op een pagina, ook zonder plaats",
    "coverage": "een bewindspersoon en een week: is er iets gepubliceerd",
    "publication": "een bewindspersoon en een week: wanneer is er gepubliceerd",
    "located": "een ministerie en een maand: van hoeveel is bekend waar",
    "totals": "een regel van de optelsom per indeling",
    "changes": "een wijziging van een activiteit",
}
MAPPED = ("visits_per_region", "activity_point")  # layers that are there as GeoJSON too


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows of the whole."""

    url: str
    example: str | None
    period: str
    as_of: Any
    credits: Mapping[str, str]
    name: str = NAME
    card_width: int = cards.WIDTH
    card_height: int = cards.TALL
    on_paper: int = 5  # activities of a printed sheet: stijl.css hides the others

    @property
    def webcal(self) -> str:
        """Return the address of the site as calendars subscribe to it."""
        return "webcal:" + self.url.partition(":")[2]

    @property
    def classes(self) -> list[tuple[str, str]]:
        """Return the legend of the maps."""
        return class_names()


def build(dsn: str, url: str = "", editions: Sequence[Edition] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield all files of the site, each with its path in the folder; each is made when it is asked for.

    `url` is the address of the site with a slash at its end, if that is known; `editions` are those that lie in its
    folder. Raises DatabaseError.
    """
    with sessions.reading(dsn) as connection:
        data = query.read(connection)
        site = _site(data, url)
        start = _start(site)
        yield from home(connection, site)
        rows = []
        for layer, name, content, count in _downloads(connection):
            yield f"data/{name}", content
            rows.append({"name": name, "what": WHAT[layer], "rows": count})
    yield "stijl.css", (files("agendacrawl.site") / "style" / "stijl.css").read_bytes()
    index = Index(data)
    shown = [start.address]
    render = templates(site).get_template
    beside = _Beside(index, site)
    with Drawings(cards.WIDTH, cards.TALL) as previews:
        yield from previews.draw(_preview(start), cards.card(start.card, site.example))
        for page in every_page(index, rows, editions):
            yield (
                page.path,
                render(page.template).render(page=page, root=_root(page, url), **page.values).encode(),
            )
            yield from beside.files(page)
            if page.path != "404.html":
                shown.append(page.address)
                yield from previews.draw(_preview(page), cards.card(page.card, site.example))
        yield from previews.rest()
    yield "sitemap.xml", _sitemap(shown, url)


def home(connection: Connection, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page with the map, and its code and data, by their paths."""
    start = _start(site)
    meta = {
        "og:title": start.title,
        "og:description": start.description,
        "og:type": start.og_type,
        "og:locale": "nl_NL",
        "og:site_name": site.name,
        "og:image": f"{site.url}voorbeeld.png",
    } | ({"og:url": site.url} if site.url else {})
    yield from map_page.MapPage(map_query.Reading(connection), NAVIGATION, meta).files()


class _Templates(jinja2.Environment):
    """Templates for which `row.date` is a value of the row: never a method of dict, which Jinja looks for first."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a value by its name."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def templates(site: Site) -> jinja2.Environment:
    """Return the templates; whatever they show is escaped, and what they lack is an error."""
    environment = _Templates(
        loader=jinja2.PackageLoader("agendacrawl.site"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals |= {"site": site, "navigation": NAVIGATION}
    environment.filters |= {
        "date": words.date,
        "month": words.month,
        "number": words.number,
        "count": words.count,
        "up_to": words.up_to,
        "share": words.share,
        "announced": words.announced,
        "last": words.last,
        "interval": words.interval,
        "span": words.span,
        "address": words.web_address,
        "unbroken": words.unbroken,
        "type": words.kind_of_activity,
        "capfirst": lambda text: text[:1].upper() + text[1:],
    }
    environment.tests["doubtful"] = words.doubtful
    return environment


def _root(page: Page, url: str) -> str:
    """Return the way to the root; from the page that stands for any address, the whole way."""
    return (url or "/") if page.path == "404.html" else page.root


def _site(data: Published, url: str) -> Site:
    first = data.regions[0]
    return Site(
        url,
        EXAMPLE if data.example else None,
        words.period(first["period_start"], first["period_end"]),
        first["as_of"],
        {
            "agendas": note(credits_of("agendas")),
            "places": note([*credits_of("places"), *due(data.methods)]),
            "areas": note(credits_of("areas")),
            "inhabitants": note(credits_of("inhabitants")),
        },
    )


def _start(site: Site) -> Page:
    """Return what the preview of the first page says."""
    about = f"Hoe vaak bezochten bewindspersonen elke regio van Nederland? {site.period}."
    return plain_page("index.html", "", NAME, about, "WebSite")


def _preview(page: Page) -> str:
    return page.folder + "voorbeeld.png"


class _Beside:
    """Feed, calendar and spreadsheets of each page that has activities to follow or a table to take along."""

    def __init__(self, index: Index, site: Site) -> None:
        self._index, self._site = index, site
        self._feeds = Feeds(index.data.events, site.as_of, example=index.data.example)
        self._off = index.not_held(self._feeds.not_held())

    def files(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """Yield what lies beside a page."""
        if page.table:
            name, table = page.table
            yield page.folder + name, spreadsheet(table.columns, table.rows)
        if page.joints is None:
            return
        url, feeds = self._site.url, self._feeds
        title = f"{page.title} ({EXAMPLE})" if self._site.example else page.title
        joints = [*page.joints, *self._off.get(page.path, ())]
        link = url + page.address if url else "index.html"
        own = f"{url}{page.folder}feed.xml" if url else ""
        yield page.folder + "feed.xml", feeds.feed(joints, title, f"/{page.address}", link, own)
        yield page.folder + "agenda.ics", feeds.calendar(joints, title)
        yield page.folder + "activiteiten.csv", sheet(self._index.told(page))


def _downloads(connection: Connection) -> Iterator[tuple[str, str, bytes, int]]:
    """Yield the layer, the name, the content and the number of rows of every download."""
    connection.execute("SET LOCAL TimeZone = 'UTC'")
    there: dict[str, Layer] = layers(connection)
    for name in WHAT:
        file = io.BytesIO()
        count = sum(1 for _ in write_csv(file, connection, there[name], Selection(), excel=True))
        yield name, f"{name}.csv", file.getvalue(), count
        if name in MAPPED:
            file = io.BytesIO()
            count = sum(1 for _ in write_geojson(file, connection, there[name], Selection()))
            yield name, f"{name}.geojson", file.getvalue(), count


def _sitemap(addresses: Iterable[str], url: str) -> bytes:
    """Return the sitemap: whole addresses if that of the site is known, else from its root."""
    lines = "".join(f"<url><loc>{escape((url or '/') + address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{lines}</urlset>\n"
    ).encode()
