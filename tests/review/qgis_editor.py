"""What an analyst does in QGIS, under the Python that QGIS is made for: run by test_correct_in_qgis.py.

    python3 qgis_editor.py 'ADDRESS OF THE DATABASE FOR A LAYER' ID X Y

Moves the point of a row without a reason, then with one; chooses a municipality for another row; deletes the first.
Prints what each of these gave, and which layers may be edited.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorDataProvider,
    QgsVectorLayer,
)

EDITING = {
    "add": QgsVectorDataProvider.AddFeatures,
    "change": QgsVectorDataProvider.ChangeAttributeValues,
    "move": QgsVectorDataProvider.ChangeGeometries,
    "delete": QgsVectorDataProvider.DeleteFeatures,
}


def opened(address: str, table: str, *, shape: str = "") -> QgsVectorLayer:
    """A layer as the project opens it, with its style."""
    where = f"srid=28992 type={shape} " if shape else ""
    layer = QgsVectorLayer(
        f'{address} key=\'id\' {where}table="gis"."{table}"{" (geom)" if shape else ""}', table, "postgres"
    )
    layer.loadDefaultStyle()
    return layer


def may(layer: QgsVectorLayer) -> list[str]:
    """What the provider says may be done."""
    given = layer.dataProvider().capabilities()
    return [name for name, one in EDITING.items() if given & one]


def row(layer: QgsVectorLayer, key: int) -> QgsFeature:
    """The feature with a key."""
    return next(layer.getFeatures(f"id = {key}"))


def saved(layer: QgsVectorLayer) -> dict[str, Any]:
    """Save, and what QGIS said of it; what was refused is thrown away, as an analyst would."""
    done = layer.commitChanges()
    told = {"done": done, "errors": layer.commitErrors()}
    if not done:
        layer.rollBack()
    layer.dataProvider().reloadData()
    return told


def edit(
    layer: QgsVectorLayer, key: int, values: dict[str, Any], point: QgsPointXY | None = None
) -> dict[str, Any]:
    """Change a row in an edit session."""
    layer.startEditing()
    feature = row(layer, key)
    if point is not None:
        layer.changeGeometry(feature.id(), QgsGeometry.fromPointXY(point))
    for name, value in values.items():
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
    return saved(layer)


def seen(layer: QgsVectorLayer, key: int) -> dict[str, Any]:
    """The row as it is now."""
    feature = row(layer, key)
    names = (
        "municipality_code",
        "level",
        "reason",
        "author",
        "corrected",
        "type",
        "mode",
        "cancelled",
        "persons",
    )
    values = {name: feature[name] for name in names}
    return {name: value if isinstance(value, str | bool | list) else None for name, value in values.items()}


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    address, key, other, new = sys.argv[1], *map(int, sys.argv[2:5])
    point = QgsPointXY(*map(float, sys.argv[5:7]))
    layer = opened(address, "correction_place", shape="Point")
    told: dict[str, Any] = {
        "valid": layer.isValid(),
        "user": QgsApplication.userFullName() or QgsApplication.userLoginName(),
        "may": may(layer),
        "others": {
            name: may(opened(address, name, shape=shape))
            for name, shape in (
                ("activity_point", "Point"),
                ("visits_per_province", "MultiPolygon"),
                ("corrections", ""),
            )
        },
        "form": {
            field.name(): [layer.editorWidgetSetup(at).type(), layer.editFormConfig().readOnly(at)]
            for at, field in enumerate(layer.fields())
        },
    }
    told["no reason"] = edit(layer, key, {}, point)
    told["moved"] = edit(layer, key, {"reason": "Staat op de foto"}, point)
    told["after"] = seen(layer, key)
    told["chosen"] = edit(
        layer,
        other,
        {
            "type": "Evenement",
            "mode": "physical",
            "cancelled": True,
            "persons": ["Mark Rutte"],
            "reason": "Nagevraagd",
        },
    )
    told["then"] = seen(layer, other)
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature["activity_id"], feature["reason"] = new, "Was hier"
    feature.setGeometry(QgsGeometry.fromPointXY(point))
    layer.addFeature(feature)
    told["added"] = saved(layer)
    layer.startEditing()
    layer.deleteFeature(row(layer, key).id())
    told["undone"] = saved(layer)
    told["again"] = seen(layer, key)
    print(json.dumps(told), flush=True)
    os._exit(0)  # QGIS may crash when Python tidies up after it


if __name__ == "__main__":
    main()
