"""Lines of weekly pages of our own (tests/data/week_lines.yml), each put on a page between two lines without a place.

    python benchmarks/week_lines.py

Prints the lines that come out otherwise than the file says, and the figures: by the rules alone, and with the line
model.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agendacrawl.core.items import Activity, Place
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import FactKind, Level, Mode
from agendacrawl.pages.reader import read_page
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.reading.reader import knowledge_of
from agendacrawl.text import line_reader
from agendacrawl.text.pipeline import load
from agendacrawl.types.facts import facts_of
from agendacrawl.voters.placer import Placer

DATA = Path(__file__).resolve().parents[1] / "tests/data"
PARTS = ("place", "mode", "who", "about")
# What came out right when a reading was first run, of how many: by reading, in the order of PARTS.
FIRST = {
    "first": (111, 98, 35, 13),
    "second": (87, 87, 23, 6),
    "third": (55, 54, 22, 4),
    "fourth": (35, 43, 2, 5),
    "fifth": (26, 26, 6, 0),
    "sixth": (30, 28, 1, 0),
    "seventh": (39, 43, 3, 0),
}
ADDRESS = "https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/agenda-minister-voorbeeld-week-46"
PAGE = """<!DOCTYPE html><html lang="nl"><body><main><h1>Agenda minister Voorbeeld week 46</h1><ul class="meta">
<li><strong>Datum:</strong> 09-11-2026</li><li><strong>Type activiteit:</strong> Agenda</li></ul>
<div class="rich-text"><h2>Maandag 9 november</h2><ul>{items}</ul></div></main></body></html>"""
BESIDE = ("Gesprek met de kinderombudsman", "Ministerraad")
AREAS = {Level.PROVINCE: "provincie", Level.REGION: "streek"}


@dataclass(frozen=True)
class Answer:
    """What a line came to; `places` as in the file."""

    places: frozenset[str]
    mode: Mode
    who: tuple[str, ...]
    about: str | None
    title: str
    found: tuple[Place, ...] = ()


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every line with the group that it stands in."""
    for group, lines in yaml.safe_load((DATA / "week_lines.yml").read_text(encoding="utf-8")).items():
        for entry in lines:
            yield group, entry


@cache
def _placer(model: bool) -> tuple[Gazetteer, Placer]:
    gazetteer = Gazetteer.load()
    lines = line_reader.load() if model else None
    return gazetteer, Placer(gazetteer, load("none", gazetteer), lines)


def read_line(line: str, model: bool = False) -> Answer:
    """Return what comes of a line on a page of three, by the rules alone or with the line model as well."""
    gazetteer, placer = _placer(model)
    items = "".join(f"<li>{html.escape(text)}</li>" for text in (BESIDE[0], line, BESIDE[1]))
    markup = PAGE.format(items=items)
    page = read_page(
        url=ADDRESS,
        html=markup,
        body=markup.encode(),
        fetched_at=dt.datetime(2026, 11, 9, tzinfo=dt.UTC),
        knowledge=knowledge_of(gazetteer),
    )
    placer.place_page(page)
    if len(page.activities) != 3:
        return Answer(frozenset(), Mode.UNKNOWN, (), None, f"{len(page.activities)} activities")
    return _answer(page.activities[1], gazetteer)


def _answer(activity: Activity, gazetteer: Gazetteer) -> Answer:
    facts = facts_of(activity.title, activity.description, [place.evidence for place in activity.places])
    names = {area.code: area.name for area in gazetteer.municipalities.values()}
    return Answer(
        frozenset(
            names.get(place.municipality_code or "")
            or (
                f"{AREAS[place.level]} {place.name}" if place.country == "NL" and place.level in AREAS else ""
            )
            or str(place.country)
            for place in activity.places
        ),
        activity.mode,
        tuple(fact.value for fact in facts if fact.kind is FactKind.COUNTERPART),
        next((fact.value for fact in facts if fact.kind is FactKind.TOPIC), None),
        activity.title,
        tuple(activity.places),
    )


def wrong(entry: dict[str, Any], answer: Answer) -> dict[str, str]:
    """Return what is wrong: `place`, `mode`, `who` or `about`, each with what came out."""
    want = set(entry.get("at", ()))
    found = {}
    if not want <= answer.places <= want | set(entry.get("at_also", ())):
        found["place"] = ", ".join(sorted(answer.places))
    modes = {entry.get("mode", "physical" if want else "unknown"), *entry.get("mode_also", ())}
    if answer.mode not in modes and not (answer.places and answer.places <= set(entry.get("at_also", ()))):
        found["mode"] = str(answer.mode)
    if "who" in entry:
        who = {normalise(name) for name in answer.who}
        right = {normalise(name) for name in (*entry["who"], *entry.get("who_also", ()))}
        if not who or not who <= right:
            found["who"] = " | ".join(answer.who)
    if "about" in entry and answer.about != entry["about"]:
        found["about"] = str(answer.about)
    return found


def reading_of(group: str) -> str:
    """Return in which reading a group of lines was written."""
    return group.split(" reading")[0] if " reading" in group else "first"


def table(model: bool = False) -> tuple[dict[str, dict[str, tuple[int, int]]], list[str]]:
    """Return (right, asked) of every part by reading, and the lines that are wrong."""
    counts = {reading: {part: [0, 0] for part in PARTS} for reading in FIRST}
    lines = []
    for group, entry in entries():
        answer = read_line(entry["line"], model)
        faults = wrong(entry, answer)
        for part, count in counts[reading_of(group)].items():
            if part in ("place", "mode") or part in entry:
                count[0] += part not in faults
                count[1] += 1
        if faults:
            want = {part: entry.get({"place": "at"}.get(part, part)) for part in faults}
            lines.append(f"{group} | {entry['line']} | got {faults} | want {want} | title {answer.title}")
    return {
        reading: {part: (right, asked) for part, (right, asked) in parts.items()}
        for reading, parts in counts.items()
    }, lines


if __name__ == "__main__":
    for with_model in (False, True):
        figures, faulty = table(with_model)
        print("\nRules and line model" if with_model else "Rules alone", *faulty, *figures.items(), sep="\n")
