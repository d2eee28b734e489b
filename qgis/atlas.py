"""The atlas: a page A4 for every region of a kind, with map, counts by year and type, who came, last visit and caution."""

from __future__ import annotations

from layers import KINDS, credit_note, titled
from note import (
    DUE,
    LAST,
    MADE_UP,
    MARGIN,
    PERIOD,
    Page,
    _column,
    _order,
    legend_look,
    new_layout,
    number,
    scale_bar,
)
from qgis.core import (
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from styles import PALE, VERMILION

ATLASES = {kind: f"Blad per {one['singular']}" for kind, one in KINDS.items()}
OF_THE_SHEET = "\"region_id\" = attribute(@atlas_feature, 'id')"
_WIDTH, _RIGHT, _TOP = 150, 171, 46  # of the map, and where the tables begin, mm
_COLUMN = 297 - MARGIN - _RIGHT
_HEIGHT = 118
NETHERLANDS = QgsRectangle(-61_500, 300_000, 351_383, 624_801)  # in the proportions of the map

FOOT = (
    "Een bezoek is één bewindspersoon bij één fysieke activiteit; 95 %: Poisson-interval. 0 betekent: niets gevonden in wat "
    "gepubliceerd is. De kaart laat activiteiten buiten Den Haag zien; een getal is het aantal op één plek. "
    f"Bron: agenda's van bewindspersonen, {credit_note('agendas')}; plaatsen: {credit_note('places')}{DUE}; grenzen: "
    f"{credit_note('areas')}."
)


def add(project: QgsProject, layers: dict[str, QgsVectorLayer]) -> None:
    """Add an atlas for each kind of regions to a project that has the map theme."""
    for kind, name in ATLASES.items():
        project.layoutManager().addLayout(_atlas(project, layers, kind, name))


def _legend(page: Page, view: QgsLayoutItemMap, points: QgsVectorLayer) -> None:
    """What the dots mean, below the map: those that are in it."""
    legend = QgsLayoutItemLegend(page.layout)
    legend.setLinkedMap(view)
    legend.setAutoUpdateModel(False)
    legend.setLegendFilterByMapEnabled(True)
    root = legend.model().rootGroup()
    root.clear()
    QgsLegendRenderer.setNodeLegendStyle(root.addLayer(points), QgsLegendStyle.Hidden)
    legend_look(legend)
    legend.setColumnCount(4)
    legend.setSplitLayer(True)
    page.put(legend, "Legenda", MARGIN - 1, _TOP + _HEIGHT + 1, _WIDTH, 14)


def _atlas(project: QgsProject, layers: dict[str, QgsVectorLayer], kind: str, name: str) -> QgsPrintLayout:
    layout = new_layout(project, name)
    page = Page(layout)
    singular = KINDS[kind]["singular"]
    page.text("Titel", '[% "name" %]', (MARGIN, 9, 220, 11), 24, bold=True)
    page.text("Periode", f"{titled(singular)} · {PERIOD}", (MARGIN, 20.5, 273, 6), 10.5, color="#555555")
    page.text("In woorden", '[% "in_words" %]', (MARGIN, 27, 273, 7), 13, bold=True)
    page.text(
        "Laatste bezoek",
        f"Laatste bezoek: [% {LAST} %][% if(\"days_since_last_visit\" IS NULL, '', ' (' || \"days_since_last_visit\" || "
        "' dagen geleden)') %] · per 100.000 inwoners: [% coalesce(format_number(\"visits_per_100k\", 1, 'nl') || ' (' || "
        "format_number(\"visits_per_100k_low\", 1, 'nl') || '-' || format_number(\"visits_per_100k_high\", 1, 'nl') || ')', '–') %]",
        (MARGIN, 34.5, 273, 5), 9,
    )  # fmt: skip
    page.text("Let op", "[% coalesce(\"caution\", '') %]", (MARGIN, 40, 273, 5), 9, color=VERMILION)
    view = QgsLayoutItemMap(layout)
    page.put(view, "Kaart", MARGIN, _TOP, _WIDTH, _HEIGHT)
    view.setFollowVisibilityPreset(True)
    view.setFollowVisibilityPresetName(name)
    view.setAtlasDriven(True)
    view.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    view.setAtlasMargin(0.08)
    view.setExtent(NETHERLANDS)  # of the same proportions: else the map would leave its place on the sheet
    view.setFrameEnabled(True)
    view.setFrameStrokeColor(QColor(PALE))

    def table(words: str, layer: str, what: str, top: float, most: int, *, newest: bool = False) -> None:
        columns = [
            _column(words, what, 62),
            _column("Bezoeken", number("visits"), 18, right=True),
            _column("Activiteiten", number("activities"), 22, right=True),
        ]
        first = _order(what, descending=True) if newest else _order('"visits"', descending=True)
        page.table(
            words, layers[layer], columns, (_RIGHT, top, _COLUMN, 5.2 * (most + 1)), 8, order=[first, _order(what)],
            condition=f"{OF_THE_SHEET} AND \"activities\" > 0", most=most,
        )  # fmt: skip

    table("Jaar", "visits_per_year", 'to_string("year")', _TOP, 5, newest=True)
    soort = (
        "if(\"type\" = 'unclassified', 'Soort onbekend', if(\"type\" = 'other', 'Andere soort', \"type\"))"
    )
    table("Soort activiteit", "visits_per_type", soort, _TOP + 33, 7)
    table("Wie kwam (de meeste bezoeken)", "visits_per_person", '"person"', _TOP + 76, 8)
    scale_bar(page, view, MARGIN + 2, _TOP + _HEIGHT - 11)
    _legend(page, view, layers["activities_outside_the_hague"])
    page.text("Toelichting", FOOT, (MARGIN, _TOP + _HEIGHT + 17, 273, 14), 7.5, color="#555555")
    page.text("Voorbeeld", MADE_UP, (MARGIN, 203, 180, 4), 7, color=VERMILION, bold=True)
    page.text("Blad", "[% @atlas_featurenumber %] van [% @atlas_totalfeatures %]", (262, 203, 23, 4), 7.5)
    atlas = layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(layers[f"visits_{kind}_area"])
    atlas.setPageNameExpression('"name"')
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"name"')
    atlas.setFilenameExpression('"code" || \' \' || "name"')
    return layout
