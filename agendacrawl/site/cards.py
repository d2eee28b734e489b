"""The preview of a page, as messages and search results show it: its name, its figure in words, and a small map."""

from __future__ import annotations

from textwrap import wrap

from agendacrawl.picture.maps import ACCENT, INK, NATIONAL, PAPER, SOFT, discs, land
from agendacrawl.picture.shapes import HEIGHT, outline
from agendacrawl.picture.svg import FONT, element, path, picture
from agendacrawl.site.pages import Page

WIDTH, TALL = 600, 315  # twice as wide as high, as readers of Open Graph crop it
CAUTION = "Afgeleid uit openbare agenda’s, onvolledig."


def card(page: Page, example: str | None) -> str:
    """Return the preview of a page as SVG."""
    name, kind, figure, period = page.card or (page.title, "", page.description, "")
    size = 34 if len(name) < 24 else 25
    title = wrap(name, 24 if size == 34 else 32)[:3]
    lines = wrap(figure, 46)[:5]
    texts = [element("text", kind, x=28, y=44, font_size=15, fill=SOFT)] if kind else []
    y = 82.0
    for line in title:
        texts.append(element("text", line, x=28, y=y, font_size=size, font_weight="bold", fill=INK))
        y += size * 1.1
    y += 4
    for line in lines:
        texts.append(element("text", line, x=28, y=y, font_size=16.5, fill=INK))
        y += 22
    texts.append(element("text", period, x=28, y=262, font_size=13, fill=SOFT))
    texts.append(
        element(
            "text",
            example or CAUTION,
            x=28,
            y=282,
            font_size=13,
            font_weight="bold" if example else None,
            fill="#8a3500" if example else SOFT,
        )
    )
    here = [element("path", d=path(outline(page.codes, NATIONAL)), fill=ACCENT)] if page.codes else []
    scale = 292 / HEIGHT
    chart = element(
        "g",
        land(),
        *here,
        *(discs(page.spots) if not page.codes else ()),
        transform=f"translate(340 12) scale({scale:.4f})",
    )
    return str(
        picture(
            WIDTH, TALL, page.title,
            element("rect", width=WIDTH, height=TALL, fill=PAPER),
            element("rect", width=WIDTH, height=6, fill=ACCENT),
            chart,
            element("g", *texts, font_family=FONT),
            width=WIDTH, height=TALL,
        )
    )  # fmt: skip
