"""Maps as SVG, drawn from the borders in the package: a country with areas in classes, a region with its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from markupsafe import Markup

from agendacrawl.core.legend import color_of
from agendacrawl.picture.shapes import HEIGHT, WIDTH, Ring, country, land_in, outline, place
from agendacrawl.picture.svg import element, path, picture

INK, SOFT, LAND, EDGE, PAPER = "#1b2530", "#51606f", "#e6eaee", "#8796a5", "#ffffff"
ACCENT, POSSIBLE, NOTHING, UNKNOWN = "#0072b2", "#e69f00", "#d55e00", "#b9bec2"
EMPTY, HAGUE_ONLY = "#fdf1e8", "#dfe3e6"
MARGIN = 6.0  # kilometres around a region
NATIONAL, LOCAL = 0.9, 0.12  # kilometres that an outline may be off: on a map of the country, of a region


@dataclass(frozen=True, slots=True)
class Area:
    """A region on a map: its municipalities (CBS codes), its count and what may be said of it (gis.visit_state)."""

    name: str
    municipalities: tuple[str, ...]
    count: int
    state: str
    few: bool = False  # fewer than five visits are expected: its colour is hatched
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in degrees with how many activities it had."""

    name: str
    lon: float
    lat: float
    count: int


def patterns(prefix: str) -> Markup:
    """Return the hatchings that `fill` refers to; `prefix` keeps those of two pictures on one page apart."""

    def pattern(name: str, size: float, *content: Markup, turn: int | None = None) -> Markup:
        return element(
            "pattern",
            *content,
            id=f"{prefix}{name}",
            width=size,
            height=size,
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({turn})" if turn else None,
        )

    paper = element("rect", width=9, height=9, fill=PAPER, class_="paper")
    return element(
        "defs",
        pattern("few", 3, element("path", d="M0 0V3", stroke=INK, stroke_width=0.6), turn=45),
        pattern("dots", 3.0, paper, element("circle", cx=1.5, cy=1.5, r=0.6, fill=ACCENT)),
        pattern("lines", 2.5, paper, element("path", d="M0 1H3", stroke=POSSIBLE, stroke_width=0.8)),
    )


def country_map(
    title: str,
    areas: Sequence[Area],
    prefix: str = "k",
    *,
    spots: Iterable[Spot] = (),
    tolerance: float = 0.35,
) -> Markup:
    """Return the Netherlands with areas in the colours of their counts, and places as discs."""
    shown = (patterns(prefix), land(), *drawn(areas, prefix, tolerance), *discs(spots))
    return picture(WIDTH, HEIGHT, title, *shown, role="group" if areas else "img")


@cache
def land() -> Markup:
    """Return the outline of the country."""
    return element("path", d=path(country(NATIONAL)), fill_rule="evenodd", fill=LAND, class_="land")


def drawn(areas: Sequence[Area], prefix: str, tolerance: float, line: float = 0.5) -> list[Markup]:
    """Return the areas in the colours of their counts; each says its name and count when pointed at."""
    found = []
    for area in areas:
        data = _data(area.municipalities, tolerance)
        if not data:
            continue
        fill, edge, dash = look(area, prefix)
        told = element("title", f"{area.name}: {area.count}")
        shape = element(
            "path",
            told,
            d=data,
            fill=fill,
            stroke=edge,
            stroke_width=line,
            stroke_dasharray=dash,
            class_=_CLASSES.get(fill, "area"),
        )
        if area.few and area.count:
            shape += element(
                "path",
                d=data,
                fill_rule="evenodd",
                fill=f"url(#{prefix}few)",
                class_="hatch",
                pointer_events="none",
            )
        link = {
            "href": area.link,
            "tabindex": -1,
            "aria_label": f"{area.name}: {area.count}",
        }  # lists have them too
        found.append(element("a", shape, **link) if area.link else shape)
    return found


@cache
def _data(codes: tuple[str, ...], tolerance: float) -> str:
    """Return the path of an area: the same on the maps of all that it is part of."""
    return path(outline(codes, tolerance))


_CLASSES = {EMPTY: "area nothing", HAGUE_ONLY: "area hague"}  # what dark pages colour otherwise


def look(area: Area, prefix: str) -> tuple[str, str, str | None]:
    """Return fill, edge and dashes of an area: a class, or what its zero means.

    >>> look(Area("Twente", (), 7, "visited"), "k"), look(Area("Twente", (), 0, "nothing_found"), "k")
    (('#c7e9b4', '#8796a5', None), ('#fdf1e8', '#d55e00', '2 1.5'))
    """
    if color := color_of(area.count):
        return color, EDGE, None
    match area.state:
        case "visited_unnamed":
            return f"url(#{prefix}dots)", ACCENT, None
        case "possibly_visited":
            return f"url(#{prefix}lines)", POSSIBLE, None
        case "nothing_found":
            return EMPTY, NOTHING, "2 1.5"
        case "not_published":
            return UNKNOWN, EDGE, "1 1.5"
    return HAGUE_ONLY, EDGE, None  # visited in The Hague only


def discs(spots: Iterable[Spot], scale: float = 1.0) -> list[Markup]:
    """Return places as discs, the largest first; areas are in proportion to the counts."""
    found = []
    for spot in sorted(spots, key=lambda one: (-one.count, one.name)):
        x, y = place(spot.lon, spot.lat)
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            radius = scale * min(12.0, 1.5 + 0.9 * sqrt(spot.count))
            found.append(
                element(
                    "circle",
                    element("title", f"{spot.name}: {spot.count}"),
                    cx=round(x, 1),
                    cy=round(y, 1),
                    r=round(radius, 2),
                    fill=ACCENT,
                    fill_opacity=0.7,
                    stroke=PAPER,
                    stroke_width=round(0.5 * scale, 2),
                    class_="disc",
                )
            )
    return found


def region_map(title: str, codes: tuple[str, ...], parts: Sequence[Area], spots: Iterable[Spot]) -> Markup:
    """Return a region with its municipalities and places, and where it lies in the country."""
    whole = outline(codes, LOCAL)
    if not whole:
        return country_map(title, (), spots=spots)
    left, top, width, height = frame(whole)
    scale = max(width, height) / 160
    around = element(
        "path", d=path(land_in(LOCAL, left, top, left + width, top + height)), fill=LAND, class_="land"
    )
    edge = element(
        "path", d=path(whole, 2), fill="none", stroke=INK, stroke_width=round(1.4 * scale, 2), class_="edge"
    )
    side = max(width, height) * 0.24
    inset = element(
        "g",
        element("rect", width=WIDTH, height=HEIGHT, fill=PAPER, stroke=EDGE, stroke_width=3, class_="paper"),
        land(),
        element(
            "path", d=path(outline(codes, NATIONAL) or whole), fill_rule="evenodd", fill=ACCENT, class_="here"
        ),
        transform=f"translate({left + width - side * WIDTH / HEIGHT:.2f} {top:.2f}) scale({side / HEIGHT:.4f})",
    )
    inside = element(
        "g",
        element("rect", x=left, y=top, width=width, height=height, fill="#f4f7fa", class_="sea"),
        around,
        *drawn(parts, "r", LOCAL, line=round(0.6 * scale, 2)),
        edge,
        *discs(spots, scale),
        inset,
    )
    return picture(
        width,
        height,
        title,
        patterns("r"),
        element("g", inside, transform=f"translate({-left:.2f} {-top:.2f})"),
        role="group",
    )


def frame(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what a map of these rings shows: they and a margin, 4 by 3 at the flattest.

    >>> frame([((10, 10), (50, 10), (50, 20), (10, 10))])
    (4.0, -4.5, 52.0, 39.0)
    """
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    width, height = max(xs) - min(xs) + 2 * MARGIN, max(ys) - min(ys) + 2 * MARGIN
    wide, high = max(width, height * 0.9), max(height, width * 0.75)
    return (min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - high) / 2, wide, high
