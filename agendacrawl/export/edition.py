"""Frozen editions: everything that the last good run published, in every format, in a folder that is never changed.

The folder is a data package (Frictionless, https://specs.frictionlessdata.io): datapackage.json says what each file
and column is, from which run it came, and has the checksums. The same data give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from agendacrawl.core.credits import Subject, credits_of, due, licence
from agendacrawl.core.territory import AMSTERDAM
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import EXAMPLE, is_example, titled
from agendacrawl.export import dcat
from agendacrawl.export.atom import write_atom
from agendacrawl.export.formats import Format
from agendacrawl.export.ics import write_ics
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.parquet import write_parquet
from agendacrawl.export.selection import Selection
from agendacrawl.export.tables import geometry_columns, write_csv, write_geojson

WRITERS = {
    Format.CSV: write_csv,
    Format.GEOJSON: write_geojson,
    Format.ICS: write_ics,
    Format.ATOM: write_atom,
    Format.PARQUET: write_parquet,
}
OPTIONAL = (
    Format.PARQUET,
)  # needs an extra, so that no edition has it: with and without it they would differ
_MONTH = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])", re.A)
_FIELD_TYPES = {
    "boolean": "boolean",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "real": "number",
    "double precision": "number",
    "numeric": "number",
    "date": "date",
    "time without time zone": "time",
    "timestamp with time zone": "datetime",
}
_DEGREES = {
    "lon": "Longitude, EPSG:4326.",
    "lat": "Latitude, EPSG:4326.",
    "wkt": "Geometry as WKT, EPSG:4326.",
}
_PARTS: dict[Subject, str] = {
    "agendas": "Agenda's",
    "places": "Plaatsen en codes",
    "areas": "Grenzen",
    "inhabitants": "Inwoners",
}


def read_month(word: str) -> dt.date:
    """Return the first day of a month. Raises ValueError.

    >>> read_month("2026-11")
    datetime.date(2026, 11, 1)
    """
    if not _MONTH.fullmatch(word):  # there is one name for each month
        raise ValueError(f"--edition {word} is no month. Write it as YYYY-MM, for example 2026-11.")
    return dt.date(int(word[:4]), int(word[5:]), 1)


def last_good_run(connection: Connection, month: dt.date) -> dict[str, Any]:
    """Return the run that published the layers. Raises DatabaseError if none ended in the month or after it."""
    found = connection.execute(
        "SELECT id, finished_at, version, arguments FROM agenda.run WHERE outcome = 'ok' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        raise DatabaseError(
            'No good run is in the database: there is nothing to freeze. Run "agendacrawl crawl".'
        )
    run, finished, version, arguments = found
    if finished.astimezone(AMSTERDAM).date() < month:
        raise DatabaseError(
            f"The last good run ended on {finished:%Y-%m-%d}: it can't know the agendas of {month:%Y-%m}. "
            'Run "agendacrawl crawl" first.'
        )
    return {
        "id": run,
        "finished_at": finished.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "version": version,
        "arguments": arguments,
    }


def write_edition(
    connection: Connection, month: dt.date, folder: Path, there: dict[str, Layer], run: dict[str, Any]
) -> Iterator[tuple[Path, int]]:
    """Write every layer in every format that holds it into a new folder; yields the files and their rows so far."""
    from agendacrawl.export.geopackage import write_gpkg  # GDAL, which no other format needs

    folder.mkdir()
    everything = Selection()
    written: dict[Path, tuple[list[Layer], Counter[str]]] = {}
    for kind, write in WRITERS.items():
        if kind in OPTIONAL:
            continue
        for layer in filter(kind.holds, there.values()):
            path = folder / f"{layer.name}.{kind}"
            counts = written.setdefault(path, ([layer], Counter()))[1]
            with path.open("wb") as file:
                for _ in write(file, connection, layer, everything):
                    counts[layer.name] += 1
                    yield path, counts.total()
    path = folder / f"agendas.{Format.GPKG}"
    counts = written.setdefault(path, (list(there.values()), Counter()))[1]
    for layer in write_gpkg(path, connection, list(there.values()), everything):
        counts[layer.name] += 1
        yield path, counts.total()
    package = _package(connection, month, run, written)
    (folder / "datapackage.json").write_text(
        json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    (folder / "dcat.jsonld").write_text(
        json.dumps(dcat.described(package), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    (folder / "README.txt").write_text(_readme(package), "utf-8")


def _package(
    connection: Connection,
    month: dt.date,
    run: dict[str, Any],
    written: dict[Path, tuple[list[Layer], Counter[str]]],
) -> dict[str, Any]:

    first, last, methods = connection.execute(
        "SELECT min(date), max(date), (SELECT array_agg(DISTINCT method) FROM gis.activity_point) FROM gis.activity "
        "WHERE NOT date_doubtful"
    ).fetchall()[0]
    return {
        "profile": "data-package",
        "name": f"agendas-{month:%Y-%m}",
        "title": titled(f"Agenda's van bewindspersonen, editie {month:%Y-%m}", connection),
        "version": f"{month:%Y-%m}",
        "created": run["finished_at"],
        "licenses": _licences(methods or ()),
        "sources": _sources(connection),
        "run": run,
        "period": {"first": first and first.isoformat(), "last": last and last.isoformat()},
        "resources": [_resource(path, layers, counts) for path, (layers, counts) in sorted(written.items())],
    }


def _sources(connection: Connection) -> list[dict[str, str]]:
    """Return where the data come from: what is not of the live site says so first."""
    sources = [{"title": one.name, "path": one.path} for one in credits_of(*_PARTS)]
    return [{"title": EXAMPLE}, *sources] if is_example(connection) else sources


def _licences(methods: Collection[str]) -> list[dict[str, str]]:
    """Return the licences as a data package names them, with whom to credit for what under each."""
    named = [(part, one) for of, part in _PARTS.items() for one in credits_of(of)]
    named += [(f"Plaatsen met method {one.code}", one) for one in due(methods)]
    found: list[dict[str, str]] = []
    for code in dict.fromkeys(one.licence for _, one in named):
        parts: dict[str, list[str]] = {}
        for part, one in named:
            if one.licence == code:
                parts.setdefault(part, []).append(one.name)
        title = "; ".join(f"{part}: {', '.join(names)}" for part, names in parts.items())
        found.append({"name": code, "path": licence(code).path, "title": title})
    return found


def _resource(path: Path, layers: list[Layer], counts: Counter[str]) -> dict[str, Any]:
    kind = Format(path.suffix.removeprefix("."))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    described: dict[str, Any] = {
        "name": path.name.replace(".", "-"),
        "path": path.name,
        "format": kind,
        "mediatype": kind.media_type,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "description": layers[0].comment if len(layers) == 1 else "Alle lagen, EPSG:28992.",
        "counts": {layer.name: counts[layer.name] for layer in layers},
    }
    if kind is not Format.GPKG:
        described["encoding"] = "utf-8"
    if kind is Format.CSV:
        described |= {"profile": "tabular-data-resource", "schema": _schema(layers[0])}
    return described


def _schema(layer: Layer) -> dict[str, Any]:
    fields = [
        {
            "name": column.name,
            "type": _FIELD_TYPES.get(column.type, "string"),
            "description": column.comment,
        }
        for column in layer.columns
    ]
    fields += [
        {"name": name, "type": "string" if name == "wkt" else "number", "description": _DEGREES[name]}
        for name in geometry_columns(layer)
    ]
    return {"fields": fields, "primaryKey": "id"}


def _readme(package: dict[str, Any]) -> str:
    files = "\n".join(
        f"{one['path']}: {sum(one['counts'].values())} rijen\n    {one['description']}"
        for one in package["resources"]
    )
    run, period = package["run"], package["period"]
    licences = "\n".join(f"- {one['name']}: {one['title']}" for one in package["licenses"])
    return f"""{package["title"]}

Alles wat run {run["id"]} van agendacrawl {run["version"]} publiceerde; die run eindigde op {run["finished_at"]}.
De agenda's lopen van {period["first"] or "-"} tot en met {period["last"] or "-"}, met wat voor later is aangekondigd.
Alle lagen en formaten tonen dezelfde stand. Een editie wordt nooit gewijzigd.

Tel activiteiten als het aantal verschillende joint_id. Een bezoek is een persoon bij een fysieke activiteit.
Bij level boven place is een punt een label en geen plek. Wat onzeker is staat in confidence, ambiguous en flags.
In een CSV staat een aanhalingsteken voor wat een rekenblad als formule zou uitvoeren; tijden zijn die van Nederland,
momenten (fetched_at) staan in UTC. Kolommen, bronnen en controlegetallen (SHA-256) staan in datapackage.json.

Licenties
{licences}

Bestanden
{files}
"""
