"""The layers of the project: what is loaded, under which Dutch name, in which group. No QGIS in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


def _lookup(name: str) -> Any:
    file = Path(__file__).resolve().parent.parent / "agendacrawl/lookups" / name
    return yaml.safe_load(file.read_text("utf-8"))


TYPES = (  # ref.activity_type, without what is not known
    "Gesprek", "Werkbezoek", "Kamervergadering", "Evenement", "Bestuurlijk overleg",
    "Ministerraad, onderraad, ministerieel overleg", "Internationale bijeenkomst", "Ontvangst", "Handelsmissie",
)  # fmt: skip
MODES = {"fysiek": "physical", "online": "online", "hybride": "hybrid", "onbekend": "unknown"}
KINDS = {one["code"]: one for one in _lookup("region_kinds.yml")}
LINES = {one["code"]: one["name"] for one in _lookup("totals_lines.yml")}  # gis.totals.line
PUBLISHED = {
    "weekly": "op een weekpagina",
    "single": "op losse pagina's",
    "both": "op beide",
    "nothing": "niets",
}
WORDS = {  # what stands in a table for a code; filters and SQL have the codes
    "kind": {one["code"]: one["singular"] for one in KINDS.values()}
    | {"place": "plaats", "type": "soort", "mode": "vorm", "cancelled": "afgelast", "people": "personen"},  # of a correction
    "level": {
        "address": "adres of gebouw", "place": "plaats", "municipality": "gemeente", "region": "streek",
        "province": "provincie", "country": "land",
    },
    "mode": {mode: name for name, mode in MODES.items()},
    "type_group": {
        "visit": "werkbezoek", "event": "evenement of ontvangst", "talk": "gesprek of overleg", "cabinet": "ministerraad",
        "parliament": "Kamer", "international": "internationaal", "unknown": "onbekend",
    },
    "where_class": {"netherlands": "in Nederland"} | {code: name for code, name in LINES.items() if "{" not in name},
    "line": {code: name.format(regions="regio's") for code, name in LINES.items()},
    "published": PUBLISHED,
    "form": PUBLISHED,
    "withdrawn": {"before": "voor die dag weggehaald", "after": "later weggehaald"},
}  # fmt: skip
CREDITS = _lookup("credits.yml")
SERVICE = "agendacrawl"  # the entry of pg_service.conf that every layer asks for its connection
SCHEMA = "gis"
SOME = '"activities_up_to" > 0'  # remove it (Layer > Filter) to see what is zero, too


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the project: one view, or the rows of it that `kind` names."""

    # Eleven characters or more: QGIS replaces a shorter one. None begins with another: QGIS 3.22 takes both for the same when it
    # closes a project, and crashes when it opens the next one.
    id: str
    name: str
    table: str
    kind: str = ""
    geometry: str = ""  # Point, MultiPolygon, or nothing
    shown: bool = False
    style: str = ""  # its file in sql/styles, where that is not called as the table
    condition: str = ""  # which rows: a table of every region with everybody is nearly all zeros

    @property
    def uri(self) -> str:
        """The address of the layer for QGIS's provider `postgres`, without host or password."""
        parts = [f"service='{SERVICE}'", "key='id'"]
        if self.geometry:
            parts.append(f"srid=28992 type={self.geometry}")
        parts.append(f'table="{SCHEMA}"."{self.table}"{" (geom)" if self.geometry else ""}')
        if where := f"\"kind\" = '{self.kind}'" if self.kind else self.condition:
            parts.append(f"sql={where}")
        return " ".join(parts)


def _regions(kind: str, *, shown: bool = False) -> list[Layer]:
    """Visits per region of one kind: symbols at the label points, and areas."""
    one = KINDS[kind]["singular"]
    return [
        Layer(f"visits_{kind}_point", f"Bezoeken per {one}", "visits_per_region", kind, "Point", shown=shown),
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
        Layer("visits_per_year", "Per regio en jaar", "visits_per_region_year", condition=SOME),
        Layer("visits_per_month", "Per regio en maand", "visits_per_region_month", condition=SOME),
        Layer("visits_per_person", "Per regio en bewindspersoon", "visits_per_region_person", condition=SOME),
        Layer("visits_per_ministry", "Per regio en ministerie", "visits_per_region_ministry", condition=SOME),
        Layer("visits_per_type", "Per regio en soort activiteit", "visits_per_region_type", condition=SOME),
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
    "Verbeteren (met de rol agenda_editor)": [
        Layer("correction_place", "Plaats of activiteit verbeteren", "correction_place", geometry="Point"),
        Layer("corrections_made", "Wat is verbeterd", "corrections"),
        Layer("people_known", "Bewindspersonen", "person"),
    ],
    "Ondergrond": [
        *(
            Layer(
                f"region_area_{kind}",
                titled(one["plural"]),
                "region_area",
                kind,
                "MultiPolygon",
                shown=kind in ("npvr", "province"),
            )
            for kind, one in sorted(
                KINDS.items(), key=lambda kind: kind[0] == "province"
            )  # it comes last, below
        ),
        Layer("municipalities", "Gemeenten (hoofdplaats)", "region", "municipality", "Point", shown=True),
    ],
}

# Dutch names of the columns, the same in every layer.
ALIASES: dict[str, str] = _lookup("layers.yml")["columns"]
