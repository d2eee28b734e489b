"""The print layouts: the map of the ministry's note for each kind of regions, with counts and cautions from the data.

Everything that differs between databases is an expression, so that the page is right for whatever is loaded.
Each shows the map theme of its kind and needs no areas: without them the dots of all municipalities show
where the country lies.
"""

from __future__ import annotations

from layers import KINDS, credit_note, line_names, share_alike, titled
from qgis.core import (
    QgsExpression,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutMultiFrame,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from styles import INK, PALE, VERMILION, font, text_format

NAME = "Kaart voor de nota"
MAPS = {
    "npvr": NAME,
    **{kind: f"Kaart per {one['singular']}" for kind, one in KINDS.items() if kind != "npvr"},
}
NETHERLANDS = QgsRectangle(0, 300_000, 290_000, 624_800)  # EPSG:28992, metres
MARGIN, WIDTH = 12, 297  # A4, mm
TOP, MAP_WIDTH, MAP_HEIGHT = 32, 147.3, 165  # the map has the proportions of NETHERLANDS
RIGHT = MARGIN + MAP_WIDTH + 8.7
COLUMN = WIDTH - MARGIN - RIGHT
MM = QgsUnitTypes.LayoutMillimeters

PERIOD = (
    "[% format_date(aggregate('visits_npvr', 'min', \"period_start\"), 'd MMMM yyyy', 'nl') %] tot en met "
    "[% format_date(aggregate('visits_npvr', 'max', \"period_end\"), 'd MMMM yyyy', 'nl') %]"
)
# The two years in a row with most of the data, where there are more: "98 % van de activiteiten is uit 2021-2022".
MOSTLY = (
    "[% with_variable('all', aggregate('activity_rows', 'count', \"id\"), "
    "with_variable('years', array_sort(array_distinct(aggregate('activity_rows', 'array_agg', year(\"date\"), NOT \"date_doubtful\"))), "
    "if(array_length(@years) < 3, '', "
    "with_variable('counts', array_foreach(@years, aggregate('activity_rows', 'count', \"id\", "
    'NOT "date_doubtful" AND year("date") IN (@element, @element + 1))), '
    "with_variable('first', @years[array_find(@counts, array_max(@counts))], "
    "' · ' || round(100.0 * array_max(@counts) / @all) || ' % van de activiteiten is uit ' || @first || '-' || (@first + 1)))))) %]"
)
LARGEST = (
    "Grootste cirkel: [% format_number(aggregate('visits_{kind}', 'max', \"visits_outside_the_hague\"), 0, 'nl') %] bezoeken; "
    "half zo veel is half zo groot in oppervlak."
)
LAST = (  # an announced visit is not the last one yet
    "CASE WHEN \"last_past\" IS NOT NULL THEN format_date(\"last_past\", 'd MMM yyyy', 'nl') "
    "WHEN \"visits\" > 0 THEN 'aangekondigd' ELSE '–' END"
)
VISITS = (  # with what may have been there too
    'CASE WHEN "visits_up_to" > "visits" THEN "visits" || \' (\' || "visits_up_to" || \')\' ELSE "visits" END'
)
INTERVAL = "format_number(\"visits_low\", 1, 'nl') || '-' || format_number(\"visits_high\", 1, 'nl')"
TODAY = "[% format_date(now(), 'd MMMM yyyy', 'nl') %]"
MADE_UP = (  # pages of another site than the government's: the sample, or a copy of the site
    "[% if(aggregate('activity_rows', 'count', \"url\", left(\"url\", 28) <> 'https://www.rijksoverheid.nl') > 0, "
    "'Voorbeeld: deze activiteiten komen niet van rijksoverheid.nl', '') %]"
)
DUE = "".join(  # of geocoders, where the data hold a place of theirs
    f"[% if(aggregate('activity_points', 'count', \"id\", \"method\" = '{method}') > 0, ', {credit}', '') %]"
    for method, credit in share_alike().items()
)
CAUTIONS = (
    "Een bezoek is één bewindspersoon bij één fysieke activiteit. Wat is aangekondigd telt mee, wat online was of is "
    "afgelast niet; van een hybride activiteit, of een waarvan de vorm onbekend is, is niet bekend wie er was: zij is "
    "een activiteit en geen bezoek. Tussen haakjes: met bezoeken aan een plaats waarvan de naam op meer plaatsen past. "
    "Zonder naam: activiteiten waarvan niet staat wie er was. Verwacht: als bezoeken buiten Den Haag naar inwonertal "
    "waren verdeeld. 95 %: Poisson-interval. 0 betekent: geen bezoek gevonden in wat gepubliceerd is. Een plaats telt "
    "mee bij haar gemeente; is alleen een provincie of land bekend, dan telt zij bij geen regio. Welke gemeenten bij "
    "een NPVR-regio horen is afgeleid en niet officieel vastgesteld.\n"
    f"Bron: agenda's van bewindspersonen, {credit_note('agendas')}; plaatsen: {credit_note('places')}{DUE}. "
    f"Opgemaakt met agendacrawl op {TODAY}."
)


class Page:
    """Puts items on a layout, in millimetres from the upper left corner of its page."""

    def __init__(self, layout: QgsPrintLayout) -> None:
        self.layout = layout

    def put(self, item: QgsLayoutItem, name: str, x: float, y: float, width: float, height: float) -> None:
        """Add an item or move it; its name is what the list of items in QGIS shows."""
        if item.scene() is None:
            self.layout.addLayoutItem(item)
        item.setId(name)
        item.attemptMove(QgsLayoutPoint(x, y, MM))
        item.attemptResize(QgsLayoutSize(width, height, MM))

    def text(
        self, name: str, words: str, box: tuple[float, float, float, float], size: float,
        *, color: str = INK, bold: bool = False,
    ) -> None:  # fmt: skip
        """Add words, with expressions between [% and %]."""
        label = QgsLayoutItemLabel(self.layout)
        label.setText(words)
        label.setFont(font(size, bold=bold))
        label.setFontColor(QColor(color))
        label.setMarginX(0)
        label.setMarginY(0)
        label.setHAlign(Qt.AlignLeft)
        self.put(label, name, *box)

    def table(
        self, name: str, layer: QgsVectorLayer, columns: list[QgsLayoutTableColumn],
        box: tuple[float, float, float, float], size: float,
        *, order: list[QgsLayoutTableColumn], condition: str = "", margin: float = 0.7, most: int = 40,
    ) -> None:  # fmt: skip
        """Add rows of a layer; a row takes the colour that the layer's conditional style gives it."""
        table = QgsLayoutItemAttributeTable.create(self.layout)
        table.setVectorLayer(layer)
        table.setColumns(columns)
        table.setSortColumns(order)
        table.setMaximumNumberOfFeatures(most)
        if condition:
            table.setFilterFeatures(True)
            table.setFeatureFilter(condition)
        table.setContentTextFormat(text_format(size))
        table.setHeaderTextFormat(text_format(size, bold=True))
        table.setHeaderHAlignment(QgsLayoutTable.FollowColumn)
        table.setUseConditionalStyling(True)
        table.setCellMargin(margin)
        table.setVerticalGrid(False)
        table.setGridColor(QColor(PALE))
        table.setGridStrokeWidth(0.2)
        table.setWrapBehavior(QgsLayoutTable.TruncateText)
        table.setEmptyTableBehavior(QgsLayoutTable.ShowMessage)
        table.setEmptyTableMessage("niets gevonden")
        frame = QgsLayoutFrame(self.layout, table)
        table.addFrame(frame)
        self.put(frame, name, *box)
        self.layout.addMultiFrame(table)
        table.setResizeMode(QgsLayoutMultiFrame.UseExistingFrames)


def _column(heading: str, expression: str, width: float, *, right: bool = False) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(expression)
    column.setWidth(width)
    column.setHAlignment(Qt.AlignRight if right else Qt.AlignLeft)
    return column


def _order(expression: str, *, descending: bool = False) -> QgsLayoutTableColumn:
    column = _column("", expression, 0)
    column.setSortOrder(Qt.DescendingOrder if descending else Qt.AscendingOrder)
    return column


def _map(page: Page, theme: str) -> QgsLayoutItemMap:
    view = QgsLayoutItemMap(page.layout)
    page.put(view, "Kaart", MARGIN, TOP, MAP_WIDTH, MAP_HEIGHT)
    view.setExtent(NETHERLANDS)
    view.setFollowVisibilityPreset(True)
    view.setFollowVisibilityPresetName(theme)
    view.setFrameEnabled(True)
    view.setFrameStrokeColor(QColor(PALE))
    return view


def _legend(page: Page, view: QgsLayoutItemMap, layers: dict[str, QgsVectorLayer]) -> None:
    """The symbols that are in the map, whatever theme it shows."""
    legend = QgsLayoutItemLegend(page.layout)
    legend.setLinkedMap(view)
    legend.setAutoUpdateModel(False)
    legend.setLegendFilterByMapEnabled(True)
    root = legend.model().rootGroup()
    root.clear()
    for layer in layers.values():
        if layer.isSpatial() and layer is not layers["municipalities"]:
            QgsLegendRenderer.setNodeLegendStyle(root.addLayer(layer), QgsLegendStyle.Hidden)
    legend.setStyleFont(QgsLegendStyle.SymbolLabel, font(7.5))
    legend.setFontColor(QColor(INK))
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3)
    legend.setMaximumSymbolSize(4.5)
    legend.setBoxSpace(1.5)
    legend.setBackgroundColor(QColor(255, 255, 255, 200))
    page.put(legend, "Legenda", MARGIN + 2, TOP + 2, 60, 25)


def _scale_bar(page: Page, view: QgsLayoutItemMap) -> None:
    bar = QgsLayoutItemScaleBar(page.layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(view)
    bar.setUnits(QgsUnitTypes.DistanceKilometers)
    bar.setUnitLabel("km")
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    bar.setMinimumBarWidth(14)
    bar.setMaximumBarWidth(26)
    bar.setLineWidth(0.3)
    bar.setHeight(1.6)
    bar.setTextFormat(text_format(7))
    page.put(bar, "Schaalbalk", MARGIN + 3, TOP + MAP_HEIGHT - 12, 40, 10)


def add(project: QgsProject, layers: dict[str, QgsVectorLayer], themes: dict[str, str]) -> None:
    """Add a layout for each kind of regions to a project that has the map themes, by kind."""
    for kind, name in MAPS.items():
        project.layoutManager().addLayout(_note(project, layers, kind, name, themes[kind]))


def _note(
    project: QgsProject, layers: dict[str, QgsVectorLayer], kind: str, name: str, theme: str
) -> QgsPrintLayout:
    layout = new_layout(project, name)
    page = Page(layout)
    visits, totals = layers[f"visits_{kind}"], layers["totals_table"]
    title = "de elf NPVR-regio's" if kind == "npvr" else KINDS[kind]["plural"]
    page.text("Titel", f"Bezoeken van bewindspersonen aan {title}", (MARGIN, 10, 273, 9), 20, bold=True)
    page.text("Periode", f"{PERIOD}{MOSTLY}", (MARGIN, 20.5, 273, 6), 10.5, color="#555555")
    view = _map(page, theme)
    _legend(page, view, layers)
    _scale_bar(page, view)
    figures = [
        _column(titled(KINDS[kind]["singular"]), '"name"', 33),
        _column("Bezoeken", VISITS, 13, right=True),
        _column("Verwacht", "format_number(\"expected_visits\", 1, 'nl')", 14, right=True),
        _column("95 %", INTERVAL, 15, right=True),
        _column("Zonder naam", '"activities_without_name"', 17, right=True),
        _column("Laatste", LAST, 17, right=True),
    ]
    order = [_order('"visits"', descending=True), _order('"name"')]
    page.table(
        "Bezoeken per regio", visits, figures, (RIGHT, TOP, COLUMN, 58), 7.5, order=order, most=13,
        condition="" if kind == "npvr" else '"activities_up_to" > 0',
    )  # fmt: skip
    names = ", ".join(
        f"'{line}', {QgsExpression.quotedString(words)}" for line, words in line_names(kind).items()
    )
    sums = [
        _column("Alle activiteiten", f'coalesce(map_get(map({names}), "line"), "line")', 55),
        _column("Bezoeken", "format_number(\"visits\", 0, 'nl')", 15, right=True),
        _column("buiten Den Haag", "format_number(\"visits_outside_the_hague\", 0, 'nl')", 23, right=True),
        _column("Activiteiten", "format_number(\"activities\", 0, 'nl')", 20, right=True),
    ]
    page.table(
        "Totalen", totals, sums, (RIGHT, TOP + 60, COLUMN, 70), 7.5, order=[_order('"ordinal"')], margin=0.45,
        condition=f"\"kind\" = '{kind}' AND (\"activities\" <> 0 OR \"line\" = 'all')",
    )  # fmt: skip
    page.text("Let op", CAUTIONS, (RIGHT, TOP + 128, COLUMN, 44), 6.8, color="#555555")
    if kind in ("npvr", "province"):  # the others are drawn as areas
        page.text("Grootte", LARGEST.format(kind=kind), (MARGIN + 2, TOP + MAP_HEIGHT - 19, 58, 7), 6.8)
    page.text(
        "Voorbeeld", MADE_UP, (MARGIN + 40, TOP + MAP_HEIGHT - 11, 46, 10), 7, color=VERMILION, bold=True
    )
    return layout


def new_layout(project: QgsProject, name: str) -> QgsPrintLayout:
    """An empty page A4, whose text stays text in a PDF."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    layout.setCustomProperty("pdfTextFormat", 1)
    return layout
