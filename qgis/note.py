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
    "[% format_date(aggregate('visits_npvr_point', 'min', \"period_start\"), 'd MMMM yyyy', 'nl') %] tot en met "
    "[% format_date(aggregate('visits_npvr_point', 'max', \"period_end\"), 'd MMMM yyyy', 'nl') %]"
)
# The two years in a row with most of the data, where there are more: "98 % van de activiteiten is uit 2021-2022".
# One aggregate, counted in its array: QGIS 3.22 takes an aggregate whose filter names @element for the same each time.
MOSTLY = (
    "[% with_variable('all', aggregate('activity_rows', 'array_agg', year(\"date\"), NOT \"date_doubtful\"), "
    "with_variable('years', array_sort(array_distinct(@all)), "
    "if(array_length(@years) < 3, '', "
    "with_variable('counts', array_foreach(@years, with_variable('first', @element, "
    "array_length(array_filter(@all, @element = @first OR @element = @first + 1)))), "
    "with_variable('first', @years[array_find(@counts, array_max(@counts))], "
    "' · ' || round(100.0 * array_max(@counts) / array_length(@all)) || ' % van de activiteiten is uit ' || @first || '-' "
    "|| (@first + 1)))))) %]"
)
AREAS = "De kleur telt bezoeken buiten Den Haag."
LARGEST = (
    "Grootste cirkel: [% format_number(aggregate('visits_{kind}_point', 'max', \"visits_outside_the_hague\"), 0, 'nl') %] bezoeken; "
    "half zo veel is half zo groot in oppervlak."
)
LAST = (  # an announced visit is not the last one yet
    "CASE WHEN \"last_past\" IS NOT NULL THEN format_date(\"last_past\", 'd MMM yyyy', 'nl') "
    "WHEN \"visits\" > 0 THEN 'aangekondigd' ELSE '–' END"
)


def number(column: str) -> str:
    """Return the expression for a count in Dutch: "4.968"."""
    return f"format_number(\"{column}\", 0, 'nl')"


VISITS = (  # with what may have been there too
    f"{number('visits')} || "
    f"CASE WHEN \"visits_up_to\" > \"visits\" THEN ' (' || {number('visits_up_to')} || ')' ELSE '' END"
)
# That of the sentence: around The Hague it is of what was outside, as what is expected.
INTERVAL = "regexp_substr(\"in_words\", '95 %-interval ([0-9.,]+-[0-9.,]+)')"
EXPECTED = "coalesce(format_number(\"expected_visits\", 1, 'nl'), '–')"
TODAY = "[% format_date(now(), 'd MMMM yyyy', 'nl') %]"
MADE_UP = (  # pages of another site than the government's: the sample, or a copy of the site
    "[% if(aggregate('activity_rows', 'count', \"url\", left(\"url\", 28) <> 'https://www.rijksoverheid.nl') > 0, "
    "'Voorbeeld: deze activiteiten komen niet van rijksoverheid.nl', '') %]"
)
DUE = "".join(  # of geocoders, where the data hold a place of theirs
    f"[% if(aggregate('activity_points', 'count', \"id\", \"method\" = '{method}') > 0, ', {credit}', '') %]"
    for method, credit in share_alike().items()
)
_CAUTIONS = (
    "Een bezoek is één bewindspersoon bij één fysieke activiteit. Wat is aangekondigd telt mee, wat online was of is "
    "afgelast niet; van een hybride activiteit, of een waarvan de vorm onbekend is, is niet bekend wie er was: zij is "
    "een activiteit en geen bezoek. Tussen haakjes: met bezoeken aan een plaats waarvan de naam op meer plaatsen past. "
    "{column} Verwacht: als bezoeken buiten Den Haag naar inwonertal waren verdeeld. 95 %: Poisson-interval{of}. "
    "0 betekent: geen bezoek gevonden in wat gepubliceerd is. {counting}\n"
    f"Bron: agenda's van bewindspersonen, {credit_note('agendas')}; plaatsen: {credit_note('places')}{DUE}; grenzen: "
    f"{credit_note('areas')}. Opgemaakt met agendacrawl op {TODAY}."
)
_AWAY = {
    "column": "De kaart en de kolom buiten D.H. tellen bezoeken buiten Den Haag.",
    "of": ", rond Den Haag van de bezoeken daarbuiten",
    "counting": "Een plaats telt mee bij haar gemeente; is alleen een grotere streek of een land bekend, dan telt zij "
    "alleen waar die streek geheel binnen het gebied ligt.",
}
CAUTIONS = {
    kind: _CAUTIONS.format(**_AWAY)
    if kind != "npvr"
    else _CAUTIONS.format(
        column="Zonder naam: activiteiten waarvan niet staat wie er was.",
        of="",
        counting=f"{_AWAY['counting']} Welke gemeenten bij een NPVR-regio horen is afgeleid en niet officieel vastgesteld.",
    )
    for kind in KINDS
}
MOST = 12  # rows of the table of regions
REST = (
    "[% with_variable('all', aggregate('visits_{kind}_point', 'count', \"id\", \"activities_up_to\" > 0), "
    "if(@all > {most}, 'De {most} met de meeste bezoeken, van ' || @all || ' {regions} waar iets gevonden is. De laag heeft ze alle.', "
    "'')) %]"
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


def legend_look(legend: QgsLayoutItemLegend) -> None:
    """Small and close, so that it leaves the land free."""
    legend.setStyleFont(QgsLegendStyle.SymbolLabel, font(7))
    legend.setFontColor(QColor(INK))
    legend.setSymbolWidth(5)
    legend.setSymbolHeight(2.6)
    legend.setMaximumSymbolSize(4)
    legend.rstyle(QgsLegendStyle.Symbol).setMargin(QgsLegendStyle.Top, 1.2)
    legend.setBoxSpace(1)
    legend.setBackgroundEnabled(False)


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
    legend_look(legend)
    page.put(legend, "Legenda", MARGIN + 1, TOP + 1, 52, 25)


def scale_bar(page: Page, view: QgsLayoutItemMap, x: float, y: float) -> None:
    """Add a bar in kilometres."""
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
    page.put(bar, "Schaalbalk", x, y, 40, 10)


def add(project: QgsProject, layers: dict[str, QgsVectorLayer], themes: dict[str, str]) -> None:
    """Add a layout for each kind of regions to a project that has the map themes, by kind."""
    for kind, name in MAPS.items():
        project.layoutManager().addLayout(_note(project, layers, kind, name, themes[kind]))


def _note(
    project: QgsProject, layers: dict[str, QgsVectorLayer], kind: str, name: str, theme: str
) -> QgsPrintLayout:
    layout = new_layout(project, name)
    page = Page(layout)
    visits, totals = layers[f"visits_{kind}_point"], layers["totals_table"]
    title = "de elf NPVR-regio's" if kind == "npvr" else KINDS[kind]["plural"]
    page.text("Titel", f"Bezoeken van bewindspersonen aan {title}", (MARGIN, 10, 273, 9), 20, bold=True)
    page.text("Periode", f"{PERIOD}{MOSTLY}", (MARGIN, 20.5, 273, 6), 10.5, color="#555555")
    view = _map(page, theme)
    _legend(page, view, layers)
    scale_bar(page, view, MARGIN + 3, TOP + MAP_HEIGHT - 12)
    figures = [
        _column(titled(KINDS[kind]["singular"]), '"name"', 33.4),
        _column("Bezoeken", VISITS, 17, right=True),
        _column("Zonder naam", '"activities_without_name"', 17.6, right=True)
        if kind == "npvr"
        else _column("buiten D.H.", number("visits_outside_the_hague"), 17, right=True),
        _column("Verwacht", EXPECTED, 13.5, right=True),
        _column("95 %", INTERVAL, 19.3, right=True),
        _column("Laatste", LAST, 16.2, right=True),
    ]
    order = [_order('"visits"', descending=True), _order('"name"')]
    page.table(
        "Bezoeken per regio", visits, figures, (RIGHT, TOP, COLUMN, 58), 7, order=order, most=MOST,
        condition="" if kind == "npvr" else '"activities_up_to" > 0',
    )  # fmt: skip
    rest = REST.format(kind=kind, most=MOST, regions=KINDS[kind]["plural"])
    page.text("Rest", rest, (RIGHT, TOP + 58.5, COLUMN, 4), 6.8, color="#555555")
    names = ", ".join(
        f"'{line}', {QgsExpression.quotedString(words)}" for line, words in line_names(kind).items()
    )
    sums = [
        _column("Alle activiteiten", f'coalesce(map_get(map({names}), "line"), "line")', 59),
        _column("Bezoeken", number("visits"), 15, right=True),
        _column("buiten Den Haag", number("visits_outside_the_hague"), 23, right=True),
        _column("Activiteiten", number("activities"), 19.5, right=True),
    ]
    page.table(
        "Totalen", totals, sums, (RIGHT, TOP + 64, COLUMN, 62), 7, order=[_order('"ordinal"')], margin=0.4,
        condition=f"\"kind\" = '{kind}' AND (\"activities\" <> 0 OR \"line\" = 'all')",
    )  # fmt: skip
    page.text("Let op", CAUTIONS[kind], (RIGHT, TOP + 126, COLUMN, 47), 7.2, color="#555555")
    size = (
        LARGEST.format(kind=kind) if kind in ("npvr", "province") else AREAS
    )  # the others are drawn as areas
    page.text("Grootte", size, (MARGIN + 2, TOP + MAP_HEIGHT - 19, 58, 7), 6.8)
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
