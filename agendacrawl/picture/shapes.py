"""Outlines for small maps: borders of municipalities, joined to regions and simplified, on a plane of kilometres."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians

from agendacrawl.refdata.borders import municipal_borders

Point = tuple[float, float]  # kilometres from the south-west corner of the map: eastwards, southwards
Ring = tuple[Point, ...]  # closed: the last point is the first

WEST, NORTH = 3.25, 53.6  # degrees: the upper left corner
_KM = 111.32  # of a degree of latitude
_ACROSS = _KM * cos(radians(52.2))
WIDTH, HEIGHT = 280.0, 320.0  # kilometres


def place(lon: float, lat: float) -> Point:
    """Return a point in degrees as kilometres on the map: equirectangular, true at the middle of the Netherlands.

    >>> [round(value, 1) for value in place(5.39, 52.16)]
    [146.0, 160.3]
    """
    return (lon - WEST) * _ACROSS, (NORTH - lat) * _KM


def join(rings: Iterable[Sequence[Point]]) -> tuple[tuple[Point, ...], ...]:
    """Return the outlines of areas together: a border between two of them goes, as both have the same points there.

    >>> left, right = [(0, 0), (1, 0), (1, 1), (0, 0)], [(1, 0), (2, 0), (1, 1), (1, 0)]
    >>> join([left, right])
    (((0, 0), (1, 1), (2, 0), (1, 0), (0, 0)),)
    """
    steps = [step for ring in rings for step in pairwise(ring) if step[0] != step[1]]
    times = Counter((min(step), max(step)) for step in steps)
    beside: dict[Point, list[Point]] = {}
    for (start, end), often in times.items():
        if often % 2:  # an area's own there and back counts twice
            beside.setdefault(start, []).append(end)
            beside.setdefault(end, []).append(start)
    return tuple(_rings(beside))


def _rings(beside: dict[Point, list[Point]]) -> Iterator[tuple[Point, ...]]:
    """Yield rings along the points that lie beside each other; each point has an even number of them."""
    for first in list(beside):
        while beside[first]:
            ring, at = [first], first
            while beside[at]:
                following = beside[at].pop()
                beside[following].remove(at)
                ring.append(following)
                at = following
            yield tuple(ring)


def simplify(ring: Sequence[Point], tolerance: float) -> Ring:
    """Return a ring with fewer points, none of them missed by more than `tolerance`, or () (Douglas and Peucker).

    >>> simplify([(0, 0), (5, 0.1), (10, 0), (10, 10), (0, 0)], 1)
    ((0, 0), (10, 0), (10, 10), (0, 0))
    >>> simplify([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0)], 1)
    ()
    """
    keep = {0, len(ring) - 1}
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far, farthest = 0.0, first
        (ax, ay), (bx, by) = ring[first], ring[last]
        long = hypot(bx - ax, by - ay)
        for number in range(first + 1, last):
            x, y = ring[number]
            away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long if long else hypot(x - ax, y - ay)
            if away > far:
                far, farthest = away, number
        if far > tolerance:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return tuple(ring[number] for number in sorted(keep)) if len(keep) > 3 else ()


def clip(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> Ring:
    """Return the part of a ring within a frame, or () if there is none (Sutherland and Hodgman).

    >>> clip([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)], 2, -1, 9, 9)
    ((2, 0.0), (4, 0), (4, 4), (2, 4.0), (2, 0.0))
    """
    points = list(ring[:-1])
    for axis, bound, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = _within(points, axis, bound, sign)
    return (*points, points[0]) if points else ()


def _within(points: Sequence[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """Return the corners of a polygon on one side of a line along an axis."""
    inside = [sign * point[axis] >= sign * bound for point in points]
    if all(inside):
        return list(points)
    found: list[Point] = []
    for number, (now, after) in enumerate(zip(inside, points, strict=True)):
        if inside[number - 1] != now:
            before = points[number - 1]
            part = (bound - before[axis]) / (after[axis] - before[axis])
            other = before[1 - axis] + part * (after[1 - axis] - before[1 - axis])
            found.append((bound, other) if axis == 0 else (other, bound))
        if now:
            found.append(after)
    return found


@cache
def municipality(code: str) -> tuple[Ring, ...]:
    """Return the rings of a municipality by its CBS code; none for a code without borders."""
    polygons = municipal_borders().get(code, ())
    return tuple(tuple(place(*point) for point in ring) for polygon in polygons for ring in polygon)


@cache
def outline(codes: tuple[str, ...], tolerance: float) -> tuple[Ring, ...]:
    """Return the outlines of municipalities together, `tolerance` in kilometres."""
    joined = join(ring for code in sorted(codes) for ring in municipality(code))
    return tuple(thin for ring in joined if (thin := simplify(ring, tolerance)))


@cache
def country(tolerance: float) -> tuple[Ring, ...]:
    """Return the outline of the Netherlands in Europe."""
    return outline(tuple(municipal_borders()), tolerance)


def land_in(tolerance: float, left: float, top: float, right: float, bottom: float) -> list[Ring]:
    """Return what a frame shows of the outline of the Netherlands."""
    found = []
    for ring, (west, north, east, south) in _framed(tolerance):
        if left <= west and east <= right and top <= north and south <= bottom:
            found.append(ring)
        elif west < right and east > left and north < bottom and south > top:
            found.append(clip(ring, left, top, right, bottom))
    return [ring for ring in found if ring]


@cache
def _framed(tolerance: float) -> tuple[tuple[Ring, tuple[float, float, float, float]], ...]:
    """Return the rings of the country, each with the least and greatest of its places."""
    return tuple(
        (
            ring,
            (
                min(x for x, _ in ring),
                min(y for _, y in ring),
                max(x for x, _ in ring),
                max(y for _, y in ring),
            ),
        )
        for ring in country(tolerance)
    )
