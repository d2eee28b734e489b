"""What a sheet counts: one basis for all that stands beside each other, and what was apart from what is announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from agendacrawl.site import words
from agendacrawl.site.model import Row

_COUNTS = ("visits", "visits_up_to", "activities", "activities_up_to")
_OUTSIDE = {  # columns of gis.visits_per_region, and those that this site adds for the same outside The Hague
    "visits_low": "low_outside",
    "visits_high": "high_outside",
    "visits_per_100k": "per_100k_outside",
    "visits_per_100k_low": "per_100k_low_outside",
    "visits_per_100k_high": "per_100k_high_outside",
}
_NO_DAYS: Row = {"announced": 0, "next_day": None, "last_past": None}


def one_basis(row: Row, around: bool, activities: Iterable[Row] = ()) -> Row:
    """Return a row of a region with counts on the basis of what is expected: of one around The Hague, outside it.

    What is expected, and its interval, leave The Hague out: counts beside them must too. `in_the_hague` is what that
    leaves out. `activities` are those of the region, on that basis, for a row that says how many name nobody.

    >>> row = {"visits": 9, "visits_outside_the_hague": 2, "visits_up_to": 9, "visits_outside_the_hague_up_to": 3,
    ...        "activities": 5, "activities_outside_the_hague": 1,
    ...        "activities_up_to": 5, "activities_outside_the_hague_up_to": 2}
    >>> told = one_basis(row, True)
    >>> told["visits"], told["visits_up_to"], told["in_the_hague"], one_basis(row, False)["visits"]
    (2, 3, 7, 9)
    """
    if not around:
        return {**row, "in_the_hague": 0}
    outside = {
        name: row[
            f"{name.removesuffix('_up_to')}_outside_the_hague{'_up_to' if name.endswith('_up_to') else ''}"
        ]
        for name in _COUNTS
    }
    outside |= {name: row[column] for name, column in _OUTSIDE.items() if column in row}
    if "activities_without_name" in row:
        nameless = [one for one in activities if one["without_name"] and one["sure"]]
        outside["activities_without_name"] = len(nameless)
    return {**row, **outside, "in_the_hague": row["visits"] - outside["visits"]}


class Days:
    """How many visits are announced, and which was the last: by region, and year, person or ministry in it."""

    def __init__(self, of_region: Iterable[Row], of_ministry: Iterable[Row]) -> None:
        self._found: dict[tuple[int, str, object], Row] = {}
        for row in (*of_region, *of_ministry):
            column = next((name for name in ("year", "person", "ministry") if row.get(name) is not None), "")
            self._found[row["region_id"], column, row.get(column)] = {name: row[name] for name in _NO_DAYS}

    def added(self, row: Row, column: str = "") -> Row:
        """Return a row of a region with `announced`, `next_day` and `last_past`."""
        told = {**row, **self._found.get((row["region_id"], column, row.get(column)), _NO_DAYS)}
        if "days_since_last_visit" in row and not column:
            told["days_since_last_visit"] = (
                (row["as_of"] - told["last_past"]).days if told["last_past"] else None
            )
        return told


_UNKNOWN = dict.fromkeys((*_COUNTS, *_OUTSIDE, "expected_visits", "ratio", "ratio_low", "ratio_high"))


def known(row: Row) -> Row:
    """Return a row without its counts where nothing was published: a zero would say more than anybody knows.

    >>> [known({"state": state, "visits": 0})["visits"] for state in ("not_published", "nothing_found")]
    [None, 0]
    """
    return {**row, **_UNKNOWN} if row["state"] == "not_published" else row


def later(row: Row, as_of: dt.date) -> bool:
    """Tell whether an activity is only announced; of a doubtful day nobody knows.

    >>> later({"date": dt.date(2027, 1, 4), "date_doubtful": False}, dt.date(2026, 12, 1))
    True
    """
    return bool(row["date"] > as_of and not row["date_doubtful"])


def standing(region: Row, activities: Iterable[Row], states: Mapping[str, Row]) -> Row:
    """Return label and meaning of what may be said of a region today: what is announced has not happened.

    `activities` are those of the region, `states` the rows of gis.visit_state.
    """
    rows = list(activities)
    coming = [row["date"] for row in rows if later(row, region["as_of"])]
    been = [row for row in rows if not later(row, region["as_of"])]
    state = _state_of(been)
    if not coming or state == region["state"]:
        return states[region["state"]]
    day = words.date(min(coming))
    if state is None:
        maybe = region["state"] == "possibly_visited"
        meaning = f"{'Misschien aangekondigd' if maybe else 'Aangekondigd'} voor {day}."
        return {"label": "Nog niet bezocht", "meaning": meaning}
    known = states[state]
    return {"label": known["label"], "meaning": f"{known['meaning']} Aangekondigd voor {day}."}


def _state_of(rows: list[Row]) -> str | None:
    if any(row["visits"] for row in rows):
        return "visited"
    if any(row["sure"] for row in rows):
        return "visited_unnamed"
    return "possibly_visited" if rows else None
