"""Whether confidence is a share: of the places that claim nine in ten, are nine in ten right?

    python benchmarks/calibration.py [--shared ../shared] [--lines FOLDER]

Prints a reliability table: for each range of confidence what the places claim on average, and how many are right. The
places come from stated places, from lines of weeks, and from titles of single pages read as lines of weeks, where the
stated place is the truth; a title that names the region of the stated place is right. `--lines` names a line model that
was not trained on titles since May 2022 (`agendacrawl train lines`); the shipped one was, so it is left out there.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import speed
import yaml
from week_lines import entries, read_line

from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import AREAS, Level, Mode
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate
from agendacrawl.places.nearby import lies_in
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.text import line_reader
from agendacrawl.text.pipeline import load
from agendacrawl.voters.placer import Placer

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = Path(__file__).resolve().parents[1] / "tests/data"
SINCE = "2022-05-01"
RANGES = (0.0, 0.5, 0.65, 0.8, 0.895, 0.95, 1.01)


class Claim(NamedTuple):
    """A place that was found: what kind of text it was found in, what it claims, and whether it is right."""

    source: str
    confidence: float
    right: bool


def code_of(place: Place) -> str:
    """Return what a place comes to in a count."""
    named = place.level in (Level.PROVINCE, Level.REGION)
    return place.municipality_code or (place.name if named else place.country or "")


def from_stated(shared: Path, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Yield the places of stated places: our own texts, and those of an independent reader."""
    for entry in (
        e for group in yaml.safe_load((DATA / "place_texts.yml").read_text()).values() for e in group
    ):
        names = {gazetteer.municipalities[p.municipality_code].name if p.municipality_code else code_of(p): p
                 for p in resolve_stated(entry["text"], gazetteer).places}  # fmt: skip
        wanted = {want.removeprefix("provincie ").removeprefix("streek ") for want in entry["places"]}
        yield from (Claim("stated places", p.confidence, name in wanted) for name, p in names.items())
    for name in ("places", "names"):
        for entry in _lines(shared / f"gold/weeks/{name}.jsonl"):
            wanted = {p["gm"] or p["name"] for p in entry["places"]} | {
                p["country"] for p in entry["places"] if not p["gm"]
            }
            for place in resolve_stated(entry["text"], gazetteer).places:
                yield Claim("stated places", place.confidence, code_of(place) in wanted)


def from_lines(shared: Path, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Yield the places of lines of weeks: our own, and those of an independent reader."""
    wanted = [(entry["line"], {*entry.get("at", ()), *entry.get("at_also", ())}) for _, entry in entries()]
    names = {area.code: area.name for area in gazetteer.municipalities.values()}
    for page in _lines(shared / "gold/weeks/lines.jsonl"):
        wanted += [
            (q["line"], {names.get(c, c) for c in (*q["site"], *q["site_also"])}) for q in page["lines"]
        ]
    for line, want in wanted:
        bare = {name.removeprefix("provincie ").removeprefix("streek ") for name in want}
        for place in read_line(line, model=True).found:
            name = names.get(place.municipality_code or "", code_of(place))
            yield Claim("lines of weeks", place.confidence, name in bare)


def from_titles(shared: Path, gazetteer: Gazetteer, model: Path | None) -> Iterator[tuple[Claim, str]]:
    """Yield the places of titles of single pages, read as lines of weeks, each with the voter that found it."""
    placer = Placer(gazetteer, load("own", gazetteer), line_reader.load(model) if model else None)
    seen: set[str] = set()
    for item in _lines(shared / "data/agendas_2017_2023.jsonl"):
        title, stated = item["activiteitnaam"], item["locatie"] or ""
        if item["datum"] < SINCE or title in seen:
            continue
        seen.add(title)
        truth = resolve_stated(stated, gazetteer)
        if truth.mode is not Mode.PHYSICAL or not truth.candidates or any(c.rivals for c in truth.candidates):
            continue
        activity = Activity("", title, speed.DAY)
        placer.place_page(speed.page(True, [activity]))
        for place in activity.places:
            right = any(_holds(place, candidate, gazetteer) for candidate in truth.candidates)
            yield Claim("titles as lines", place.confidence, right), place.rule.split(",")[0]


def _holds(place: Place, truth: Candidate, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is the true one, or an area that it lies in."""
    entry = truth.entry
    if place.level not in AREAS:
        return place.municipality_code == entry.municipality_code and place.country == entry.country
    if place.level is Level.COUNTRY:
        return place.country == entry.country
    same = place.name in (entry.name, entry.province)
    return same or any(lies_in(entry, area) for area in gazetteer.find(place.name) if area.level in AREAS)


def reliability(claims: Iterable[Claim]) -> list[tuple[str, str, int, float, float]]:
    """Return source, range, number, mean claim and share right, for every range that has claims."""
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.source, sum(claim.confidence >= least for least in RANGES)].append(claim)
    rows = []
    for (source, n), group in sorted(groups.items()):
        told = f"{RANGES[n - 1]:.2f} to {min(RANGES[n], 1):.2f}"
        mean = sum(one.confidence for one in group) / len(group)
        rows.append((source, told, len(group), mean, sum(one.right for one in group) / len(group)))
    return rows


def claims(shared: Path, model: Path | None = None) -> list[Claim]:
    """Return all claims."""
    gazetteer = Gazetteer.load()
    titles = [claim for claim, _ in from_titles(shared, gazetteer, model)]
    return [*from_stated(shared, gazetteer), *from_lines(shared, gazetteer), *titles]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--lines", type=Path)
    given = parser.parse_args()
    if not (given.shared / "gold").is_dir():
        print(f"There are no gold texts in {given.shared}: nothing to compare with.")
        return
    for source, told, number, claimed, right in reliability(claims(given.shared, given.lines)):
        print(f"{source:<18} {told}  {number:5d}  claimed {claimed:.3f}  right {right:.3f}")
    gazetteer = Gazetteer.load()
    voters: dict[str, list[bool]] = defaultdict(list)
    for claim, voter in from_titles(given.shared, gazetteer, given.lines):
        voters[f"{voter} {claim.confidence:.2f}"].append(claim.right)
    for voter, right_ones in sorted(voters.items()):
        print(f"titles, {voter:<20} {sum(right_ones)} of {len(right_ones)} right")


if __name__ == "__main__":
    main()
