"""What one page adds to the counters of a run, and the totals over pages, both those read and those known."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from agendacrawl import register
from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.core.vocabulary import Mode
from agendacrawl.pipelines.plausible import fits_address, fits_day
from agendacrawl.pipelines.prints import Prints, layout_of, marks_of


def counts_of(page: AgendaPage) -> dict[str, Any]:
    """Return what a page adds, as values for JSON: `numbers` by counter, its known `people`, a hash of its `text`,
    its `layout` and its structural `marks`.

    The hash shows whether many addresses serve the same page.
    """
    numbers = page.counts.copy()
    numbers["pages/weekly" if page.weekly else "pages/single"] += 1
    numbers["activities"] += len(page.activities)
    numbers["fits/address"] += fits_address(page)
    numbers["fits/day"] += sum(fits_day(activity, page) for activity in page.activities)
    for problem in page.problems:
        numbers[f"problems/{problem.kind}"] += 1
    people = [name for name in page.people if register.find_person(name) is not None]
    if unknown := len(page.people) - len(people):
        numbers["people/unknown"] += unknown
    for activity in page.activities:
        _count(activity, "weekly" if page.weekly else "single", numbers)
    form = {"layout": layout_of(page), "marks": marks_of(page)}
    return {"numbers": numbers, "people": people, "text": _text(page), **form}


def _count(activity: Activity, form: str, numbers: Counter[str]) -> None:
    numbers[f"mode/{activity.mode}"] += 1
    numbers[f"type/{activity.type_method}"] += 1
    if activity.mode in (Mode.PHYSICAL, Mode.HYBRID) and not activity.places:
        numbers["places/none"] += 1
    if activity.mode is Mode.PHYSICAL and activity.places:
        numbers[f"physical/{form}/with_place"] += 1
        if any(place.municipality_code == THE_HAGUE for place in activity.places):
            numbers[f"physical/{form}/in_the_hague"] += 1
    for flag in activity.flags:
        numbers[f"flags/{flag}"] += 1


def _text(page: AgendaPage) -> str:
    words = (
        page.title,
        page.intro,
        *(part for one in page.activities for part in (one.title, one.description)),
    )
    return hashlib.blake2b("\n".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()


class Totals:
    """The sum of what pages add.

    >>> totals, form = Totals(), {"text": "1f", "layout": "pro, one activity", "marks": {"tag p": 3}}
    >>> totals.add({"numbers": {"pages/single": 1, "activities": 1}, "people": ["Rob Jetten"], **form})
    >>> totals.add({"numbers": {"pages/single": 1, "activities": 1}, "people": [], **form})
    >>> totals.counters()
    {'pages/single': 2, 'activities': 2, 'people/seen': 1, 'pages/alike': 2}
    """

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._people: set[str] = set()
        self._texts: Counter[str] = Counter()
        self.prints = Prints()

    def add(self, counts: Mapping[str, Any]) -> None:
        """Add what one page adds."""
        for name, number in counts["numbers"].items():
            self._numbers[name] += number
        self._people.update(counts["people"])
        self._texts[counts["text"]] += 1
        self.prints.add(counts["layout"], counts["marks"])

    def merge(self, other: Totals) -> None:
        """Add the sum over other pages."""
        self._numbers.update(other._numbers)
        self._people |= other._people
        self._texts.update(other._texts)
        self.prints.merge(other.prints)

    def counters(self) -> dict[str, int]:
        """Return the counters of the run; `pages/alike` is how many pages share the most common text."""
        alike = max(self._texts.values(), default=0)
        return {**self._numbers, "people/seen": len(self._people), "pages/alike": alike}
