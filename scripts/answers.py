"""Draws the answers of docs/ANALYSTS.md that are no map: bars from the page's own queries, as SVG.

    .venv/bin/python scripts/answers.py ADDRESS [FOLDER]

Run it on a database with a crawl of the sample site, as qgis/pictures.py, and commit what it wrote.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from markupsafe import Markup

from agendacrawl.picture.maps import ACCENT, EDGE, INK, PAPER, SOFT
from agendacrawl.picture.svg import FONT, element, picture

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/ANALYSTS.md"
FOLDER = ROOT / "docs/pictures"
WIDE, LEFT, STEP, TOP = 760, 330, 21, 62
PALE = "#b9d7ea"
MADE_UP = "Made-up activities of the sample site"


@dataclass(frozen=True, slots=True)
class Answer:
    """How the answer to a question is drawn: a bar for each of the first rows.

    `label`: the columns beside the bar; `value`: that of its length; `part`: one that is drawn over it, dark;
    `ends`: two of an interval; `unit`: what the figures are.
    """

    heading: str
    file: str
    label: tuple[str, ...]
    value: str
    unit: str
    part: str = ""
    ends: tuple[str, str] | tuple[()] = ()
    most: int = 16


AWAY = ("visits", "visits; dark: outside The Hague", "outside_the_hague")
ANSWERS = (
    Answer(
        "Is three visits little?", "little", ("name",), "ratio", "times the expected visits, with the 95 % interval",
        ends=("ratio_low", "ratio_high"),
    ),
    Answer(
        "How much of it can be placed at all?", "located", ("ministry", "form"), "percent_located",
        "percent of the activities that say where",
    ),
    Answer("Ministries by year", "ministries", ("ministry", "year"), *AWAY),
    Answer(
        "Cabinets side by side", "cabinets", ("cabinet",), "per_thousand_days",
        "visits to NPVR regions per thousand days in office",
    ),
    Answer("Quarters", "quarters", ("year", "quarter"), *AWAY),
    Answer(
        "Outside The Hague and the Randstad, per ministry and quarter, and what is not located", "outside",
        ("ministry", "year", "quarter"), "percent_outside_the_hague",
        "percent outside The Hague; dark: outside the Randstad", "percent_outside_the_randstad",
    ),
    Answer("What kind of visits were there in the last 90 days?", "types", ("type",), *AWAY),
    Answer(
        "How many days are there between visits to an NPVR region?", "days", ("name",), "mean_days_between",
        "days between visits, the mean",
    ),
    Answer(
        "How often was each province visited, month by month?", "months", ("month", "name"), "visits", "visits"
    ),
    Answer("Who publishes late?", "late", ("person",), "weeks", "weeks with an agenda; dark: late", "late"),
    Answer("Who went together?", "together", ("date", "people"), "persons", "persons"),
)  # fmt: skip


def query(heading: str) -> str:
    """Return the first query under a heading of the page. Raises KeyError if there is none."""
    part = PAGE.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(r"```sql\n(.*?)```", part, re.DOTALL)
    if not found:
        raise KeyError(heading)
    return found[1]


def draw(answer: Answer, rows: Sequence[dict[str, Any]]) -> str:
    """Return the picture of an answer; rows that say nothing are left out, and how many more there are is said."""
    some = [row for row in rows if row[answer.value] or answer.ends] or list(rows)
    shown = some[: answer.most]
    most = max((float(row[(answer.ends or ("", answer.value))[1]] or 0) for row in shown), default=0) or 1
    scale = (WIDE - LEFT - 70) / most
    parts = [
        element("rect", width=WIDE, height=TOP + STEP * (len(shown) + 1) + 14, fill=PAPER),
        _text(answer.heading, 14, 26, 16, weight="bold"),
        _text(f"{answer.unit[0].upper()}{answer.unit[1:]}. {MADE_UP}.", 14, 46, 12, fill=SOFT),
    ]
    for number, row in enumerate(shown):
        parts += _row(answer, row, TOP + STEP * number, scale)
    if len(some) > len(shown):
        parts.append(
            _text(
                f"rows that are not drawn: {len(some) - len(shown)}",
                LEFT,
                TOP + STEP * len(shown) + 13,
                12,
                fill=SOFT,
            )
        )
    if answer.ends:
        x = round(LEFT + scale, 1)
        path = f"M{x} {TOP - 4}V{TOP + STEP * len(shown)}"
        parts.append(element("path", d=path, stroke=INK, stroke_dasharray="3 2"))
    high = TOP + STEP * (len(shown) + 1) + 14
    return str(
        picture(WIDE, high, answer.heading, element("g", *parts, font_family=FONT), width=WIDE, height=high)
    )


def _row(answer: Answer, row: dict[str, Any], y: int, scale: float) -> list[Markup]:
    first, *more = (str(row[name]).removeprefix("Ministerie van ") for name in answer.label)
    tail = "".join(f" · {one}" for one in more)
    room = 54 - len(tail) if len(tail) < 20 else 54
    words = f"{first if len(first) <= room else f'{first[: room - 1]}…'}{tail}"
    words = words if len(words) <= 54 else f"{words[:53]}…"
    value = row[answer.value]
    parts = [_text(words, LEFT - 10, y + 13, 12, anchor="end")]
    if answer.ends:
        low, high = (float(row[name]) for name in answer.ends)
        at = LEFT + float(value) * scale
        path = f"M{LEFT + low * scale:.1f} {y + 9}H{LEFT + high * scale:.1f}"
        parts.append(element("path", d=path, stroke=PALE, stroke_width=5))
        parts.append(element("circle", cx=round(at, 1), cy=y + 9, r=4.5, fill=ACCENT))
        return [*parts, _text(str(value), WIDE - 40, y + 13, 12)]
    long = float(value or 0) * scale
    fill = PALE if answer.part else ACCENT
    parts.append(_bar(y, long, fill))
    if answer.part and row[answer.part]:
        parts.append(_bar(y, float(row[answer.part]) * scale, ACCENT))
    told = "–" if value is None else str(value) + (f" ({row[answer.part] or 0})" if answer.part else "")
    return [*parts, _text(told, LEFT + long + 6, y + 13, 12)]


def _bar(y: int, long: float, fill: str) -> Markup:
    return element(
        "rect",
        x=LEFT,
        y=y + 2,
        width=round(long, 1),
        height=STEP - 7,
        fill=fill,
        stroke=EDGE,
        stroke_width=0.4,
    )


def _text(
    words: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str = INK,
    anchor: str | None = None,
    weight: str | None = None,
) -> Markup:
    return element(
        "text", words, x=round(x, 1), y=y, font_size=size, fill=fill, text_anchor=anchor, font_weight=weight
    )


def main(address: str, folder: Path) -> None:
    """Draw all answers."""
    with psycopg.connect(address, row_factory=psycopg.rows.dict_row) as connection:
        for answer in ANSWERS:
            file = folder / f"{answer.file}.svg"
            file.write_text(
                draw(answer, connection.execute(query(answer.heading).encode()).fetchall()), "utf-8"
            )
            print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else FOLDER)
