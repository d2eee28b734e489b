"""Load the areas of the municipalities into the database, from a file or from CBS through PDOK.

CBS gebiedsindelingen (CC BY 4.0), the generalised areas, clipped to the coast. A copy of the answer is kept, so
that PDOK is asked only once. Whatever the file, nothing is loaded unless it has every municipality of 2025.
"""

from __future__ import annotations

import json
import logging
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, text

from agendacrawl import register
from agendacrawl.core.files import whole
from agendacrawl.db.schema import publication
from agendacrawl.refdata.download import explained, fetch_json
from agendacrawl.refdata.regions import outline

YEAR = 2025
PDOK = (
    "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd/items"
    f"?f=json&jaarcode={YEAR}&limit=100"
)
SOURCE = f"CBS gebiedsindelingen {YEAR}, generalised (through PDOK)"
TIME_LIMIT = 60.0  # seconds, for all pages together
PAGES = 50  # more than this must be a loop

_CODE = re.compile(r"GM\d{4}")
_DEGREES, _METRES = (2.5, 50.5, 8.0, 56.0), (-10_000.0, 300_000.0, 300_000.0, 870_000.0)
# Coordinate systems that a file may have: EPSG code, and the bounds of the Netherlands (with the sea) in it.
_SYSTEMS = {"EPSG:4326": (4326, _DEGREES), "OGC:CRS84": (4326, _DEGREES), "EPSG:28992": (28992, _METRES)}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Areas:
    """Areas by municipality code, as well-known binary in the system with the number `srid`, and their source."""

    srid: int
    shapes: dict[str, bytes]
    source: str


# -- From the network ------------------------------------------------------------------------------


def fetch_areas(folder: Path, *, again: bool, items: str = PDOK, time_limit: float = TIME_LIMIT) -> Path:
    """Return a GeoJSON file in `folder` with PDOK's answer. PDOK is asked if there is no copy yet, or if `again`.

    Raises UnavailableError, within `time_limit` seconds.
    """
    file = folder / f"gemeenten_{YEAR}.geojson"
    if file.exists() and not again:
        log.info("Reading the copy of the areas in %s (--online asks PDOK again).", file)
        return file
    log.info("Asking PDOK for the areas of the municipalities ...")
    with explained("PDOK did not give the areas", "agendacrawl db refdata --polygons --file areas.geojson."):
        features = _all_pages(items, time.monotonic() + time_limit)
        with whole(file, overwrite=True) as draft:
            draft.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return file


def _all_pages(url: str | None, deadline: float) -> list[dict[str, Any]]:
    """Return the features of the year on all pages; each page has the address of the next."""
    features: list[dict[str, Any]] = []
    host = urlsplit(url or "")[:2]
    for _ in range(PAGES):
        if url is None:
            break
        if urlsplit(url)[:2] != host:
            raise ValueError(f"the next page is elsewhere: {url}")
        page = fetch_json(url, deadline)
        features += [one for one in page["features"] if str(one["properties"]["jaarcode"]) == str(YEAR)]
        url = next((link["href"] for link in page.get("links", ()) if link["rel"] == "next"), None)
    else:
        raise ValueError("there is no end of pages")
    if not features:
        raise ValueError("the answer is empty")
    return features


# -- From a file -----------------------------------------------------------------------------------


def read_areas(path: Path, source: str | None = None) -> Areas:
    """Read the areas in a GeoJSON or GeoPackage: one for every municipality of 2025, by its CBS code.

    `source` says where they are from; without it the file's name does.

    The column with the codes is the one in which every value is a code. Of a GeoPackage with several layers, the
    generalised municipalities are taken. Raises OSError and ValueError, with a sentence that names the file.
    """
    import numpy as np  # takes half a second with pyogrio, which other commands need not pay
    import pyogrio
    from pyogrio.errors import DataSourceError

    path.open("rb").close()
    try:
        layer = _layer([str(name) for name, _ in pyogrio.list_layers(path)], path)
        meta, _, shapes, columns = pyogrio.raw.read(path, layer=layer, force_2d=True)
        if meta["crs"] not in _SYSTEMS:
            raise ValueError(
                f"{path} is in {meta['crs'] or 'an unnamed system of coordinates'}; it must be in EPSG:28992 or "
                f'EPSG:4326. Convert it first: ogr2ogr -t_srs EPSG:28992 new.gpkg "{path}".'
            )
        srid, bounds = _SYSTEMS[meta["crs"]]
        if shapes is None or meta["geometry_type"] not in ("Polygon", "MultiPolygon", "Unknown"):
            raise ValueError(f"{path} holds {meta['geometry_type']}, no areas. Nothing was loaded.")
        _, boxes = pyogrio.read_bounds(path, layer=layer)
    except DataSourceError as problem:
        raise ValueError(f"{path} can't be read as GeoJSON or GeoPackage ({problem}).") from None
    west, south, east, north = boxes[0].min(), boxes[1].min(), boxes[2].max(), boxes[3].max()
    if not (bounds[0] <= west and bounds[1] <= south and east <= bounds[2] and north <= bounds[3]):
        raise ValueError(
            f"{path} says that it is in {meta['crs']}, but its coordinates ({west:g} {south:g} to {east:g} {north:g}) "
            "are not in the Netherlands there. Nothing was loaded."
        )
    columns = {
        name: np.asarray(values).astype(str) for name, values in zip(meta["fields"], columns, strict=True)
    }
    codes = next(
        (values for values in columns.values() if len(values) and all(map(_CODE.fullmatch, values))), None
    )
    if codes is None:
        raise ValueError(
            f"{path} has no column of CBS codes such as GM0518; its columns are {', '.join(columns) or 'none'}."
        )
    _check(path, list(codes))
    return Areas(srid, dict(zip(map(str, codes), map(bytes, shapes), strict=True)), source or path.name)


def _layer(names: list[str], path: Path) -> str:
    """Return the layer with the municipalities. Raises ValueError."""
    fitting = [name for name in names if name.startswith("gemeente_gegeneraliseerd")]
    for found in (fitting, names):
        if len(found) == 1:
            return found[0]
    raise ValueError(
        f"{path} has the layers {', '.join(names)}, and none of them is the one with the municipalities. Give a file "
        "with only that layer."
    )


def _check(path: Path, codes: list[str]) -> None:
    """Check that these are the municipalities of 2025, each once. Raises ValueError if not."""
    known = register.municipalities()
    faults = {
        "more than once": sorted({code for code in codes if codes.count(code) > 1}),
        "unknown": sorted(set(codes) - known.keys()),
        "missing": [f"{code} ({known[code].name})" for code in sorted(known.keys() - set(codes))],
    }
    if any(faults.values()):
        told = "; ".join(
            f"{len(found)} {fault}: {', '.join(found[:5])}{', ...' if len(found) > 5 else ''}"
            for fault, found in faults.items()
            if found
        )
        raise ValueError(
            f"{path} does not have the {len(known)} municipalities of {YEAR}, each once: {told}. Nothing was loaded."
        )


# -- Into the database -----------------------------------------------------------------------------


def store_areas(dsn: str, areas: Areas) -> tuple[int, int]:
    """Write areas to ref.municipality in EPSG:28992, merge them into regions, refresh the layers.

    Returns how many municipalities changed, and how many shapes were invalid and had to be repaired. Raises
    DatabaseError.
    """
    with publication(dsn) as connection:
        counts = write_areas(connection, areas)
        outline(connection)
    return counts


def write_areas(connection: Connection, areas: Areas, *, over_others: bool = True) -> tuple[int, int]:
    """Write areas to ref.municipality in EPSG:28992; the regions follow with `outline`.

    Without `over_others`, areas that are from another source stay. Returns how many municipalities changed, and how
    many shapes were invalid and had to be repaired.
    """
    connection.execute(
        text("CREATE TEMPORARY TABLE area (code text, geom geometry(Geometry, 28992)) ON COMMIT DROP")
    )
    connection.execute(
        text("INSERT INTO area VALUES (:code, ST_Transform(ST_GeomFromWKB(:shape, :srid), 28992))"),
        [{"code": code, "shape": shape, "srid": areas.srid} for code, shape in areas.shapes.items()],
    )
    mended = connection.execute(
        text("UPDATE area SET geom = ST_CollectionExtract(ST_MakeValid(geom), 3) WHERE NOT ST_IsValid(geom)")
    ).rowcount
    changed = connection.execute(
        text(
            "UPDATE ref.municipality m SET geom = ST_Multi(a.geom), geom_source = :source FROM area a "
            "WHERE a.code = m.code AND (:over_others OR m.geom IS NULL OR m.geom_source = :source) "
            "AND (m.geom IS DISTINCT FROM ST_Multi(a.geom) OR m.geom_source IS DISTINCT FROM :source)"
        ),
        {"source": areas.source, "over_others": over_others},
    ).rowcount
    return changed, mended
