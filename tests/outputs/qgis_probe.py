"""What a headless QGIS makes of the project: run by tests/outputs/test_qgis.py with the Python that has QGIS.

    python3 qgis_probe.py FOLDER PROJECT...

Prints JSON: of each project its layers as QGIS sees them and its layouts as drawn into FOLDER; and of every table
among the layers the style that a layer opened by hand gets from the database.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutTable,
    QgsLayoutUtils,
    QgsMapLayerModel,
    QgsPrintLayout,
    QgsProject,
    QgsTextFormat,
    QgsTextRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QImage


def seen(layer: QgsVectorLayer) -> dict[str, Any]:
    """A layer of a project."""
    uri = QgsDataSourceUri(layer.source())
    fields = layer.fields()
    return {
        "valid": layer.isValid(),
        "name": layer.name(),
        "table": uri.table(),
        "filter": uri.sql(),
        "password": uri.password(),
        "key": [fields[number].name() for number in layer.primaryKeyAttributes()],
        "geometry": layer.isSpatial(),
        "crs": layer.crs().authid() if layer.isSpatial() else "",
        "features": sum(1 for _ in layer.getFeatures()),
        "count": layer.featureCount(),
        "columns": [field.name() for field in fields],
        "unnamed": [
            f.name() for f in fields if not f.alias() and f.name() not in ("id", "region_id", "geom")
        ],
        "days": days(layer) if layer.temporalProperties().isActive() else None,
        "legend": legend(layer),
    }


def days(layer: QgsVectorLayer) -> dict[str, list[str]]:
    """The days on which the clock shows an activity of several days and one of one day, from two before to two after."""
    found: dict[str, list[str]] = {}
    for condition in ("end_date > date", "end_date IS NULL"):
        request = QgsFeatureRequest().setFilterExpression(condition).setLimit(1)
        feature = next(layer.getFeatures(request), None)
        if feature is None:
            continue
        first = feature["date"]
        last = feature["end_date"] or first
        shown = found[f"{first.toString(Qt.ISODate)} {last.toString(Qt.ISODate)}"] = []
        for number in range(-2, first.daysTo(last) + 3):
            day = QDateTime(first.addDays(number), QTime(0, 0))
            context = QgsVectorLayerTemporalContext()
            context.setLayer(layer)
            frame = QgsDateTimeRange(day, day.addDays(1), True, False)
            shows = layer.temporalProperties().createFilterString(context, frame)
            one = QgsFeatureRequest().setFilterExpression(f"id = {feature['id']} AND ({shows})")
            if any(True for _ in layer.getFeatures(one)):
                shown.append(day.date().toString(Qt.ISODate))
    return found


def legend(layer: QgsVectorLayer) -> list[str]:
    """The words beside the symbols."""
    return [item.label() for item in layer.renderer().legendSymbolItems()] if layer.isSpatial() else []


def by_hand(source: str) -> dict[str, Any]:
    """A layer as an analyst adds it: without a project, with the default style of the database."""
    layer = QgsVectorLayer(source, "by hand", "postgres")
    message, loaded = layer.loadDefaultStyle()
    number = layer.fields().indexOf("name")
    return {
        "loaded": loaded,
        "message": message,
        "legend": legend(layer),
        "name": layer.attributeAlias(number),
    }


def drawn(project: QgsProject, folder: Path) -> dict[str, Any]:
    """The layouts: what their labels say, and how colourful page and map are."""
    told: dict[str, Any] = {}
    for layout in project.layoutManager().layouts():
        if layout.atlas().enabled():
            told[layout.name()] = {"sheets": sheets(layout), "pages": layout.atlas().count()}
            continue
        path = folder / f"{len(list(folder.iterdir()))}.png"
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 100
        result = QgsLayoutExporter(layout).exportToImage(str(path), settings)
        items = layout.items()
        view = next(item for item in items if isinstance(item, QgsLayoutItemMap))
        box = view.mapRectToScene(view.rect())
        scale = settings.dpi / 25.4
        page = QImage(str(path))
        inside = page.copy(
            *(round(number * scale) for number in (box.x(), box.y(), box.width(), box.height()))
        )
        told[layout.name()] = {
            "result": result,
            "file": str(path),
            "size": [page.width(), page.height()],
            "words": {
                item.id(): item.currentText() for item in items if isinstance(item, QgsLayoutItemLabel)
            },
            "tables": {table.frame(0).id(): table.contents() for table in layout.multiFrames()},
            "cut": [words for table in layout.multiFrames() for words in cut(layout, table)],
            "page": colours(page),
            "map": colours(inside),
        }
    return told


def sheets(layout: QgsPrintLayout) -> list[dict[str, Any]]:
    """What the first three sheets of an atlas say."""
    atlas = layout.atlas()
    found: list[dict[str, Any]] = []
    atlas.beginRender()
    atlas.updateFeatures()
    more = atlas.first()
    while more and len(found) < 3:
        layout.refresh()
        labels = {
            item.id(): item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)
        }
        tables = {}
        for table in layout.multiFrames():
            table.refreshAttributes()
            tables[table.frame(0).id()] = table.contents()
        view = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
        found.append(
            {
                "words": labels,
                "tables": tables,
                "cut": [words for table in layout.multiFrames() for words in cut(layout, table)],
                "map": [round(view.rect().width(), 1), round(view.rect().height(), 1)],
            }
        )
        more = atlas.next()
    atlas.endRender()
    return found


def cut(layout: QgsPrintLayout, table: QgsLayoutTable) -> list[str]:
    """What a table does not show: cells that are wider than their column, and the name of one with hidden rows."""
    context = QgsLayoutUtils.createRenderContextForLayout(layout, None, 300)
    millimetre = context.convertToPainterUnits(1, QgsUnitTypes.RenderMillimeters)

    def wide(words: str, form: QgsTextFormat) -> float:
        return float(QgsTextRenderer.textWidth(context, form, [words]) / millimetre)

    frame = table.frame(0)
    hidden = table.totalSize().height() > frame.rect().height() + 0.1
    found = [f"{frame.id()}: more rows than fit"] if hidden else []
    for number, column in enumerate(table.columns()):
        room = column.width() - 2 * table.cellMargin() + 0.1
        cells = [(row[number], table.contentTextFormat()) for row in table.contents()]
        cells.append((column.heading(), table.headerTextFormat()))
        found += [f"{frame.id()}: {words}" for words, form in cells if wide(str(words), form) > room]
    return found


def colours(image: QImage) -> dict[str, float]:
    """The share of pixels of each colour that covers more than one pixel in five thousand."""
    image = image.convertToFormat(QImage.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = memoryview(bits).cast("I")
    counts = Counter(pixels).most_common()
    return {f"#{colour & 0xFFFFFF:06x}": n / len(pixels) for colour, n in counts if n / len(pixels) > 2e-4}


def main() -> None:
    folder = Path(sys.argv[1])
    application = QgsApplication([], False)
    application.initQgis()
    told: dict[str, Any] = {"projects": [], "by_hand": {}, "lists": []}
    shown = QgsMapLayerModel(QgsProject.instance())  # as the windows of QGIS have it
    for address in sys.argv[2:]:
        project = QgsProject.instance()
        read = project.read(address)
        layers = project.mapLayers()
        told["lists"].append([shown.rowCount(), len(layers)])
        told["projects"].append(
            {
                "read": read,
                "error": project.error(),
                "layers": {id_: seen(layer) for id_, layer in layers.items()},
                "layouts": drawn(project, folder),
            }
        )
        for layer in layers.values():
            table = QgsDataSourceUri(layer.source()).table()
            told["by_hand"].setdefault(table, by_hand(layer.source()))
        project.clear()
    print(json.dumps(told))
    application.exitQgis()


if __name__ == "__main__":
    main()
