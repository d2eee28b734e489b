"""The figure for the ministry's note: title, period, and visits per region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from agendacrawl.core.credits import credits_of, note
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.dutch.daywords import MONTHS

INK, SOFT, EDGE, PAPER, WARNING = "#1b2530", "#51606f", "#8796a5", "#ffffff", "#b8480c"
CLASSES = ("#ffffff", "#d6e4f2", "#a9c8e4", "#6fa3cf", "#3a78b0", "#154273")
TITLE = "Bezoeken van het kabinet aan de NPVR-regio’s"

Ring = Sequence[tuple[float, float]]  # EPSG:28992, metres


@dataclass(frozen=True, slots=True)
class Row:
    """A region: its visits, the sentence about them, label point and, with polygons, its rings (EPSG:28992)."""

    name: str
    visits: int
    words: str  # as gis.in_words has it: never a count without its interval
    x: float
    y: float
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What the figure shows. Around the regions are the outlines of `land` or, without polygons, the points of `towns`.

    `example`: some of the data is not from rijksoverheid.nl, and the figure says so.
    """

    rows: list[Row]
    first: dt.date | None
    last: dt.date | None
    land: tuple[Ring, ...]
    towns: tuple[tuple[float, float], ...]
    example: bool


def draw(note: Note, file: Path) -> None:
    """Draw the figure as PNG, 2400 pixels wide. Raises OSError."""
    with mpl.rc_context({"font.family": "sans-serif", "font.size": 10, "text.color": INK}):
        figure = Figure(figsize=(12, 8), dpi=200, facecolor=PAPER)
        figure.text(0.04, 0.935, TITLE, fontsize=19, fontweight="bold", va="center")
        figure.text(0.04, 0.885, period(note.first, note.last), fontsize=12, color=SOFT, va="center")
        ranked = sorted(note.rows, key=lambda row: (-row.visits, row.name))
        borders = classes([row.visits for row in ranked])
        _map(figure.add_axes((0.03, 0.07, 0.45, 0.79)), ranked, borders, note)
        _bars(figure.add_axes((0.70, 0.09, 0.24, 0.75)), ranked, borders)
        if note.example:
            warning = figure.text(0.96, 0.885, EXAMPLE, fontsize=11, fontweight="bold", color=WARNING)
            warning.set(ha="right", va="center")  # beside the period: islands fill the space below it
        figure.text(0.04, 0.03, _footnote(bool(note.land)), fontsize=8.5, color=SOFT, va="center")
        figure.savefig(file, format="png", metadata={"Title": TITLE})


def period(first: dt.date | None, last: dt.date | None) -> str:
    """Return the period in Dutch.

    >>> period(dt.date(2024, 7, 2), dt.date(2026, 11, 20))
    '2 juli 2024 tot en met 20 november 2026'
    """
    if first is None or last is None:
        return "nog geen activiteiten"
    return " tot en met ".join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))


def classes(values: Sequence[int]) -> list[int]:
    """Return where each class begins: one class per value if there are few, otherwise a fifth of the values each.

    >>> classes([0, 3, 1, 3]), classes([0, *range(1, 11)])
    ([1, 3], [1, 3, 5, 7, 9])
    """
    found = sorted({value for value in values if value > 0})
    return found if len(found) <= 5 else sorted({found[len(found) * fifth // 5] for fifth in range(5)})


def _color(visits: int, borders: list[int]) -> str:
    return CLASSES[sum(border <= visits for border in borders)]


def _map(axes: Axes, rows: list[Row], borders: list[int], note: Note) -> None:
    axes.set_axis_off()
    axes.set_aspect("equal")
    if note.land:
        axes.add_patch(_patch(note.land, facecolor="#eef1f4", edgecolor="none"))
    else:
        axes.scatter(
            [x for x, _ in note.towns], [y for _, y in note.towns], s=5, color="#c3ccd5", linewidths=0
        )
    for rank, row in enumerate(rows, 1):
        color = _color(row.visits, borders)
        style = {"edgecolor": EDGE, "linewidth": 0.8, "linestyle": "-" if row.visits else (0, (3, 2))}
        if row.rings:
            axes.add_patch(_patch(row.rings, facecolor=color, **style))
        else:
            axes.text(row.x, row.y - 6_500, row.name, ha="center", va="top", fontsize=8, zorder=50)
        axes.text(
            row.x,
            row.y,
            str(row.visits),
            ha="center",
            va="center",
            fontsize=11,
            fontweight="bold",
            color=PAPER if color in CLASSES[4:] else INK,
            zorder=10 + rank,
            bbox=None if row.rings else {"boxstyle": "round,pad=0.35", "facecolor": color, **style},
        )
    points = [
        *note.towns,
        *[(row.x, row.y) for row in rows],
        *[point for ring in note.land for point in ring],
    ]
    margin = 4_000
    axes.set_xlim(min(x for x, _ in points) - margin, max(x for x, _ in points) + margin)
    axes.set_ylim(min(y for _, y in points) - margin, max(y for _, y in points) + margin)


def _patch(rings: Sequence[Ring], **style: object) -> PathPatch:
    vertices = [point for ring in rings for point in ring]
    codes = [code for ring in rings for code in (Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 1))]
    return PathPatch(Outline(vertices, codes), **style)


def _bars(axes: Axes, rows: list[Row], borders: list[int]) -> None:
    most = max((row.visits for row in rows), default=0) or 1
    places = range(len(rows), 0, -1)
    colors = [_color(row.visits, borders) for row in rows]
    axes.barh(places, [row.visits for row in rows], height=0.55, color=colors, edgecolor=EDGE, linewidth=0.6)
    for place, row in zip(places, rows, strict=True):
        axes.text(-0.03 * most, place + 0.12, row.name, ha="right", va="center", fontsize=11)
        counted, *rest = row.words.split("; ")
        nameless = [part for part in rest if part.endswith("zonder naam")]
        small: dict[str, Any] = {"va": "center", "fontsize": 6.8, "color": SOFT}
        beside = "; ".join(part for part in rest if part not in nameless)
        axes.text(-0.03 * most, place - 0.27, beside, ha="right", **small)
        axes.text(0, place - 0.42, "; ".join([counted, *nameless]), **small)
        axes.text(
            row.visits + 0.03 * most, place, str(row.visits), va="center", fontsize=11, fontweight="bold"
        )
    axes.set_xlim(0, most * 1.15)
    axes.set_ylim(0.3, len(rows) + 0.7)
    axes.set_axis_off()


def _footnote(land: bool) -> str:
    agendas, areas = note(credits_of("agendas")), note(credits_of("areas"))
    text = f"Bezoek: één bewindspersoon bij één fysieke activiteit. Bron: openbare agenda’s op {agendas}."
    return f"{text} Grenzen: {areas}." if land else text
