"""The sheet of every region, and the list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from agendacrawl.core.credits import credit, credits_of, due, licence
from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.picture.bars import Bar, against_expected, timeline
from agendacrawl.picture.maps import country_map, region_map
from agendacrawl.site import words
from agendacrawl.site.basis import known, later, standing
from agendacrawl.site.index import SHOWN, Index
from agendacrawl.site.links import slug, up
from agendacrawl.site.model import Row
from agendacrawl.site.page import Card, Page, plain_page, thing

NAMED = 6  # people named per year


def region_page(index: Index, region: Row) -> Page:
    """Return the sheet of a region."""
    data, number, name = index.data, region["id"], region["name"]
    here = data.in_region.get(number, [])
    joints = [row["joint_id"] for row in here]
    spots = index.spots(joints, region)
    codes = tuple(region["municipalities"])
    inside = [index.municipality[code] for code in codes if code in index.municipality]
    kind = data.kinds[region["kind"]]["singular"]
    period = words.period(region["period_start"], region["period_end"])
    values = {
        "region": {**known(region), "slug": slug(index.links.region_path(region))},
        "kind": kind,
        "state": standing(region, here, data.states),
        "in_words": words.sentence(region),
        "activities_announced": sum(row["sure"] and later(row, region["as_of"]) for row in here),
        "basis": _basis(region),
        "the_hague": index.links.region(index.municipality[THE_HAGUE])
        if region["around_the_hague"]
        else None,
        "years": [_year(index, row) for row in data.per_year.get(number, [])],
        "types": _ranked(data.per_type.get(number, [])),
        "people": [
            {
                **row,
                "who": index.links.person(row["person"]),
                "roles": index.roles(row["person"], row["first_visit"], row["last_visit"]),
            }
            for row in _ranked(data.per_person.get(number, []))
        ],
        "ministries": [
            {**row, "which": index.links.ministry(row["ministry"])}
            for row in _ranked(data.per_ministry.get(number, []))
        ],
        "timeline": timeline(
            f"Bezoeken aan {name} per maand",
            index.months,
            _bars(data.per_month.get(number, []), region["as_of"]),
        ),
        "gaps": not all(index.months.values()),
        "expected": _expected(region),
        "map": region_map(
            f"Kaart van {name} met de plaatsen van activiteiten", codes, index.areas(inside, "../../"), spots
        ),
        "rows": [index.tell(row["joint_id"], row) for row in here[:SHOWN]],
        "total": len(here),
        "related": [index.links.region(other) for other in _around(index, region)],
        "municipalities": [
            {**index.links.region(one), "count": known(one)["visits"]}
            for one in inside
            if region["kind"] != "municipality"
        ],
    }
    return Page(
        index.links.region_path(region),
        "region.html",
        name if region["kind"] == "npvr" else f"{name} ({kind})",
        f"{name}: {words.sentence(region)}. {period}.",
        values,
        _linked(region, data.methods),
        Card(name, kind, words.sentence(region), period, codes, tuple(spots)),
        joints=joints,
        region=number,
    )


def regions_page(index: Index) -> Page:
    """Return the list of all regions."""
    divisions = []
    for kind, regions in index.by_kind.items():
        plural = index.data.kinds[kind]["plural"]
        rows = [
            {
                **known(one),
                "is_the_hague": one["code"] == THE_HAGUE,
                "where": up(index.links.region(one)),
                "label": standing(one, index.data.in_region.get(one["id"], ()), index.data.states)["label"],
            }
            for one in sorted(regions, key=lambda one: str(one["name"]))
        ]
        drawn = country_map(f"Bezoeken buiten Den Haag: {plural}", index.areas(regions, "../"), kind)
        divisions.append({"code": kind, "plural": plural, "rows": rows, "map": drawn})
    about = "Bezoeken van bewindspersonen aan elke regio, provincie en gemeente."
    return plain_page(
        "regio/index.html", "regions.html", "Regio’s", about, "CollectionPage", divisions=divisions
    )


def _ranked(rows: list[Row]) -> list[Row]:
    """Return rows with anything in them, those with most visits first: on the basis of the sheet."""
    there = [row for row in rows if row["activities_up_to"]]
    return sorted(there, key=lambda row: (-row["visits"], -row["visits_up_to"], -row["activities"]))


def _year(index: Index, row: Row) -> Row:
    came = index.who_by_year[row["region_id"], row["year"]]
    who = [
        {**index.links.person(one["person"]), "count": words.up_to(one["visits"], one["visits_up_to"])}
        for one in came[:NAMED]
    ]
    begun = row["year"] <= row["as_of"].year
    label = index.data.states[row["state"]]["label"].lower() if begun else "nog niet begonnen"
    if row["in_the_hague"] and not row["activities_up_to"]:
        label = "alleen in Den Haag"
    return {**known(row), "who": who, "others": len(came) - len(who), "label": label}


def _bars(months: list[Row], as_of: dt.date) -> list[Bar]:
    return [
        Bar(
            row["month"],
            row["visits"],
            row["visits_up_to"],
            f"{words.month(row['month'])}: {words.up_to(row['visits'], row['visits_up_to'])}"
            + (" (aangekondigd)" if row["month"] > as_of else ""),
        )
        for row in months
    ]


def _basis(region: Row) -> str:
    """Return where the visits of a sheet are counted: what is expected leaves The Hague out."""
    if region["code"] == THE_HAGUE:
        return "in Den Haag zelf"
    return "buiten Den Haag" if region["around_the_hague"] else ""


def _expected(region: Row) -> str | None:
    if region["ratio"] is None:
        return None
    times = words.number(region["ratio"], 2)
    return against_expected(
        f"Bezoeken aan {region['name']}: {times} keer wat naar inwonertal te verwachten is",
        region["ratio"],
        region["ratio_low"],
        region["ratio_high"],
    )


def _around(index: Index, region: Row) -> list[Row]:
    """Return the regions of other kinds that have a municipality in common with it; no municipalities."""
    codes = set(region["municipalities"])
    return [
        other
        for other in index.data.regions
        if other["kind"] not in (region["kind"], "municipality")
        and codes.intersection(other["municipalities"])
    ]


def _linked(region: Row, methods: Collection[str]) -> dict[str, Any]:
    first, last = region["period_start"], region["period_end"]
    strictest = [*due(methods), *credits_of("areas")][0]  # share-alike, where one place asks for it
    return thing(
        "Dataset",
        f"Bezoeken van bewindspersonen aan {region['name']}",
        description=f"{words.sentence(region)}. Afgeleid uit openbare agenda’s, onvolledig.",
        license=licence(strictest.licence).path,
        creator={"@type": "Organization", "name": "agendacrawl"},
        isBasedOn=credit("agendas").path,
        temporalCoverage=f"{first}/{last}" if first else None,
        spatialCoverage={"@type": "AdministrativeArea", "name": region["name"]},
        distribution={
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": "activiteiten.csv",
        },
    )
