"""How the rows look: tables in Dutch, as wide as their words and sorted, and the form to correct in."""

from __future__ import annotations

from functools import cache

from layers import ALIASES, MODES, TYPES, WORDS, Layer
from qgis.core import (
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsField,
    QgsFieldConstraints,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

NULL = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"  # what QGIS writes for it in a list
EDITABLE = ("municipality_code", "place", "country", "type", "mode", "cancelled", "persons", "reason")
# Of columns in a table, in pixels; of the others as wide as their heading.
WIDTHS = {
    "title": 320, "in_words": 480, "caution": 420, "words": 240, "evidence": 240, "people": 200, "persons": 200, "ministries": 260,
    "ministry": 260, "present_ministry": 260, "person": 180, "name": 180, "place": 150, "municipality": 150, "reason": 260,
    "url": 320, "page": 260, "kind": 110, "code": 90, "date": 100, "end_date": 100, "week": 100, "month": 100, "made_at": 150, "stated_place": 200, "topic": 260, "counterparts": 260, "type": 180, "label": 260, "line": 260,
}  # fmt: skip


@cache
def states() -> dict[str, str]:
    """The Dutch words for what may be said of a region, from the database: they stand there once."""
    view = QgsVectorLayer(Layer("visit_states", "", "visit_state").uri, "", "postgres")
    return {feature["state"]: feature["label"] for feature in view.getFeatures()}


def form(layer: QgsVectorLayer) -> None:
    """A form with lists, in which only what may be corrected can be changed."""
    places = QgsVectorLayer(Layer("places_known", "", "region", "municipality", "Point").uri, "", "postgres")
    codes = {feature["name"]: feature["code"] for feature in places.getFeatures()}
    known = Layer("people_known", "", "person")
    widgets = {
        "municipality_code": ("ValueMap", {"map": [{"(geen)": NULL}, *({name: codes[name]} for name in sorted(codes))]}),
        "type": ("ValueMap", {"map": [{name: name} for name in TYPES]}),
        "mode": ("ValueMap", {"map": [{name: mode} for name, mode in MODES.items()]}),
        "cancelled": ("CheckBox", {"TextDisplayMethod": 1}),
        "persons": (
            "ValueRelation",
            {
                "Layer": known.id, "LayerName": "Bewindspersonen", "LayerProviderName": "postgres",
                "LayerSource": known.uri,
                "Key": "name", "Value": "name", "AllowMulti": True, "OrderByValue": True, "NofColumns": 1,
            },
        ),
        "reason": ("TextEdit", {"IsMultiline": True}),
    }  # fmt: skip
    form = layer.editFormConfig()
    for number, field in enumerate(layer.fields()):
        form.setReadOnly(number, field.name() not in EDITABLE)
        if field.name() in widgets:
            layer.setEditorWidgetSetup(number, QgsEditorWidgetSetup(*widgets[field.name()]))
    layer.setEditFormConfig(form)
    reason = layer.fields().indexOf("reason")
    layer.setFieldConstraint(
        reason, QgsFieldConstraints.ConstraintNotNull, QgsFieldConstraints.ConstraintStrengthHard
    )
    layer.setConstraintExpression(reason, "trim(\"reason\") <> ''", "Zonder reden is het geen verbetering.")
    layer.setDefaultValueDefinition(
        layer.fields().indexOf("author"),
        QgsDefaultValue("coalesce(nullif(@user_full_name, ''), @user_account_name)", True),
    )


def _shown(field: QgsField) -> QgsEditorWidgetSetup | None:
    """Return how a table shows the values of a column, if not as they are: in Dutch, and addresses as links."""
    if field.name() == "url":
        return QgsEditorWidgetSetup("ExternalResource", {"UseLink": True, "FullUrl": True})
    if words := states() if field.name() == "state" else WORDS.get(field.name()):
        return QgsEditorWidgetSetup(
            "ValueMap", {"map": [{name: code} for code, name in words.items()] + [{"–": NULL}]}
        )
    if field.typeName() == "bool":
        return QgsEditorWidgetSetup("ValueMap", {"map": [{"ja": "true"}, {"nee": "false"}, {"–": NULL}]})
    return None


def dress(layer: QgsVectorLayer) -> None:
    """Dutch column names and values, no editing, no key in the table, what counts most first."""
    for number, field in enumerate(layer.fields()):
        if field.name() in ALIASES:
            layer.setFieldAlias(number, ALIASES[field.name()])
        if layer.editorWidgetSetup(number).isNull() and (shown := _shown(field)):
            layer.setEditorWidgetSetup(number, shown)
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in {"id", "region_id", "body_sha256"}
        column.width = max(WIDTHS.get(column.name, 60), 24 + 7 * len(ALIASES.get(column.name, column.name)))
    config.setColumns(columns)
    first = next(
        (
            name
            for name in ("visits", "activities", "noticed_at", "date", "week", "month")
            if layer.fields().indexOf(name) >= 0
        ),
        "",
    )
    if first:
        config.setSortExpression(f'"{first}"')
        config.setSortOrder(Qt.DescendingOrder)
    layer.setAttributeTableConfig(config)
