"""Builds what analysts open in QGIS: the styles in sql/styles/ and the project qgis/agendas.qgz.

    PGSERVICEFILE=... /usr/bin/python3 qgis/build.py

Run it with the Python that has QGIS (3.22 or newer; on Debian the system's), after a change of a layer, a
style or the layout, and commit what it wrote. It reads the columns of the layers from the database that the
entry `agendacrawl` of pg_service.conf names (`scrapy qgis` prints one). Nothing of that database goes into the
files: they name the entry, no host, user or password.
"""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from itertools import count
from pathlib import Path

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_HASH_SEED": "0"}  # no screen; attributes in a fixed order

import atlas
import note
import styles
from layers import GROUPS, Layer
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapThemeCollection,
    QgsProject,
    QgsReferencedRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "agendas.qgz"
STYLES = HERE.parent / "sql/styles"
THEMES = {  # the layers of each map theme
    **{
        name: {
            "activities_outside_the_hague",
            f"region_area_{kind}",
            "region_area_province",
            "municipalities",
        }
        for kind, name in atlas.ATLASES.items()
    },
    note.NAME: {layer.id for group in GROUPS.values() for layer in group if layer.shown},
    "Waar was geen bezoek?": {"visits_npvr_area", "region_area_province", "municipalities"},
    "Activiteiten buiten Den Haag": {
        "activities_outside_the_hague",
        "region_area_npvr",
        "region_area_province",
        "municipalities",
    },
    "Per provincie": {"visits_province_point", "region_area_province", "municipalities"},
    "Per COROP-gebied": {"visits_corop_area", "region_area_province"},
    "Per gemeente": {"visits_municipality_area", "region_area_province"},
}
THEME_OF = {
    "npvr": note.NAME,
    "province": "Per provincie",
    "corop": "Per COROP-gebied",
    "municipality": "Per gemeente",
}
_LAYER = re.compile(
    r" *<maplayer .*?</maplayer>\n", re.DOTALL
)  # in the order of the ids that QGIS draws by lot
DAY_ZERO = (1980, 1, 1, 0, 0, 0)  # of the file in the zip: when it was built is nobody's business


def open_layer(layer: Layer) -> QgsVectorLayer:
    """The layer, styled. Raises SystemExit if the database hasn't got it."""
    bare = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)  # what the database has is an older build
    opened = QgsVectorLayer(layer.uri, layer.name, "postgres", bare)
    if not opened.isValid():
        raise SystemExit(f"error: {layer.uri} is no layer: {opened.error().summary()}")
    styles.apply(opened, layer.style or layer.table)
    return opened


def write_styles(layers: dict[str, QgsVectorLayer]) -> None:
    """One QML file per view, without what QGIS adds about its own session."""
    for layer in (one for group in GROUPS.values() for one in group):
        path = STYLES / f"{layer.style or layer.table}.qml"
        message, done = layers[layer.id].saveNamedStyle(str(path))
        if not done:
            raise SystemExit(f"error: {message}")
        path.write_text(settled(path.read_text("utf-8")), "utf-8")


def in_order(found: re.Match[str]) -> str:
    """The elements of a set, sorted."""
    return "".join(sorted(re.findall(r"\s*<[^>]*>", found[0])))


def settled(xml: str) -> str:
    """The same XML with ids counted instead of drawn by lot, and sets in order: what is built twice is the same twice.

    >>> settled('<rule key="{0d5b8a4e-5b0c-4b8e-9c57-2f1f2c4e9a11}"/>')
    '<rule key="{00000000-0000-4000-8000-000000000001}"/>'
    """
    numbers, ids = count(1), {}

    def counted(found: re.Match[str]) -> str:
        return ids.setdefault(found[0], f"{{00000000-0000-4000-8000-{next(numbers):012}}}")

    for tag in ("actionScope", "layer-setting"):
        xml = re.sub(rf"(?:\s*<{tag} [^>]*/>)+", in_order, xml)
    layers = sorted(_LAYER.findall(xml), key=lambda one: re.findall("<id>.*?</id>", one))
    following = iter(layers)
    xml = _LAYER.sub(lambda _: next(following), xml)
    xml = re.sub(r"Annotations_[0-9a-f_]{36}", "Annotations", xml)
    return re.sub(r"\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", counted, xml)


def make_project(layers: dict[str, QgsVectorLayer]) -> QgsProject:
    """The project: groups, themes, time, layout."""
    project = QgsProject.instance()
    project.setTitle("Agenda's van bewindspersonen")
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    tree = project.layerTreeRoot()
    for title, members in GROUPS.items():
        group = tree.addGroup(title)
        group.setExpanded(any(member.shown for member in members))
        for member in members:
            project.addMapLayer(layers[member.id], False)
            node = group.addLayer(layers[member.id])
            node.setItemVisibilityChecked(member.shown)
            node.setExpanded(member.shown and not title.startswith("Ondergrond"))
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(note.NETHERLANDS, project.crs()))
    project.timeSettings().setTimeStep(1)
    project.timeSettings().setTimeStepUnit(QgsUnitTypes.TemporalMonths)
    for name, shown in THEMES.items():
        theme = QgsMapThemeCollection.MapThemeRecord()
        for id_, layer in layers.items():
            if id_ in shown:
                theme.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(layer))
        project.mapThemeCollection().insert(name, theme)
    note.add(project, layers, THEME_OF)
    atlas.add(project, layers)
    return project


def write_project(project: QgsProject, layers: dict[str, QgsVectorLayer]) -> None:
    """Save, with the project's own ids of layers and without names, paths and times of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "agendas.qgs")
        if not project.write(str(path)):
            raise SystemExit(f"error: {project.error()}")
        xml = path.read_text("utf-8")
    for id_, layer in layers.items():
        xml = xml.replace(layer.id(), id_)
    xml = re.sub(r"<(author|creation)>.*?</", r"<\1></", xml)
    xml = re.sub(r' save(User|UserFull|DateTime)="[^"]*"', r' save\1=""', xml)
    with zipfile.ZipFile(PROJECT, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("agendas.qgs", DAY_ZERO), settled(xml), zipfile.ZIP_DEFLATED)
    print(f"{PROJECT.name}: {len(layers)} layers, {PROJECT.stat().st_size:,} bytes")


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    layers = {layer.id: open_layer(layer) for group in GROUPS.values() for layer in group}
    write_styles(layers)
    write_project(make_project(layers), layers)
    application.exitQgis()


if __name__ == "__main__":
    main()
