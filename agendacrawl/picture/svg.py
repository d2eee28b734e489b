"""SVG from plain values: elements, with every text escaped, and paths."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from agendacrawl.picture.shapes import Ring

FONT = "Source Sans Pro, Source Sans 3, Open Sans, sans-serif"


def element(name: str, *content: object, **attributes: object) -> Markup:
    """Return an element. Text is escaped; a trailing underscore of an attribute goes, others become hyphens.

    >>> str(element("text", "a < b", x=1, text_anchor="end", class_="ink"))
    '<text x="1" text-anchor="end" class="ink">a &lt; b</text>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(escape(one) for one in content)
    return Markup(f"<{name}{given}>{inside}</{name}>") if inside else Markup(f"<{name}{given}/>")


def path(rings: Iterable[Ring], decimals: int = 1) -> str:
    """Return rings as the data of one path, by steps: shorter than places. Fill it by the even-odd rule.

    >>> path([((0, 0), (10, 0), (10, 5.25), (0, 0))])
    'M0 0l10 0 0 5.2z'
    """
    parts = []
    grid = 10**decimals
    for ring in rings:
        x = y = 0
        steps: list[str] = []
        for px, py in ring[:-1]:
            nx, ny = round(px * grid), round(py * grid)
            if (nx, ny) != (x, y) or not steps:
                steps.append(f"{_plain((nx - x) / grid)} {_plain((ny - y) / grid)}")
                x, y = nx, ny
        if len(steps) > 2:
            parts.append(f"M{steps[0]}l{' '.join(steps[1:])}z")
    return "".join(parts)


def picture(
    wide: float, high: float, title: str, *content: object, role: str = "img", **attributes: object
) -> Markup:
    """Return a whole picture that a screen reader names by its title; one with links in it has the role `group`."""
    return element(
        "svg",
        element("title", title),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(wide)} {_plain(high)}",
        role=role,
        aria_label=title,
        **attributes,
    )


def _number(value: object) -> object:
    return _plain(value) if isinstance(value, float) else value


def _plain(value: float) -> str:
    """Return a number with two decimals at most, and none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
