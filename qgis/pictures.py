"""Draws the pictures of docs/ANALYSTS.md from the project: the print layout with one map theme after another.

    PGSERVICEFILE=... /usr/bin/python3 qgis/pictures.py [FOLDER]

Run it as qgis/build.py, on a database with a crawl of the sample site and with areas.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import note
from build import HERE, PROJECT
from qgis.core import QgsApplication, QgsLayoutExporter, QgsLayoutItemMap, QgsProject

FOLDER = HERE.parent / "docs/pictures"
DPI = 110


def main(folder: Path) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    if not project.read(str(PROJECT)):
        raise SystemExit(f"error: {project.error()}")
    layout = project.layoutManager().layoutByName(note.NAME)
    view = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    settings.exportMetadata = False
    folder.mkdir(parents=True, exist_ok=True)
    for theme in project.mapThemeCollection().mapThemes():
        view.setFollowVisibilityPresetName(theme)
        layout.refresh()
        file = folder / f"{theme.lower().replace(' ', '-').replace('?', '')}.png"
        file.unlink(missing_ok=True)
        QgsLayoutExporter(layout).exportToImage(str(file), settings)
        print(f"{file.name}: {file.stat().st_size:,} bytes")
    application.exitQgis()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
