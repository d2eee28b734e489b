"""Draws the pictures of docs/ANALYSTS.md: the print layout, and its map with other themes.

    PGSERVICEFILE=... /usr/bin/python3 qgis/pictures.py [FOLDER]

Run it as qgis/build.py, on a database with a crawl of the sample site and with areas.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import atlas
import note
from build import HERE, PROJECT
from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QImage

FOLDER = HERE.parent / "docs/pictures"
DPI = 96
ZEEUWS_VLAANDEREN = QgsRectangle(5_000, 330_000, 95_000, 430_000)  # EPSG:28992, metres


def save(image: QImage, file: Path) -> None:
    """Write a PNG without transparency."""
    image.convertToFormat(QImage.Format_RGB888).save(str(file), quality=0)  # of a PNG: as small as can be
    print(f"{file.name}: {file.stat().st_size:,} bytes")


def save_sheet(layout: QgsPrintLayout, name: str, file: Path) -> None:
    """Write the sheet of one region of an atlas."""
    pages = layout.atlas()
    pages.beginRender()
    pages.updateFeatures()
    pages.first()
    while pages.nameForPage(pages.currentFeatureNumber()) != name:
        pages.next()
    layout.refresh()
    save(QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI), file)
    pages.endRender()


def main(folder: Path) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    if not project.read(str(PROJECT)):
        raise SystemExit(f"error: {project.error()}")
    layout = project.layoutManager().layoutByName(note.NAME)
    view = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
    exporter = QgsLayoutExporter(layout)
    folder.mkdir(parents=True, exist_ok=True)
    save(exporter.renderPageToImage(0, dpi=DPI), folder / "nota.png")
    other = project.layoutManager().layoutByName(note.MAPS["corop"])
    save(QgsLayoutExporter(other).renderPageToImage(0, dpi=DPI), folder / "corop.png")
    save_sheet(
        project.layoutManager().layoutByName(atlas.ATLASES["province"]), "Groningen", folder / "blad.png"
    )

    size = layout.itemById("Grootte")  # of the circles

    def save_map(name: str, theme: str) -> None:
        size.setVisibility(theme == "Per provincie")
        view.setFollowVisibilityPresetName(theme)
        layout.refresh()
        box = view.mapRectToScene(view.rect())
        save(exporter.renderRegionToImage(box, dpi=DPI), folder / name)

    save_map("provincies.png", "Per provincie")
    save_map("gemeenten.png", "Per gemeente")
    save_map("nergens.png", "Waar was geen bezoek?")
    view.zoomToExtent(ZEEUWS_VLAANDEREN)
    save_map("zeeuws-vlaanderen.png", "Activiteiten buiten Den Haag")
    application.exitQgis()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
