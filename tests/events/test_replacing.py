"""Which page was replaced by which: pages of the kinds that the site has, and those that are only alike."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import Any

import pytest
import yaml
from support.edits import DAYS, MONDAY, line
from support.paths import DATA

from agendacrawl.events import replacing
from agendacrawl.events.line import Line
from agendacrawl.events.replacing import Version, replacements

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((DATA / "replaced_pages.yml").read_text("utf-8"))
OLD, SINCE = 3, 5  # runs


def day_of(words: str) -> dt.date:
    """Return the day of "ma", "ma+7" or "di-364"."""
    name, apart = re.fullmatch(r"([a-z]{2})([+-]\d+)?", words).groups()  # type: ignore[union-attr]
    return MONDAY + dt.timedelta(days=DAYS.index(name) + int(apart or 0))


def version(text: str, lines: list[str] | None, **values: Any) -> Version:
    """Return the page of a line of the file."""
    address, people, time, title, place, words = (
        part.strip() for part in (text + " | | | | |").split("|")[:6]
    )
    when, slug = address.split()
    day = day_of(when)
    names = frozenset(name.strip() for name in people.split(",") if name.strip())
    if lines is None:
        moment = dt.time.fromisoformat(time) if time else None
        told = [Line(day, title, moment, place or None, words)]
    else:
        told = [
            Line(one["date"] + (day - MONDAY), one["title"], one["start_time"], one["stated_place"])
            for one in map(line, lines)
        ]
    return Version(
        f"/actueel/agenda/{day:%Y/%m/%d}/{slug}", lines is not None, day, names, tuple(told), **values
    )


def pair(case: dict[str, Any]) -> tuple[Version, Version]:
    """Return both pages of a case."""
    first = 1 if case.get("known") else SINCE
    new = version(
        case["new"], case.get("lines_new", case.get("lines")), first_seen=first,
        changed=SINCE if case.get("edited") else first,
    )  # fmt: skip
    old = version(
        case["old"], case.get("lines"), first_seen=1, changed=1, last_listed=None if case.get("still") else OLD,
        moved_to=new.path if case.get("moved") else None,
    )  # fmt: skip
    return old, new


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one["what"]) for kind in ("weeks", "events") for one in CASES[kind]]
)
def test_what_was_replaced_and_what_was_not(case: dict[str, Any]) -> None:
    old, new = pair(case)
    found = replacements([old, new])
    assert {path: str(one.reason) for path, one in found.items()} == (
        {old.path: case["is"]} if "is" in case else {}
    )
    assert replacements([new, old]) == found


def test_the_best_of_several_counts() -> None:
    old = version(
        "di a | Rob Jetten | | Bezoek aan Chemelot | Geleen", None, first_seen=1, changed=1, last_listed=OLD
    )
    more = version("di b | Rob Jetten | | Bezoek aan Chemelot en DSM | Geleen", None, first_seen=5, changed=5)
    same = version("di c | Rob Jetten | | Bezoek aan Chemelot | Geleen", None, first_seen=5, changed=5)
    assert replacements([old, more, same])[old.path].by == same.path


def test_versions_form_a_chain_without_a_ring() -> None:
    pages = [
        version(
            f"di {slug} | Rob Jetten | | Bezoek aan Chemelot | Geleen",
            None,
            first_seen=n,
            changed=n,
            last_listed=last,
        )
        for slug, n, last in (("a", 1, 1), ("b", 2, 4), ("c", 5, None))
    ]
    assert {path[-1]: one.by[-1] for path, one in replacements(pages).items()} == {"a": "b", "b": "c"} or {
        path[-1]: one.by[-1] for path, one in replacements(pages).items()
    } == {"a": "c", "b": "c"}


def test_thousands_of_pages_take_no_time() -> None:
    pages = [
        version(f"di {n} | Rob Jetten | | Bezoek nummer {n} aan Chemelot", None, first_seen=1, changed=1,
                last_listed=OLD if n % 2 else None)
        for n in range(300)
    ]  # fmt: skip
    assert replacements(pages) == {}


def test_a_crowd_of_pages_is_left_alone() -> None:
    """Two thousand weeks of one person on one Monday: each stands for itself, and the day is named."""
    weeks = [
        version(f"ma week-{n} | Rob Jetten", ["di | Gesprek met VNG"], first_seen=1, changed=1)
        for n in range(2000)
    ]
    pages = [
        version(
            "di bezoek | Rob Jetten | | Bezoek aan Chemelot", None, first_seen=1, changed=1, last_listed=OLD
        ),
        version("di chemelot | Rob Jetten | | Bezoek aan Chemelot", None, first_seen=SINCE, changed=SINCE),
    ]
    start = time.process_time()
    assert len(replacements([*weeks, *pages])) == 1
    assert time.process_time() - start < 5
    assert replacing.crowds([*weeks, *pages]) == {MONDAY: 2000}


@pytest.mark.parametrize(
    "without", range(len(replacing.RULES)), ids=[str(rule[0]) for rule in replacing.RULES]
)
def test_no_rule_is_without_use(without: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [rule for number, rule in enumerate(replacing.RULES) if number != without]
    monkeypatch.setattr(replacing, "RULES", rules)
    cases = [one for kind in CASES.values() for one in kind if "is" in one]
    assert [one["what"] for one in cases if not replacements(pair(one))]
