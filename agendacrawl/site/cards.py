"""The preview of a page, as messages and search results show it: its name, its figure in words, and a small map."""

from __future__ import annotations

from textwrap import wrap

from markupsafe import Markup

from agendacrawl.picture.maps import ACCENT, INK, NATIONAL, PAPER, SOFT, discs, land
from agendacrawl.picture.shapes import HEIGHT, outline
from agendacrawl.picture.svg import FONT, element, path, picture
from agendacrawl.site import words
from agendacrawl.site.page import Card

WIDTH, TALL = 600, 315  # twice as wide as high, as readers of Open Graph crop it
WARNING = "#8a3500"
CAUTION = "Afgeleid uit openbare agenda’s, onvolledig."


def card(page: Card, example: str | None) -> str:
    """Return the preview of a page as SVG. `example`: that its data are not real, in words."""
    size, across = (34, 24) if len(page.name) < 24 else (25, 32)
    title = wrap(page.name, across)[:3]
    lines = wrap(words.unbroken(page.figure), 46)[:5]
    below = 82 + 1.1 * size * len(title) + 4
    warning = {"font_weight": "bold", "fill": WARNING} if example else {"fill": SOFT}
    texts = [
        element("text", page.kind, x=28, y=44, font_size=15, fill=SOFT),
        *(
            _line(line, 82 + 1.1 * size * n, font_size=size, font_weight="bold")
            for n, line in enumerate(title)
        ),
        *(_line(line, below + 22 * n, font_size=16.5) for n, line in enumerate(lines)),
        element("text", page.period, x=28, y=262, font_size=13, fill=SOFT),
        element("text", example or CAUTION, x=28, y=282, font_size=13, **warning),
    ]
    here = (
        [element("path", d=path(outline(page.codes, NATIONAL)), fill_rule="evenodd", fill=ACCENT)]
        if page.codes
        else discs(page.spots)
    )
    chart = element("g", land(), *here, transform=f"translate(340 12) scale({292 / HEIGHT:.4f})")
    return str(
        picture(
            WIDTH,
            TALL,
            page.name,
            element("rect", width=WIDTH, height=TALL, fill=PAPER),
            element("rect", width=WIDTH, height=6, fill=ACCENT),
            chart,
            element("g", *texts, font_family=FONT),
            width=WIDTH,
            height=TALL,
        )
    )


def _line(line: str, y: float, **look: object) -> Markup:
    return element("text", line, x=28, y=round(y, 1), fill=INK, **look)
