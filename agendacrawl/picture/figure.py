"""The figure for a note or a report: title, period, a map of the regions in classes, and their counts in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from agendacrawl.core.credits import credits_of, note
from agendacrawl.core.legend import class_names, color_of
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.picture.maps import EDGE, INK, PAPER, SOFT, Area, drawn, land, look, patterns
from agendacrawl.picture.shapes import HEIGHT
from agendacrawl.picture.svg import FONT, element, picture

WIDE, TALL = 1200, 800
WARNING = "#8a3500"
CAUTION = "Afgeleid en onvolledig: geteld is wat in openbare agenda’s staat. Een nul betekent niet dat niemand kwam."
ROWS = 45  # regions that fit beside the map; of more, the first
_MAP = 0.80  # part of the height that the map takes


@dataclass(frozen=True, slots=True)
class Counted:
    """A region of the figure: its area with the count, and the sentence about it, which has the interval."""

    area: Area
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What the figure shows. `kind`: the Dutch plural of its regions; `selection`: what was chosen, in words.

    `states`: the Dutch words for what a zero means (gis.visit_state). `example`: some of the data is not from
    rijksoverheid.nl, and the figure says so.
    """

    kind: str
    period: str
    selection: str
    rows: list[Counted]
    states: dict[str, str]
    example: bool

    @property
    def title(self) -> str:
        """Return the title."""
        return f"Bezoeken van bewindspersonen aan {self.kind}"


def draw(figure: Figure) -> str:
    """Return the figure as SVG, with its text as text."""
    ranked = sorted(figure.rows, key=lambda row: (-row.area.count, row.area.name))
    below = [part for part in (figure.period, figure.selection) if part]
    head = [
        _text(figure.title, 40, 62, 32, weight="bold"),
        _text(". ".join(below) + ".", 40, 94, 17, SOFT),
    ]
    if figure.example:
        head.append(_text(EXAMPLE, 40, 120, 16, WARNING, weight="bold"))
    foot = [
        _text(CAUTION, 40, TALL - 46, 14, WARNING, weight="bold"),
        _text(
            "Bezoek: één bewindspersoon bij één fysieke activiteit buiten Den Haag. Bron: openbare agenda’s op "
            f"{note(credits_of('agendas'))}. Grenzen: {note(credits_of('areas'))}.",
            40,
            TALL - 22,
            12,
            SOFT,
        ),
    ]
    scale = 530 / HEIGHT
    chart = element(
        "g",
        land(),
        *drawn([row.area for row in ranked], "f", 0.3),
        transform=f"translate(150 130) scale({scale:.4f})",
    )
    shown = picture(
        WIDE,
        TALL,
        figure.title,
        patterns("f"),
        element("rect", width=WIDE, height=TALL, fill=PAPER),
        element("g", *head, chart, *_legend(figure), *_bars(ranked), *foot, font_family=FONT),
        width=WIDE,
        height=TALL,
    )
    return str(shown)


def _legend(figure: Figure) -> list[Markup]:
    """Return the classes, and what zeroes mean as far as the figure has them."""
    entries: list[tuple[str, str, str | None, str]] = [
        (color, EDGE, None, name) for color, name in class_names()
    ]
    for state, label in figure.states.items():
        zeros = [row.area for row in figure.rows if row.area.state == state and not row.area.count]
        if zeros:
            entries.append((*look(zeros[0], "f"), label if state != "visited" else "Alleen in Den Haag"))
    if any(row.area.few and row.area.count for row in figure.rows):
        entries.append(("url(#ffew)", EDGE, None, "Minder dan 5 verwacht"))
    parts = []
    for number, (fill, edge, dash, name) in enumerate(entries):
        y = 168 + 24 * number
        parts.append(
            element(
                "rect", x=40, y=y - 12, width=16, height=14, fill=fill, stroke=edge, stroke_dasharray=dash
            )
        )
        parts.append(_text(name, 63, y, 13.5, SOFT))
    return parts


def _bars(ranked: list[Counted]) -> list[Markup]:
    """Return a bar for each region, the highest count first; of more than fit, how many are left out."""
    rows = ranked if len(ranked) <= ROWS else ranked[:30]
    left, top, bottom = 780, 140, TALL - 90 - (26 if len(rows) < len(ranked) else 0)
    step = min(50.0, (bottom - top) / max(1, len(rows)))
    most = max((row.area.count for row in rows), default=0) or 1
    size, worded = min(16.0, step * 0.62), step > 26
    parts = []
    for number, row in enumerate(rows):
        y = top + step * number
        long = 330 * row.area.count / most
        middle = y + size * 0.9
        parts.append(_text(row.area.name, left - 12, middle, size, anchor="end"))
        parts.append(
            element(
                "rect",
                x=left,
                y=round(y + size * 0.1, 1),
                width=round(max(long, 0.5), 1),
                height=round(size * 0.9, 1),
                fill=color_of(row.area.count) or PAPER,
                stroke=EDGE,
                stroke_width=0.6,
            )
        )
        parts.append(_text(str(row.area.count), left + long + 7, middle, size, weight="bold"))
        if worded:
            start, anchor = (left, None) if len(row.words) < 70 else (WIDE - 20, "end")
            small = min(11.5, step * 0.3)
            parts.append(_text(row.words, start, middle + size * 0.95, small, SOFT, anchor=anchor))
    if len(rows) < len(ranked):
        rest = ranked[len(rows) :]
        none = sum(not row.area.count for row in rest)
        words = f"en {len(rest)} andere met ten hoogste {rest[0].area.count}, waarvan {none} met 0"
        parts.append(_text(words, left, bottom + 18, 14, SOFT))
    return parts


def _text(
    words: str,
    x: float,
    y: float,
    size: float,
    fill: str = INK,
    *,
    anchor: str | None = None,
    weight: str | None = None,
) -> Markup:
    return element(
        "text",
        words,
        x=round(x, 1),
        y=round(y, 1),
        font_size=round(size, 1),
        fill=fill,
        text_anchor=anchor,
        font_weight=weight,
    )
