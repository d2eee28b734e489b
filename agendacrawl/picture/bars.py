"""Bars by month, and a count against what was expected, as SVG."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from agendacrawl.picture.maps import ACCENT, EDGE, INK, POSSIBLE, SOFT, UNKNOWN
from agendacrawl.picture.svg import FONT, element, picture


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: what is sure, what may come with it, and the words of a reader who points at it."""

    month: dt.date
    sure: int
    up_to: int
    words: str


def timeline(title: str, months: Mapping[dt.date, bool], bars: Sequence[Bar]) -> Markup:
    """Return bars by month; `months` are those of the period in order, and whether anything of each was published."""
    width, height, left, base = 720.0, 120.0, 30.0, 98.0
    if not months:
        return picture(width, 40, title, _text("Er zijn nog geen maanden om te tonen.", 8, 24))
    step = (width - left) / len(months)
    most = max((bar.up_to for bar in bars), default=0) or 1
    tall = base - 14
    where = {month: left + number * step for number, month in enumerate(months)}
    parts = [
        _block(x, step, base, tall, UNKNOWN, "gap", fill_opacity=0.4)
        for month, x in where.items()
        if not months[month]
    ]
    for bar in bars:
        if bar.month in where:
            x, thick = where[bar.month] + step * 0.1, min(step * 0.8, 40)
            layers = ((bar.up_to, POSSIBLE, "maybe"), (bar.sure, ACCENT, "bar"))  # what is sure lies on top
            blocks = [_block(x, thick, base, count / most * tall, *look) for count, *look in layers if count]
            parts.append(element("g", element("title", bar.words), *blocks))
    parts.append(element("path", d=f"M{left:g} {base:g}H{width:g}", stroke=EDGE, class_="axis"))
    parts += [_text(str(most), left - 5, base - tall + 9, "end"), _text("0", left - 5, base, "end")]
    shown, free = set(), 0.0
    for month, x in where.items():
        if month.year not in shown and x >= free:
            shown.add(month.year)
            free = x + 34
            parts.append(element("path", d=f"M{x:.2f} {base:g}v5", stroke=EDGE, class_="axis"))
            parts.append(_text(str(month.year), x + 1, base + 17))
    return picture(width, height, title, *parts)


def against_expected(title: str, ratio: float, low: float, high: float) -> Markup:
    """Return how a count compares with what was expected: a point with its interval, and a line at once as often."""
    width, left, most = 320.0, 10.0, max(2.0, min(high, max(6.0, 1.5 * ratio)))
    scale = (width - 2 * left) / most

    def at(value: float) -> float:
        return round(left + min(value, most) * scale, 2)

    return picture(
        width,
        58,
        title,
        element("path", d=f"M{left:g} 24H{width - left:g}", stroke=EDGE, stroke_width=0.6, class_="axis"),
        element("path", d=f"M{at(1)} 6V38", stroke=INK, stroke_dasharray="3 2", class_="ink"),
        element("path", d=f"M{at(low)} 24H{at(high)}", stroke=ACCENT, stroke_width=5, class_="range"),
        element("circle", cx=at(ratio), cy=24, r=6, fill=ACCENT, class_="bar"),
        _text("zo vaak als verwacht", at(1), 52, "start" if at(1) < 110 else "middle"),
    )


def _block(
    x: float, width: float, base: float, height: float, fill: str, name: str, **look: object
) -> Markup:
    return element(
        "rect",
        x=round(x, 2),
        y=round(base - height, 2),
        width=round(width, 2),
        height=round(height, 2),
        fill=fill,
        class_=name,
        **look,
    )


def _text(words: str, x: float, y: float, anchor: str = "start") -> Markup:
    return element(
        "text",
        words,
        x=round(x, 2),
        y=y,
        text_anchor=anchor,
        font_size=12,
        font_family=FONT,
        fill=SOFT,
        class_="soft",
    )
