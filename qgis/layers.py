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
    style: str = ""  # its file in sql/styles, where that is not called as the table

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
            f"visits_per_{'npvr_region' if kind == 'npvr' else kind}",  # as agenda.kind_layer has it
            geometry="MultiPolygon",
            style="visits_per_kind",
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
        Layer("visits_per_year", "Per regio en jaar", "visits_per_region_year"),
        Layer("visits_per_month", "Per regio en maand", "visits_per_region_month"),
        Layer("visits_per_person", "Per regio en bewindspersoon", "visits_per_region_person"),
        Layer("visits_per_ministry", "Per regio en ministerie", "visits_per_region_ministry"),
        Layer("visits_per_type", "Per regio en soort activiteit", "visits_per_region_type"),
    ],
    "Klopt het? (tabellen)": [
        Layer("visit_facts", "Alle feiten: wie, wanneer, namens wie, waar", "visit"),
        Layer("visit_states", "Wat een nul betekent", "visit_state"),
        Layer("located_table", "Van hoeveel activiteiten is bekend waar", "located"),
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
    "activities_outside_the_hague_up_to": "activiteiten buiten Den Haag, misschien",
    "activities_up_to": "activiteiten, misschien",
    "activities_without_name": "activiteiten zonder naam",
    "activities_without_place": "activiteiten zonder enige plaats",
    "activity_id": "nummer op de pagina",
    "ambiguous": "dubbelzinnig",
    "as_of": "stand van",
    "body_sha256": "vingerafdruk van de pagina",
    "cabinet": "kabinet",
    "cancelled": "afgelast",
    "candidates": "andere kandidaten",
    "caution": "let op bij dit cijfer",
    "code": "code",
    "complete": "volledig",
    "complete_outside_the_hague": "volledig, buiten Den Haag",
    "confidence": "zekerheid van de plaats",
    "contact_present": "contact genoemd",
    "corop_region": "COROP-gebied",
    "corop_sure": "COROP-gebied zeker",
    "counterparts": "gesprekspartners",
    "country": "land",
    "counts": "telt mee",
    "date": "datum",
    "date_doubtful": "dag twijfelachtig",
    "days_since_last_activity": "dagen sinds de laatste activiteit",
    "days_since_last_visit": "dagen sinds het laatste bezoek",
    "end_date": "laatste dag",
    "end_time": "tot",
    "evidence": "woorden waaruit de plaats blijkt",
    "evidence_source": "waar die woorden staan",
    "exact": "plaats precies bekend",
    "example_url": "voorbeeld",
    "expected_visits": "naar inwonertal verwachte bezoeken",
    "fetched_at": "opgehaald op",
    "few_expected": "minder dan vijf verwacht",
    "field": "wat",
    "first_date": "eerste dag",
    "first_visit": "eerste bezoek",
    "flags": "let op",
    "form": "vorm van de pagina",
    "in_office": "in functie",
    "in_words": "in woorden",
    "inhabitants": "inwoners",
    "inhabitants_outside_the_hague": "inwoners buiten Den Haag",
    "is_hague": "in Den Haag",
    "iso_week": "weeknummer",
    "iso_year": "jaar",
    "joint_id": "nummer van de activiteit",
    "key": "sleutel",
    "kind": "soort",
    "label": "in het kort",
    "last_activity": "laatste activiteit",
    "last_activity_past": "laatste activiteit tot nu toe",
    "last_date": "laatste dag",
    "last_past": "laatste bezoek tot nu toe",
    "last_visit": "laatste bezoek",
    "last_without_name": "laatste activiteit zonder naam",
    "level": "niveau van de plaats",
    "line": "regel",
    "located": "plaats bekend",
    "meaning": "betekenis",
    "method": "hoe gevonden",
    "ministries": "ministeries",
    "ministry": "ministerie",
    "missing": "weg van de site",
    "mode": "fysiek of online",
    "month": "maand",
    "municipality": "gemeente",
    "municipality_code": "gemeentecode",
    "municipality_sure": "gemeente zeker",
    "name": "naam",
    "new_value": "werd",
    "not_recognised": "plaats niet herkend",
    "not_stated": "plaats niet genoemd",
    "noticed_at": "gezien op",
    "npvr_region": "NPVR-regio",
    "npvr_sure": "NPVR-regio zeker",
    "office": "ambt",
    "old_value": "was",
    "ordinal": "volgorde",
    "outside_the_hague": "buiten Den Haag",
    "people": "bewindspersonen",
    "period_end": "periode tot en met",
    "period_start": "periode vanaf",
    "person": "bewindspersoon",
    "place": "plaats",
    "place_id": "nummer van de plaats",
    "places": "plaatsen van activiteiten",
    "places_outside_the_hague": "plaatsen buiten Den Haag",
    "places_outside_the_hague_up_to": "plaatsen buiten Den Haag, misschien",
    "places_up_to": "plaatsen, misschien",
    "present_ministry": "ministerie van nu",
    "province": "provincie",
    "province_sure": "provincie zeker",
    "published": "gepubliceerd",
    "quarter": "kwartaal",
    "ratio": "bezoeken gedeeld door verwachting",
    "ratio_high": "die verhouding ten hoogste (95 %)",
    "ratio_low": "die verhouding ten minste (95 %)",
    "run_id": "crawl",
    "share_complete": "aandeel volledig",
    "share_located": "aandeel met bekende plaats",
    "share_outside_the_hague": "aandeel buiten Den Haag",
    "share_with_contact": "aandeel met contact",
    "share_with_counterpart": "aandeel met gesprekspartner",
    "share_with_place": "aandeel met plaats",
    "share_with_topic": "aandeel met onderwerp",
    "start_time": "van",
    "state": "wat er te zeggen is",
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
    "visit_id": "nummer van het bezoek",
    "visits": "bezoeken",
    "visits_bestuurlijk_overleg": "bezoeken: bestuurlijk overleg",
    "visits_evenement": "bezoeken: evenement",
    "visits_gesprek": "bezoeken: gesprek",
    "visits_handelsmissie": "bezoeken: handelsmissie",
    "visits_high": "bezoeken ten hoogste (95 %)",
    "visits_internationale_bijeenkomst": "bezoeken: internationale bijeenkomst",
    "visits_kamervergadering": "bezoeken: Kamervergadering",
    "visits_low": "bezoeken ten minste (95 %)",
    "visits_ministerraad": "bezoeken: ministerraad",
    "visits_ontvangst": "bezoeken: ontvangst",
    "visits_other_types": "bezoeken: ander soort",
    "visits_outside_the_hague": "bezoeken buiten Den Haag",
    "visits_outside_the_hague_up_to": "bezoeken buiten Den Haag, misschien",
    "visits_per_100k": "bezoeken per 100.000 inwoners",
    "visits_per_100k_high": "per 100.000 ten hoogste (95 %)",
    "visits_per_100k_low": "per 100.000 ten minste (95 %)",
    "visits_unclassified": "bezoeken: soort onbekend",
    "visits_up_to": "bezoeken, misschien",
    "visits_werkbezoek": "bezoeken: werkbezoek",
    "week": "week",
    "weekly": "uit een weekagenda",
    "weeks_in_office": "weken in functie",
    "weeks_published": "weken waarvan iets gepubliceerd is",
    "where_class": "waar",
    "with_contact": "met contact",
    "with_counterpart": "met gesprekspartner",
    "with_place": "met plaats",
    "with_topic": "met onderwerp",
    "withdrawn": "van de site gehaald",
    "words": "woorden op de pagina",
    "year": "jaartal",
}
