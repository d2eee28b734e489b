"""The pages of ministers, state secretaries and ministries, and the lists of them."""

from __future__ import annotations

from typing import Any

from agendacrawl.picture.bars import Bar, timeline
from agendacrawl.picture.maps import country_map
from agendacrawl.site import words
from agendacrawl.site.index import SHOWN, Index
from agendacrawl.site.links import ministries_of, people_of, slug, up
from agendacrawl.site.model import Row
from agendacrawl.site.page import Card, Page, plain_page, thing
from agendacrawl.site.tables import regions_table, shares_table


def person_page(index: Index, name: str) -> Page:
    """Return the page of a minister or state secretary."""
    data, joints = index.data, index.newest(index.person_joints.get(name, ()))
    rows = index.of_person.get(name, {})
    offices = [
        {**one, "where": index.links.ministry(one["ministry"])}
        for one in data.offices
        if one["person"] == name
    ]
    municipal = [
        {**rows[one["id"]], "where": index.links.region(one)}
        for one in index.by_kind["municipality"]
        if _been(rows.get(one["id"]))
    ]
    values = _shared(index, "person", name, joints, rows) | {
        "offices": offices,
        "coverage": data.coverage.get(name),
        "municipal": sorted(municipal, key=lambda row: (-row["visits"], row["where"]["name"])),
        "municipalities": len(index.by_kind["municipality"]),
    }
    told = share_words(values["counted"])
    person: dict[str, Any] = {"@type": "Person", "name": name}
    if offices:
        place = {"@type": "GovernmentOrganization", "name": offices[0]["ministry"]}
        person |= {"jobTitle": offices[0]["title"], "affiliation": place}
    return Page(
        index.links.person_path(name) or "",
        "person.html",
        name,
        f"{name}: {told}",
        values,
        thing("ProfilePage", name, mainEntity=person),
        Card(name, offices[0]["title"] if offices else "", told, spots=tuple(index.spots(joints))),
        "profile",
        joints,
        table=("regios.csv", regions_table(index, rows)),
    )


def ministry_page(index: Index, name: str) -> Page:
    """Return the page of a ministry."""
    data = index.data
    joints = index.newest(data.ministry_joints.get(name, set()))
    rows = index.of_ministry.get(name, {})
    known = next((one for one in data.ministries if one["name"] == name), None)
    moved = known is not None and known["present_ministry"] != name
    values = _shared(index, "ministry", name, joints, rows) | {
        "known": known,
        "present": index.links.ministry(known["present_ministry"]) if known and moved else None,
        "offices": [
            {**one, "who": index.links.person(one["person"])}
            for one in data.offices
            if one["ministry"] == name and one["in_period"]
        ],
    }
    told = share_words(values["counted"])
    return Page(
        index.links.ministry_path(name) or "",
        "ministry.html",
        name,
        f"{name}: {told}",
        values,
        thing("WebPage", name, about={"@type": "GovernmentOrganization", "name": name}),
        Card(name, "", told, spots=tuple(index.spots(joints))),
        joints=joints,
        table=("regios.csv", regions_table(index, rows)),
    )


def people_page(index: Index) -> Page:
    """Return the list of all people."""
    rows: list[Row] = []
    for name in people_of(index.data):
        office = next((one for one in index.data.offices if one["person"] == name), None)
        last = f"{office['title']}, {office['ministry']}" if office else ""
        rows.append(
            {"who": up(index.links.person(name)), "counted": _all(index, "person", name), "office": last}
        )
    about = "Ministers en staatssecretarissen: waar ze waren, volgens hun openbare agenda’s."
    listed = [((row["who"]["name"], row["office"]), row["counted"]) for row in rows]
    table = ("personen.csv", shares_table(("naam", "laatste functie"), listed))
    return plain_page(
        "persoon/index.html", "people.html", "Personen", about, "CollectionPage", table, rows=rows
    )


def ministries_page(index: Index) -> Page:
    """Return the ministries by their share outside The Hague, lowest first."""
    rows: list[Row] = [
        {"which": up(index.links.ministry(name)), "counted": _all(index, "ministry", name)}
        for name in ministries_of(index.data)
    ]
    rows.sort(key=lambda row: share_order(row["counted"]))
    about = "Welk ministerie is het minst buiten Den Haag, en hoe zeker is dat?"
    return plain_page(
        "ministerie/index.html",
        "ministries.html",
        "Ministeries",
        about,
        "CollectionPage",
        (
            "ministeries.csv",
            shares_table(("ministerie",), [((row["which"]["name"],), row["counted"]) for row in rows]),
        ),
        rows=rows,
        any_doubtful=any(row["counted"] and words.doubtful(row["counted"]) for row in rows),
    )


def share_words(counted: Row | None) -> str:
    """Return a share in a sentence, with what it is taken of.

    >>> share_words({"outside": 3, "located": 12})
    '25 % buiten Den Haag: 3 van de 12 fysieke of hybride activiteiten waarvan bekend is waar ze waren.'
    """
    if not counted:
        return "niets gevonden in de gepubliceerde agenda’s."
    part, whole = counted["outside"], counted["located"]
    return (
        f"{words.share(part, whole)} buiten Den Haag: {words.number(part)} van de {words.number(whole)} "
        "fysieke of hybride activiteiten waarvan bekend is waar ze waren."
    )


def share_order(counted: Row | None) -> tuple[bool, float]:
    """Return what ministries are sorted by: the lowest share first, those without any last.

    >>> share_order({"outside": 1, "located": 4}) < share_order({"outside": 3, "located": 4}) < share_order(None)
    True
    """
    known = counted is not None and counted["located"] > 0
    return (not known, counted["outside"] / counted["located"] if counted and known else 0.0)


def _all(index: Index, of: str, name: str) -> Row | None:
    counted = index.data.shares[of].get(name)
    return counted["all"] if counted else None


def _shared(index: Index, of: str, name: str, joints: list[int], rows: dict[int, Row]) -> dict[str, Any]:
    """Return what the pages of a person and of a ministry have in common."""
    counted = index.data.shares[of].get(name, {"all": None, "years": [], "months": []})
    as_of = index.data.regions[0]["as_of"]
    bars = [
        Bar(
            row["month"],
            row["visits"],
            row["visits"],
            f"{words.month(row['month'])}: {row['visits']}"
            + (" (aangekondigd)" if row["month"] > as_of else ""),
        )
        for row in counted["months"]
        if row["visits"]
    ]
    return {
        "name": name,
        "slug": slug(index.links.person_path(name) if of == "person" else index.links.ministry_path(name)),
        "counted": counted["all"],
        "years": counted["years"],
        "timeline": timeline(f"Bezoeken buiten Den Haag per maand: {name}", index.months, bars),
        "gaps": not all(index.months.values()),
        "map": country_map(
            f"Kaart van Nederland met de plaatsen van activiteiten: {name}", (), spots=index.spots(joints)
        ),
        "divisions": [_division(index, kind, rows) for kind in index.by_kind if kind != "municipality"],
        "rows": [index.tell(joint) for joint in joints[:SHOWN]],
        "total": len(joints),
    }


def _division(index: Index, kind: str, rows: dict[int, Row]) -> dict[str, Any]:
    """Return the regions of a kind where somebody was, and those never visited as far as is published."""
    regions = index.by_kind[kind]
    there = {one["id"]: rows[one["id"]] for one in regions if one["id"] in rows}
    visited = [
        {**there[one["id"]], "where": index.links.region(one)}
        for one in regions
        if one["id"] in there and there[one["id"]]["activities_up_to"]
    ]
    never = [
        {**index.links.region(one), "note": _doubt(there.get(one["id"]))}
        for one in regions
        if not _been(there.get(one["id"]))
    ]
    return {
        "plural": index.data.kinds[kind]["plural"],
        "visited": sorted(
            visited, key=lambda row: (-row["visits"], -row["visits_up_to"], row["where"]["name"])
        ),
        "never": never,
        "size": len(regions),
    }


def _been(row: Row | None) -> bool:
    """Tell whether somebody was in a region: visits that are only announced are none yet."""
    return row is not None and row["visits"] > row["announced"]


def _doubt(row: Row | None) -> str:
    """Return why a region without a visit is no plain never: it may have been, or is not said to be physical.

    >>> _doubt({"visits": 0, "visits_up_to": 1}), _doubt({"visits": 2, "announced": 2}), _doubt(None)
    ('misschien', 'aangekondigd', '')
    >>> [_doubt({"visits": 0, "visits_up_to": 0, "in_the_hague": there}) for there in (0, 4)]
    ['wel een activiteit, niet zeker fysiek', 'alleen in Den Haag']
    """
    if row is None:
        return ""
    if row["visits"]:
        return "aangekondigd"
    if not row["visits_up_to"] and row["in_the_hague"]:
        return "alleen in Den Haag"
    return "misschien" if row["visits_up_to"] else "wel een activiteit, niet zeker fysiek"
