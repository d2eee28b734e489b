"""How the layers look: symbols, labels, legends, columns. Dutch legends, colours of Okabe and Ito (2008).

What is counted on maps is `visits_outside_the_hague`: without it the ministries' own city drowns all else.
Long, since it has a function for each layer that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable

import tables
from layers import KINDS, LINES, titled
from qgis.core import (
    QgsAction,
    QgsConditionalStyle,
    QgsFeatureRequest,
    QgsFilledMarkerSymbolLayer,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointClusterRenderer,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QFont

NEAR = 700_000  # the scale from which on points tell who came, and when
FONTS = ["Open Sans", "Segoe UI", "DejaVu Sans", "Arial"]  # the first that a machine has
BLUE, VERMILION, ORANGE, SKY, GREEN, PURPLE = "#0072B2", "#D55E00", "#E69F00", "#56B4E9", "#009E73", "#CC79A7"
INK, GREY, PALE, PAPER = "#2b2b2b", "#8a8a8a", "#dfe3e6", "#ffffff"

COUNT = '"visits_outside_the_hague"'
SOME = f"{COUNT} > 0"
FEW = 'coalesce("few_expected", false)'  # too few to be expected for a colour without hatching
ONLY_HAGUE = f"\"state\" = 'visited' AND {COUNT} = 0"
# Area grows with the count; the largest of the layer gets the largest circle, the smallest still holds its figure.
LARGEST = "CASE WHEN \"kind\" = 'municipality' THEN 9 WHEN \"kind\" = 'corop' THEN 12 ELSE 16 END"
SMALLEST = "CASE WHEN \"kind\" = 'municipality' THEN 3.4 WHEN \"kind\" = 'corop' THEN 4.2 ELSE 5.6 END"
DIAMETER = (
    f"CASE WHEN {COUNT} = 0 THEN CASE WHEN \"kind\" = 'municipality' THEN 1 ELSE ({SMALLEST}) END "
    f"ELSE max({SMALLEST}, ({LARGEST}) * sqrt({COUNT} / maximum({COUNT}))) END"
)
UNLABELLED = f"\"kind\" = 'municipality' AND {COUNT} = 0"

TYPE_GROUPS = {  # ref.activity_type.type_group
    "visit": ("Werkbezoek", VERMILION),
    "event": ("Evenement of ontvangst", ORANGE),
    "talk": ("Gesprek of overleg", SKY),
    "cabinet": ("Ministerraad", BLUE),
    "parliament": ("Kamer", GREEN),
    "international": ("Internationaal", PURPLE),
    "unknown": ("Soort onbekend", GREY),
}
CLASSES = (  # first and last count of a class; YlGnBu of ColorBrewer, readable for colour-blind people
    (1, 4, "#edf8b1"),
    (5, 9, "#c7e9b4"),
    (10, 24, "#7fcdbb"),
    (25, 49, "#41b6c4"),
    (50, 99, "#1d91c0"),
    (100, 249, "#225ea8"),
    (250, None, "#0c2c84"),
)


def font(size: float, *, bold: bool = False) -> QFont:
    """The project's font, in points."""
    font_ = QFont(FONTS[0])
    font_.setPointSizeF(size)
    font_.setBold(bold)
    return font_


def text_format(size: float, color: str = INK, *, bold: bool = False, halo: bool = False) -> QgsTextFormat:
    """Text in the project's font, in points; `halo` keeps it readable on top of lines and fills."""
    format_ = QgsTextFormat()
    format_.setFont(font(size, bold=bold))
    format_.setFamilies(FONTS)
    format_.setSize(size)
    format_.setSizeUnit(QgsUnitTypes.RenderPoints)
    format_.setColor(QColor(color))
    if halo:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(0.7)
        buffer.setColor(QColor(PAPER))
        format_.setBuffer(buffer)
    return format_


def _marker(fill: str, stroke: str = PAPER, *, size: float = 2.6, **more: str) -> QgsMarkerSymbol:
    properties = {"name": "circle", "color": fill, "outline_color": stroke, "size": str(size), **more}
    return QgsMarkerSymbol.createSimple(properties)


def _counted(fill: str, stroke: str, ink: str, example: str) -> QgsMarkerSymbol:
    """A circle with the count as part of the symbol: a label could move away from it. The legend has an example."""
    symbol = _marker(fill, stroke, size=5.6, outline_width="0.6")
    figure = QgsFontMarkerSymbolLayer(FONTS[0], example, 2.8, QColor(ink))
    figure.setFontStyle("Bold")
    figure.setOffset(QPointF(0, -0.3))  # figures have no descenders
    text = QgsProperty.fromExpression(
        f"CASE WHEN {UNLABELLED} THEN '' WHEN \"state\" = 'visited_unnamed' THEN '?' "
        "WHEN \"state\" = 'possibly_visited' THEN '0-' || \"visits_up_to\" "
        f"WHEN \"state\" = 'not_published' THEN '–' ELSE format_number({COUNT}, 0, 'nl') END"
    )
    figure.setDataDefinedProperty(QgsSymbolLayer.PropertyCharacter, text)
    symbol.appendSymbolLayer(figure)
    for part, size in ((symbol.symbolLayer(0), DIAMETER), (figure, f"min(3.4, ({DIAMETER}) * 0.5)")):
        part.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(size))
    return symbol


def _counted_hatched(example: str) -> QgsMarkerSymbol:
    """A circle of slanted lines with the count in it."""
    symbol = _counted(PAPER, BLUE, INK, example)
    lines = QgsFilledMarkerSymbolLayer(QgsFilledMarkerSymbolLayer.Circle, 5.6)
    lines.setSubSymbol(_hatch(SKY, distance=1.1, fill="0,0,0,0", outline_style="no"))
    lines.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(DIAMETER))
    symbol.insertSymbolLayer(1, lines)
    return symbol


def _area(color: str, outline: str = "#6b6b6b", **more: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": color, "outline_color": outline, "outline_width": "0.2", **more}
    )


def _hatch(
    color: str, *, angle: float = 45, distance: float = 2, fill: str = PAPER, **more: str
) -> QgsFillSymbol:
    """Lines: told apart from every class without colour."""
    properties = {"color": fill, "outline_color": color, "outline_width": "0.2", **more}
    symbol = QgsFillSymbol.createSimple(properties)
    lines = QgsLinePatternFillSymbolLayer.create({"angle": str(angle), "distance": str(distance)})
    lines.setSubSymbol(QgsLineSymbol.createSimple({"color": color, "width": "0.2"}))
    symbol.appendSymbolLayer(lines)
    return symbol


def _dotted(color: str, outline: dict[str, str]) -> QgsFillSymbol:
    """White with dots."""
    symbol = QgsFillSymbol.createSimple({"color": PAPER, **outline})
    dots = QgsPointPatternFillSymbolLayer.create({"distance_x": "1.8", "distance_y": "1.8"})
    dots.setSubSymbol(_marker(color, color, size=0.7))
    symbol.appendSymbolLayer(dots)
    return symbol


def _rules(*rules: tuple[str, str, QgsSymbol]) -> QgsRuleBasedRenderer:
    """A renderer of (filter, legend, symbol)."""
    root = QgsRuleBasedRenderer.Rule(None)
    for condition, legend, symbol in rules:
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, legend))
    return QgsRuleBasedRenderer(root)


def _label(expression: str, format_: QgsTextFormat, condition: str = "") -> QgsRuleBasedLabeling.Rule:
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(format_)
    settings.placement = QgsPalLayerSettings.OverPoint
    settings.quadOffset = QgsPalLayerSettings.QuadrantOver
    settings.displayAll = True
    settings.obstacle = False
    settings.priority = 10
    rule = QgsRuleBasedLabeling.Rule(settings)
    rule.setFilterExpression(condition)
    return rule


def _labels(*rules: QgsRuleBasedLabeling.Rule) -> QgsRuleBasedLabeling:
    root = QgsRuleBasedLabeling.Rule(None)
    for rule in rules:
        root.appendChild(rule)
    return QgsRuleBasedLabeling(root)


def _is(state: str) -> str:
    return f"\"state\" = '{state}'"


def visits_per_region(layer: QgsVectorLayer) -> None:
    """Circles with the count in them; where there is none, a ring that says what that means."""
    words = tables.states()
    renderer = _rules(
        (
            f"{SOME} AND NOT {FEW}",
            "Bezoeken buiten Den Haag; groter is meer",
            _counted(BLUE, PAPER, PAPER, "5"),
        ),
        (f"{SOME} AND {FEW}", "Minder dan vijf bezoeken verwacht", _counted_hatched("5")),
        (ONLY_HAGUE, "Alleen in Den Haag", _counted(PALE, GREY, INK, "0")),
        (_is("visited_unnamed"), words["visited_unnamed"], _counted(PAPER, BLUE, BLUE, "?")),
        (_is("possibly_visited"), words["possibly_visited"], _counted(PAPER, ORANGE, INK, "0-1")),
        (_is("nothing_found"), words["nothing_found"], _counted(PAPER, VERMILION, VERMILION, "0")),
        (_is("not_published"), words["not_published"], _counted(PALE, PALE, INK, "–")),
    )
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(DIAMETER, False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    rule = _label('"name"', text_format(7.5, halo=True), "\"kind\" <> 'municipality'")
    settings = rule.settings()
    settings.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.PredefinedPositionOrder, QgsProperty.fromValue("B,T,R,L"))
    settings.setDataDefinedProperties(properties)
    settings.offsetType = QgsPalLayerSettings.FromSymbolBounds
    settings.dist = 0.4
    rule.setSettings(settings)
    layer.setLabeling(_labels(rule))
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate('<b>[% "name" %]</b><br>[% "in_words" %]<br>[% "caution" %]')
    nothing = QgsConditionalStyle(_is("nothing_found"))
    nothing.setTextColor(QColor(VERMILION))
    layer.conditionalStyles().setRowStyles([nothing])


def visits_per_kind(layer: QgsVectorLayer) -> None:
    """Areas in classes that are the same for every division and every period, and by what a zero means.

    Hatched over its colour where fewer than five visits are expected: there a difference is soon chance.
    """
    outline = {"outline_color": "#6b6b6b", "outline_width": "0.2"}
    words = tables.states()
    rules: list[tuple[str, str, QgsSymbol]] = [
        (_is("visited_unnamed"), words["visited_unnamed"], _dotted(BLUE, outline)),
        (_is("possibly_visited"), words["possibly_visited"], _hatch(ORANGE, angle=0, **outline)),
        (_is("nothing_found"), words["nothing_found"], _area("#fdf1e8", VERMILION, outline_style="dash")),
        (_is("not_published"), words["not_published"], _area("#b9bec2", "#6b6b6b", outline_style="dot")),
        (ONLY_HAGUE, "Alleen in Den Haag", _area(PALE)),
    ]
    for first, last, color in CLASSES:
        condition = f"{COUNT} >= {first}" + (f" AND {COUNT} <= {last}" if last else "")
        legend = f"{first} – {last} bezoeken" if last else f"{first} bezoeken of meer"
        rules.append((condition, legend, _area(color)))
    rules.append(
        (f"{SOME} AND {FEW}", "Minder dan vijf bezoeken verwacht", _hatch(GREY, distance=2.4, fill="0,0,0,0"))
    )
    layer.setRenderer(_rules(*rules))
    count = _label(
        f"format_number({COUNT}, 0, 'nl')", text_format(7, bold=True, halo=True), "\"kind\" <> 'municipality'"
    )
    few = _label(
        f"format_number({COUNT}, 0, 'nl')",
        text_format(5.5, halo=True),
        f"\"kind\" = 'municipality' AND {SOME}",
    )
    name = _label('"name"', text_format(6, halo=True), "\"kind\" <> 'municipality'")  # where there is room
    for rule in (few, name):
        settings = rule.settings()
        settings.displayAll = False
        settings.priority = 3
        settings.autoWrapLength = 16
        settings.multilineAlign = QgsPalLayerSettings.MultiCenter
        settings.placement = QgsPalLayerSettings.Horizontal
        rule.setSettings(settings)
    layer.setLabeling(_labels(count, few, name))
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate('<b>[% "name" %]</b><br>[% "in_words" %]<br>[% "caution" %]')


def _clustered(renderer: QgsRuleBasedRenderer) -> QgsPointClusterRenderer:
    """Points on one spot become a circle with their number: Identify lists them, and so does zooming in where they differ."""
    symbol = _marker(INK, PAPER, size=4.6, outline_width="0.5")
    figure = QgsFontMarkerSymbolLayer(FONTS[0], "9", 2.6, QColor(PAPER))
    figure.setFontStyle("Bold")
    figure.setOffset(QPointF(0, -0.2))
    number = QgsProperty.fromExpression("@cluster_size")
    figure.setDataDefinedProperty(QgsSymbolLayer.PropertyCharacter, number)
    symbol.appendSymbolLayer(figure)
    for part, size in (
        (symbol.symbolLayer(0), "3.6 + 1.4 * log10(@cluster_size)"),
        (figure, "min(2.8, 5.6 / length(to_string(@cluster_size)))"),
    ):
        part.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(size))
    cluster = QgsPointClusterRenderer()
    cluster.setEmbeddedRenderer(renderer)
    cluster.setClusterSymbol(symbol)
    cluster.setTolerance(1)
    return cluster


def activity_point(layer: QgsVectorLayer) -> None:
    """A dot per place by type; a hollow diamond where only a label is known; a cross for what was called off."""
    held = 'coalesce("counts", true)'
    rules: list[tuple[str, str, QgsSymbol]] = [
        (
            f"{held} AND \"exact\" AND coalesce(\"type_group\", 'unknown') = '{group}'",
            legend,
            _marker(color, size=2.8),
        )
        for group, (legend, color) in TYPE_GROUPS.items()
    ]
    hollow = _marker("255,255,255,120", INK, size=4, name="diamond", outline_width="0.6")
    colors = " ".join(
        f"WHEN \"type_group\" = '{group}' THEN '{color}'" for group, (_, color) in TYPE_GROUPS.items()
    )
    stroke = QgsProperty.fromExpression(f"CASE {colors} ELSE '{GREY}' END")
    hollow.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyStrokeColor, stroke)
    rules.append(
        (
            f'{held} AND NOT coalesce("exact", false)',
            "Alleen gemeente of streek bekend: label, geen plek",
            hollow,
        )
    )
    cross = _marker(GREY, GREY, size=2.6, name="cross2", outline_width="0.5")
    rules.append(('"cancelled"', titled(LINES["cancelled"]), cross))
    ring = _marker("0,0,0,0", GREY, size=2.6, name="cross", outline_width="0.5")
    rules.append(('NOT "counts" AND NOT "cancelled"', titled(LINES["withdrawn_before"]), ring))
    layer.setRenderer(_clustered(_rules(*rules)))
    layer.setOpacity(0.85)
    day = "format_date(\"date\", 'd MMM yyyy', 'nl')"
    words = f'if("people" IS NULL, {day}, "people" || \'\\n\' || {day})'
    who = _label(words, text_format(6.5, halo=True), held)
    who.setMinimumScale(NEAR)
    settings = who.settings()
    settings.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    settings.offsetType = QgsPalLayerSettings.FromSymbolBounds
    settings.dist = 0.8
    settings.displayAll = False
    who.setSettings(settings)
    layer.setLabeling(_labels(who))
    layer.setLabelsEnabled(True)
    layer.setDisplayExpression("format_date(\"date\", 'd MMM yyyy', 'nl') || ': ' || \"title\"")
    layer.setMapTipTemplate(
        '<b>[% "title" %]</b><br>[% format_date("date", \'d MMMM yyyy\', \'nl\') %]<br>[% "people" %]<br>'
        '[% "place" %] ([% "level" %]): <i>[% "evidence" %]</i>'
    )
    layer.actions().clearActions()
    layer.actions().addAction(
        QgsAction(QgsAction.OpenUrl, "Open de pagina", '[% "url" %]', "", False, "", {"Feature", "Canvas"})
    )
    moments = layer.temporalProperties()
    moments.setIsActive(True)
    moments.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromExpressions)
    # On each of its days. As moments: QGIS takes a bare date to be less than the midnight that it begins with.
    moments.setStartExpression('to_datetime("date")')
    moments.setEndExpression('to_datetime(coalesce("end_date", "date")) + to_interval(\'1 day\')')


def correction_place(layer: QgsVectorLayer) -> None:
    """What is doubtful stands out; a form with lists, in which only what may be corrected can be changed."""
    layer.setRenderer(
        _rules(
            ('"corrected" IS NOT NULL', "Verbeterd", _marker(GREEN, size=3)),
            ('"confidence" < 0.5', "Plaats onzeker", _marker(ORANGE, size=3)),
            ("ELSE", "Plaats duidelijk", _marker(GREY, size=2)),
        )
    )
    layer.setDisplayExpression("format_date(\"date\", 'd MMM yyyy', 'nl') || ': ' || \"title\"")
    tables.form(layer)
    layer.setMapTipTemplate('<b>[% "title" %]</b><br>[% "words" %]<br>[% "reason" %]')


def region(layer: QgsVectorLayer) -> None:
    """Label points as faint dots: with those of all municipalities the country shows, also without any area."""
    layer.setRenderer(QgsSingleSymbolRenderer(_marker("#c3c9cd", "#c3c9cd", size=0.9)))


def region_area(layer: QgsVectorLayer) -> None:
    """Quiet areas and borders to lay other layers on."""
    on_sheet = "coalesce(\"id\" = attribute(@atlas_feature, 'id'), false)"

    def area(color: str, stroke: str, width: float) -> QgsFillSymbol:
        return QgsFillSymbol.createSimple(
            {"color": color, "outline_color": stroke, "outline_width": str(width)}
        )

    renderer = _rules(
        (on_sheet, "De regio van dit blad", area("#dcebf4", "#0072B2", 0.7)),
        (
            f"NOT {on_sheet} AND \"kind\" = 'npvr'",
            titled(KINDS["npvr"]["singular"]),
            area("#e3eef5", "#7f9fb3", 0.3),
        ),
        (
            f"NOT {on_sheet} AND \"kind\" = 'province'",
            titled(KINDS["province"]["singular"]),
            area("#f6f6f3", "#b5b5ae", 0.35),
        ),
        ("ELSE", "Ander gebied", area("#fafaf8", "#d0d0ca", 0.15)),
    )
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(on_sheet, True)]))
    renderer.setOrderByEnabled(True)  # its border lies over those of its neighbours
    layer.setRenderer(renderer)


STYLES: dict[str, Callable[[QgsVectorLayer], None]] = {
    "activity_point": activity_point,
    "activity_point_outside_the_hague": activity_point,
    "correction_place": correction_place,
    "region": region,
    "region_area": region_area,
    "visits_per_region": visits_per_region,
    "visits_per_kind": visits_per_kind,
}


def apply(layer: QgsVectorLayer, table: str) -> None:
    """Give a layer the look of its table: renderer, labels, Dutch column names, no editing, no key in the table."""
    if table in STYLES:
        STYLES[table](layer)
    elif layer.isSpatial():
        layer.setRenderer(QgsNullSymbolRenderer())
    tables.dress(layer)
