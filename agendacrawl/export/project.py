"""The QGIS project inside a GeoPackage: that of the database with the layers of the file, and no database is needed.

QGIS keeps a project in a table of its own, as a zip file in hexadecimal digits, and finds the layers by the name of the
file: a file that is renamed loses them.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Collection
from typing import Any

from lxml import etree

from agendacrawl.db.qgis import PROJECT, project_file

_TABLE = """
    CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)
"""
_SOURCE = re.compile(r'table="gis"\."(\w+)"(?: \(\w+\))?(?: sql=(.*))?$', re.DOTALL)


def add_project(file: sqlite3.Connection, name: str, layers: Collection[str], moment: dt.datetime) -> None:
    """Put the project into a GeoPackage that will be called `name` and has these layers."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo(f"{PROJECT}.qgs"), of_file(project_file(), name, layers), zipfile.ZIP_DEFLATED
        )
    about = json.dumps({"last_modified_time": f"{moment:%Y-%m-%dT%H:%M:%S}", "last_modified_user": ""})
    file.execute(_TABLE)
    file.execute("INSERT INTO qgis_projects VALUES (?, ?, ?)", [PROJECT, about, packed.getvalue().hex()])


def of_file(project: bytes, name: str, layers: Collection[str]) -> bytes:
    """Return a project (XML) whose layers are those of a GeoPackage; what the file has not got is left out."""
    tree = etree.fromstring(project, etree.XMLParser(resolve_entities=False, huge_tree=True))
    gone = set()
    for layer in tree.iter("maplayer"):
        if source := address(layer.findtext("datasource", ""), name, layers):
            layer.find("datasource").text = source
            provider = layer.find("provider")
            provider.text = "ogr"
            provider.set("encoding", "UTF-8")
        else:
            gone.add(layer.findtext("id"))
    for tag, key in (("layer-tree-layer", "id"), ("layer", "id"), ("maplayer", None), ("item", None)):
        for one in [*tree.iter(tag)]:
            named = one.get(key) if key else one.findtext("id") if tag == "maplayer" else one.text
            if named in gone:
                one.getparent().remove(one)
    for one in tree.iter("layer-tree-layer", "LayoutItem", "LayoutMultiFrame"):
        _repoint(one, name, layers)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))


def _repoint(one: Any, name: str, layers: Collection[str]) -> None:
    """Let a node of the tree of layers, or an item of a layout, name the file too."""
    for source, provider in (("source", "providerKey"), ("vectorLayerSource", "vectorLayerProvider")):
        if one.get(source):
            one.set(source, address(one.get(source), name, layers) or "")
            one.set(provider, "ogr")


def address(source: str, name: str, layers: Collection[str]) -> str | None:
    r"""Return where a layer of the database is in a file beside the project; None if it is not in there.

    >>> address("service='x' key='id' table=\"gis\".\"region\" (geom) sql=\"kind\" = 'npvr'", "a.gpkg", {"region"})
    './a.gpkg|layername=region|subset="kind" = \'npvr\''
    """
    found = _SOURCE.search(source)
    if found is None or found[1] not in layers:
        return None
    return f"./{name}|layername={found[1]}" + (f"|subset={found[2]}" if found[2] else "")
