"""The edit pairs of tests/data/edit_pairs.yml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import yaml

from support.paths import DATA

MONDAY = dt.date(2024, 9, 2)
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True)
class Edit:
    """The lines of a page before and after an edit, and which line after is which before (None: it is new)."""

    kind: str
    before: list[dict[str, Any]]
    after: list[dict[str, Any]]
    same: list[int | None]
    keeps: dict[int, str]
    words: str


def line(text: str) -> dict[str, Any]:
    """Return day, time, title, place and addition of "day time | title | place | addition"."""
    when, title, place, addition = (part.strip() for part in (text + " | | |").split("|")[:4])
    day, _, time = when.partition(" ")
    return {
        "date": MONDAY + dt.timedelta(days=DAYS.index(day)),
        "start_time": dt.time.fromisoformat(time) if time else None,
        "title": title,
        "stated_place": place or None,
        "description": addition,
    }


def edits() -> list[Edit]:
    """Return all pairs."""
    kinds: dict[str, list[dict[str, Any]]] = yaml.safe_load((DATA / "edit_pairs.yml").read_text("utf-8"))
    return [
        Edit(
            kind=kind,
            before=[line(text) for text in pair["before"]],
            after=[line(text) for text in pair["after"]],
            same=[number - 1 if number else None for number in pair["same"]],
            keeps={number - 1: place for number, place in pair.get("keeps", {}).items()},
            words=f"{kind}: {' / '.join(pair['before'])} -> {' / '.join(pair['after'])}",
        )
        for kind, pairs in kinds.items()
        for pair in pairs
    ]
