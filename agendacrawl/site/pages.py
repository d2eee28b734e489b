"""All pages of the site but the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from agendacrawl.core.totals import line_names
from agendacrawl.site.editions import Edition
from agendacrawl.site.holder_pages import ministries_page, ministry_page, people_page, person_page
from agendacrawl.site.index import Index
from agendacrawl.site.links import ministries_of, people_of, up
from agendacrawl.site.page import Page, plain_page
from agendacrawl.site.region_pages import region_page, regions_page

CHANGES = {  # gis.changes.kind
    "moved": "verplaatst",
    "reworded": "anders verwoord",
    "changed": "gewijzigd",
    "withdrawn": "weggehaald",
    "returned": "teruggekomen",
}


def every_page(
    index: Index, downloads: list[dict[str, Any]], editions: Sequence[Edition] = ()
) -> Iterator[Page]:
    """Yield every page but the map; `downloads` are their names, what a row of each is, and how many there are."""
    for region in index.data.regions:
        yield region_page(index, region)
    for name in people_of(index.data):
        yield person_page(index, name)
    for name in ministries_of(index.data):
        yield ministry_page(index, name)
    yield regions_page(index)
    yield people_page(index)
    yield ministries_page(index)
    yield completeness_page(index)
    yield method_page(index)
    yield data_page(index, downloads, editions)
    yield plain_page("404.html", "404.html", "Deze pagina is er niet", "Deze pagina is er niet.")


def completeness_page(index: Index) -> Page:
    """Return what is published, how late, and what could not be placed."""
    data, names = index.data, line_names()
    people = [
        {**row, "who": up(index.links.person(name))}
        for name, row in sorted(data.coverage.items())
        if row["weeks_in_office"]
    ]
    totals = [
        {
            "plural": kind["plural"],
            "lines": [
                {**row, "name": names[row["line"]].replace("{regions}", kind["plural"])}
                for row in data.totals[code]
            ],
        }
        for code, kind in data.kinds.items()
        if code in data.totals
    ]
    return plain_page(
        "volledigheid/index.html",
        "completeness.html",
        "Volledigheid",
        "Wat er gepubliceerd is, hoe laat, en wat niet gelokaliseerd of benoemd kon worden.",
        years=list(reversed(data.coverage_years)),
        people=people,
        late=data.late,
        located=data.located,
        totals=totals,
        complete=[{**row, "which": up(index.links.ministry(row["ministry"]))} for row in data.complete],
        unresolved=data.unresolved,
    )


def method_page(index: Index) -> Page:
    """Return what is counted, and what may not be concluded."""
    about = "Wat er geteld is, wat een nul betekent en wat u er niet uit mag afleiden."
    states = list(index.data.states.values())
    return plain_page("methode/index.html", "method.html", "Methode", about, "Article", states=states)


def data_page(index: Index, downloads: list[dict[str, Any]], editions: Sequence[Edition]) -> Page:
    """Return the downloads, the editions and what changed."""
    changes = [{**row, "words": CHANGES.get(row["kind"], row["kind"])} for row in index.data.changes]
    return plain_page(
        "data/index.html",
        "data.html",
        "Data",
        "Alle tellingen als rekenblad en GeoJSON, feeds en wijzigingen.",
        "DataCatalog",
        files=downloads,
        editions=editions,
        changes=changes,
    )
