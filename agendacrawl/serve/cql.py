"""Filters (CQL2) of the API, admitted piece by piece: a list of what may pass, since all of it becomes SQL.

The library that makes SQL of a filter takes the name of any function; what is not named here never gets that far.
Operators on periods (t_after) are not named: the library is a day off.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Mapping
from typing import Any

LONGEST = (
    2_000  # characters: a longer one takes the parser seconds, and a deep one of 10,000 ends the process
)
_LOGIC = ("and", "or", "not")
_COMPARISON = ("=", "<>", "<", "<=", ">", ">=", "like", "between", "in", "isNull", "casei")
_SPATIAL = (
    "s_intersects", "s_within", "s_contains", "s_disjoint", "s_crosses", "s_touches", "s_overlaps", "s_equals",
)  # fmt: skip
OPERATORS = frozenset((*_LOGIC, *_COMPARISON, *_SPATIAL))
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_MOMENT = re.compile(rf"{_DAY.pattern}(?:T\d\d:\d\d:\d\d(?:\.\d{{1,6}})?(?:Z|[+-]\d\d:\d\d))?", re.A)
_SHAPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


class Refused(ValueError):
    """A request asks for what the API does not do; the text says what, and what it does."""


def admit(node: Any, columns: Collection[str]) -> Any:
    """Return a filter (CQL2 as JSON) as it may become SQL: known columns, operators of CQL2, plain values.

    A box becomes a polygon, which knows its coordinates' system. Raises Refused.

    >>> admit({"op": "=", "args": [{"property": "kind"}, "npvr"]}, {"kind"})
    {'op': '=', 'args': [{'property': 'kind'}, 'npvr']}
    >>> admit({"op": "pg_sleep", "args": [9]}, {"kind"})
    Traceback (most recent call last):
        ...
    agendacrawl.serve.cql.Refused: The filter calls pg_sleep, which is no operator that may be used. Those that \
may: <, <=, <>, =, >, >=, and, between, casei, in, isNull, like, not, or and s_*.
    """
    match node:
        case bool() | str() | int():
            return node
        case float() if math.isfinite(node):
            return node
        case list():
            return [admit(part, columns) for part in node]
        case {"op": str(name), "args": list(given), **more} if not more:
            return {"op": _operator(name), "args": admit(given, columns)}
        case {"property": str(name), **more} if not more:
            return {"property": _column(name, columns)}
        case Mapping() if len(node) <= 2:
            return _value(node)
    raise Refused("The filter holds what is neither a column, nor an operator of CQL2, nor a plain value.")


def _operator(name: str) -> str:
    if name not in OPERATORS:
        known = sorted(OPERATORS.difference(_SPATIAL))
        raise Refused(
            f"The filter calls {name[:60]}, which is no operator that may be used. Those that may: "
            f"{', '.join(known)} and s_*."
        )
    return name


def _column(name: str, columns: Collection[str]) -> str:
    if name not in columns:
        raise Refused(f"The layer has no column {name[:60]}. It has: {', '.join(sorted(columns))}.")
    return name


def _value(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a moment, a box or a shape."""
    match node:
        case {"date": str(day)}:
            return {"date": moment(day, days_only=True)}
        case {"timestamp": str(at)}:
            return {"timestamp": moment(at)}
        case {"bbox": [west, south, east, north]} if _numbers([west, south, east, north]):
            ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
            return {"type": "Polygon", "coordinates": [ring]}
        case {"type": str(shape), "coordinates": list(where)} if shape in _SHAPES and _numbers(where):
            return {"type": shape, "coordinates": where}
    raise Refused(f"The filter holds a value that can't be read: {str(dict(node))[:80]}.")


def _numbers(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_numbers, value))
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def moment(text: str, *, days_only: bool = False) -> str:
    """Return a day or a moment (RFC 3339) as it was given, if it is one. Raises Refused.

    >>> moment("2026-11-02"), moment("2026-11-02T10:00:00+01:00")
    ('2026-11-02', '2026-11-02T10:00:00+01:00')
    >>> moment("2026-02-30")
    Traceback (most recent call last):
        ...
    agendacrawl.serve.cql.Refused: 2026-02-30 is no day or moment. Write 2026-11-02 or 2026-11-02T10:00:00Z.
    """
    pattern = _DAY if days_only else _MOMENT
    try:
        if pattern.fullmatch(text) and dt.datetime.fromisoformat(text):
            return text
    except ValueError:
        pass
    raise Refused(f"{text[:60]} is no day or moment. Write 2026-11-02 or 2026-11-02T10:00:00Z.")
