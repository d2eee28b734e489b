"""The layers of the project: what is loaded, under which Dutch name, in which group. No QGIS in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


def _lookup(name: str) -> Any:
    file = Path(__file__).resolve().parent.parent / "agendacrawl/lookups" / name
    return yaml.safe_load(file.read_text("utf-8"))


KINDS = {one["code"]: one for one in _lookup("region_kinds.yml")}
LINES = {one["code"]: one["name"] for one in _lookup("totals_lines.yml")}  # gis.totals.line
CREDITS = _lookup("credits.yml")
SERVICE = "agendacrawl"  # the entry of pg_service.conf that every layer asks for its connection
SCHEMA = "gis"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the project: one view, or the rows of it that `kind` names."""

    id: str  # eleven characters or more: QGIS replaces a shorter one
    name: str
    table: str
    kind: str = ""
    geometry: str = ""  # Point, MultiPolygon, or nothing
    shown: bool = False

    @property
    def uri(self) -> str:
        """The address of the layer for QGIS's provider `postgres`, without host or password."""
        parts = [f"service='{SERVICE}'", "key='id'"]
        if self.geometry:
            parts.append(f"srid=28992 type={self.geometry}")
        parts.append(f'table="{SCHEMA}"."{self.table}"{" (geom)" if self.geometry else ""}')
        if self.kind:
            parts.append(f"sql=\"kind\" = '{self.kind}'")
        return " ".join(parts)


def _regions(kind: str, *, shown: bool = False) -> list[Layer]:
    """Visits per region of one kind: symbols at the label points, and areas."""
    one = KINDS[kind]["singular"]
    return [
        Layer(f"visits_{kind}", f"Bezoeken per {one}", "visits_per_region", kind, "Point", shown=shown),
        Layer(
            f"visits_{kind}_area",
            f"Bezoeken per {one}, vlakken",
            "visits_per_region_area",
            kind,
            "MultiPolygon",
        ),
    ]


def titled(name: str) -> str:
    """Return a name as a title: "Provincies"."""
    return name[0].upper() + name[1:]


def line_names(kind: str) -> dict[str, str]:
    """Return the names of the lines of gis.totals for one kind of regions, as titles."""
    return {line: titled(name.format(regions=KINDS[kind]["plural"])) for line, name in LINES.items()}


def credit_note(of: str) -> str:
    """Return whom to credit for data of a kind, with their licences."""
    return ", ".join(_credit(one) for one in CREDITS["credits"] if of in one.get("of", ()))


def share_alike() -> dict[str, str]:
    """Return the credit that is due once a place has a certain method, by method."""
    return {one["code"]: _credit(one) for one in CREDITS["credits"] if one.get("share_alike")}


def _credit(one: dict[str, Any]) -> str:
    return f"{one['name']} ({CREDITS['licences'][one['licence']]['name']})"


GROUPS: dict[str, list[Layer]] = {
    "Hoe vaak kwam het kabinet in de regio?": _regions("npvr", shown=True),
    "En in de rest van het land?": [
        *(layer for kind in KINDS if kind != "npvr" for layer in _regions(kind)),
    ],
    "Wie kwam waar, wanneer en waarvoor?": [
        Layer(
            "activities_outside_the_hague",
            "Activiteiten buiten Den Haag",
            "activity_point_outside_the_hague",
            geometry="Point",
        ),
        Layer("activity_points", "Alle activiteiten met een plaats", "activity_point", geometry="Point"),
        Layer("activity_rows", "Alle activiteiten, ook zonder plaats (tabel)", "activity"),
    ],
    "Uitgesplitst (tabellen)": [
        Layer("visits_per_month", "Per regio en maand", "visits_per_region_month"),
        Layer("visits_per_person", "Per regio en bewindspersoon", "visits_per_region_person"),
        Layer("visits_per_ministry", "Per regio en ministerie", "visits_per_region_ministry"),
        Layer("visits_per_type", "Per regio en soort activiteit", "visits_per_region_type"),
    ],
    "Klopt het? (tabellen)": [
        Layer("totals_table", "Totalen: wat telt waar mee", "totals"),
        Layer("unresolved_places", "Plaatsen die niet gevonden zijn", "unresolved_places"),
        Layer("completeness", "Volledigheid per ministerie en maand", "completeness"),
        Layer("coverage_weeks", "Welke weken staan er van wie", "coverage"),
        Layer("changes_table", "Wat is er gewijzigd", "changes"),
    ],
    "Ondergrond": [
        Layer(
            "region_area_npvr",
            titled(KINDS["npvr"]["plural"]),
            "region_area",
            "npvr",
            "MultiPolygon",
            shown=True,
        ),
        Layer(
            "region_area_province",
            titled(KINDS["province"]["plural"]),
            "region_area",
            "province",
            "MultiPolygon",
            shown=True,
        ),
        Layer("municipalities", "Gemeenten (hoofdplaats)", "region", "municipality", "Point", shown=True),
    ],
}

# Dutch names of the columns, the same in every layer.
ALIASES = {
    "activities": "activiteiten",
    "activities_outside_the_hague": "activiteiten buiten Den Haag",
    "activities_without_place": "activiteiten zonder enige plaats",
    "activity_id": "nummer op de pagina",
    "ambiguous": "dubbelzinnig",
    "as_of": "stand van",
    "body_sha256": "vingerafdruk van de pagina",
    "cabinet": "kabinet",
    "cancelled": "afgelast",
    "candidates": "andere kandidaten",
    "code": "code",
    "complete": "volledig",
    "complete_outside_the_hague": "volledig, buiten Den Haag",
    "confidence": "zekerheid van de plaats",
    "contact_present": "contact genoemd",
    "date_doubtful": "dag twijfelachtig",
    "corop_region": "COROP-gebied",
    "counts": "telt mee",
    "counterparts": "gesprekspartners",
    "country": "land",
    "date": "datum",
    "days_since_last_visit": "dagen sinds het laatste bezoek",
    "end_date": "laatste dag",
    "end_time": "tot",
    "evidence": "woorden waaruit de plaats blijkt",
    "evidence_source": "waar die woorden staan",
    "exact": "plaats precies bekend",
    "example_url": "voorbeeld",
    "fetched_at": "opgehaald op",
    "field": "wat",
    "first_date": "eerste dag",
    "first_visit": "eerste bezoek",
    "flags": "let op",
    "in_office": "in functie",
    "inhabitants": "inwoners",
    "is_hague": "in Den Haag",
    "iso_week": "weeknummer",
    "iso_year": "jaar",
    "joint_id": "nummer van de activiteit",
    "key": "sleutel",
    "kind": "soort",
    "last_date": "laatste dag",
    "last_past": "laatste bezoek tot nu toe",
    "last_visit": "laatste bezoek",
    "level": "niveau van de plaats",
    "line": "regel",
    "method": "hoe gevonden",
    "ministries": "ministeries",
    "ministry": "ministerie",
    "missing": "weg van de site",
    "mode": "fysiek of online",
    "month": "maand",
    "municipality": "gemeente",
    "municipality_code": "gemeentecode",
    "name": "naam",
    "new_value": "werd",
    "noticed_at": "gezien op",
    "npvr_region": "NPVR-regio",
    "old_value": "was",
    "ordinal": "volgorde",
    "outside_the_hague": "buiten Den Haag",
    "people": "bewindspersonen",
    "period_end": "periode tot en met",
    "period_start": "periode vanaf",
    "person": "bewindspersoon",
    "place": "plaats",
    "places": "plaatsen van activiteiten",
    "places_outside_the_hague": "plaatsen buiten Den Haag",
    "province": "provincie",
    "published": "gepubliceerd",
    "run_id": "crawl",
    "share_complete": "aandeel volledig",
    "share_with_contact": "aandeel met contact",
    "share_with_counterpart": "aandeel met gesprekspartner",
    "share_with_place": "aandeel met plaats",
    "share_with_topic": "aandeel met onderwerp",
    "start_time": "van",
    "stated_place": "plaats zoals vermeld",
    "title": "titel",
    "topic": "onderwerp",
    "type": "soort activiteit",
    "type_confidence": "zekerheid van de soort",
    "type_evidence": "woorden waaruit de soort blijkt",
    "type_group": "groep van soorten",
    "type_method": "wie de soort zegt",
    "url": "pagina",
    "version": "versie van de pagina",
    "visits": "bezoeken",
    "visits_bestuurlijk_overleg": "bezoeken: bestuurlijk overleg",
    "visits_evenement": "bezoeken: evenement",
    "visits_gesprek": "bezoeken: gesprek",
    "visits_handelsmissie": "bezoeken: handelsmissie",
    "visits_internationale_bijeenkomst": "bezoeken: internationale bijeenkomst",
    "visits_kamervergadering": "bezoeken: Kamervergadering",
    "visits_ministerraad": "bezoeken: ministerraad",
    "visits_ontvangst": "bezoeken: ontvangst",
    "visits_other_types": "bezoeken: ander soort",
    "visits_outside_the_hague": "bezoeken buiten Den Haag",
    "visits_per_100k": "bezoeken per 100.000 inwoners",
    "visits_per_100k_caution": "let op bij bezoeken per 100.000",
    "visits_unclassified": "bezoeken: soort onbekend",
    "visits_werkbezoek": "bezoeken: werkbezoek",
    "week": "week",
    "weekly": "uit een weekagenda",
    "where_class": "waar",
    "withdrawn": "van de site gehaald",
    "with_contact": "met contact",
    "with_counterpart": "met gesprekspartner",
    "with_place": "met plaats",
    "with_topic": "met onderwerp",
    "words": "woorden op de pagina",
}
