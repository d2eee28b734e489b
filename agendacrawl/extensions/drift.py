"""Drift: how the layouts that a run met differ from those of the last good run, by their structural prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from agendacrawl.pipelines.prints import PAGES, Row

FEW = 5  # pages of a layout below which nothing is compared
_MOST, _LEAST = 0.5, 0.05  # a mark that crosses both shares of pages is new or gone
SHOWN = 12  # marks in one sentence


def compare(before: Iterable[Row], now: Iterable[Row]) -> list[str]:
    """Return what is new or gone since a good run, a sentence for each layout and direction.

    >>> old = [("pro", "pages", "pages", 9, 9), ("pro", "class", "rich-text", 9, 20)]
    >>> compare(old, [("pro", "pages", "pages", 9, 9), ("pro", "class", "prose", 8, 9)])
    ['gone from the pages of pro: class rich-text', 'new on the pages of pro: class prose']
    """
    old, new = _shares(before), _shares(now)
    told: list[str] = []
    if not old:
        return told
    for layout in sorted(old.keys() | new.keys()):
        was, has = old.get(layout, {}), new.get(layout, {})
        if not has:
            told.append(f"no page of the layout {layout} came, of which there were {was[PAGES]:.0f}")
        elif not was:
            told.append(f"{has[PAGES]:.0f} pages of the layout {layout} are the first of it")
        else:
            told += _told("gone from", layout, was, has)
            told += _told("new on", layout, has, was)
    return told


def _told(
    what: str, layout: str, most: Mapping[tuple[str, str], float], least: Mapping[tuple[str, str], float]
) -> list[str]:
    marks = [
        f"{kind} {name}"
        for (kind, name), share in sorted(most.items())
        if kind not in ("pages", "line") and share >= _MOST and least.get((kind, name), 0) <= _LEAST
    ]
    more = f" and {len(marks) - SHOWN} more" if len(marks) > SHOWN else ""
    return [f"{what} the pages of {layout}: {', '.join(marks[:SHOWN])}{more}"] if marks else []


def _shares(rows: Iterable[Row]) -> dict[str, dict[tuple[str, str], float]]:
    """Return the share of pages that has each mark, by layout, and the number of pages, except for rare layouts."""
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for layout, kind, name, pages, _ in rows:
        counts[layout][kind, name] = pages
    return {
        layout: {mark: number if mark == PAGES else number / marks[PAGES] for mark, number in marks.items()}
        for layout, marks in counts.items()
        if marks.get(PAGES, 0) >= FEW
    }
