"""Speed, load and memory of the placer: everything that finds out where an activity takes place, both models included.

    python benchmarks/speed.py [--items ../shared/data/agendas_2017_2023.jsonl] [--answers FILE]

Prints processor time, not time on the wall, of one core. Single items have a stated place; lines of weeks are the same
titles without one, twenty to a page, which is the hardest case: every line is read by the rules, and where these find
nothing by the line model. No text counts twice. `--answers` writes every answer, to compare two versions.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

BEGUN = time.process_time()  # with the start of Python

from agendacrawl.core.items import Activity, AgendaPage  # noqa: E402 - the load is measured
from agendacrawl.core.vocabulary import Platform  # noqa: E402
from agendacrawl.places.gazetteer import Gazetteer  # noqa: E402
from agendacrawl.text import line_reader  # noqa: E402
from agendacrawl.text.pipeline import load  # noqa: E402
from agendacrawl.voters.placer import Placer  # noqa: E402

SHARED = Path(__file__).resolve().parents[2] / "shared/data/agendas_2017_2023.jsonl"
DAY = dt.date(2026, 11, 9)
LINES_OF_A_WEEK = 20


def page(weekly: bool, activities: list[Activity]) -> AgendaPage:
    """Return a page with these activities and nothing else."""
    moment = dt.datetime(2026, 11, 9, tzinfo=dt.UTC)
    return AgendaPage(
        "", "", Platform.PRO, weekly, "", DAY, [], [], None, None, "", None, activities, "", b"", moment
    )


def singles(items: Iterable[dict[str, Any]]) -> Iterator[AgendaPage]:
    """Yield every item as a page of its own."""
    for item in items:
        activity = Activity("", item["activiteitnaam"], DAY, description=item["subtitel"] or "")
        activity.stated_place = item["locatie"]
        yield page(False, [activity])


def weeks(items: list[dict[str, Any]]) -> Iterator[AgendaPage]:
    """Yield pages of twenty lines: the titles of the items, each once, without anything else."""
    titles = list(dict.fromkeys(item["activiteitnaam"] for item in items))
    for start in range(0, len(titles), LINES_OF_A_WEEK):
        yield page(True, [Activity("", title, DAY) for title in titles[start : start + LINES_OF_A_WEEK]])


def answer(activity: Activity) -> list[Any]:
    """Return everything that the placer decided on an activity."""
    places = [[*(str(getattr(one, name)) for name in one.__slots__)] for one in activity.places]
    return [activity.title, activity.stated_place, str(activity.mode), places, [*map(str, activity.flags)]]


def measure(name: str, pages: list[AgendaPage], placer: Placer, target: int) -> list[Any]:
    """Place all activities of the pages, print how many a second, and return the answers."""
    began = time.process_time()
    for one in pages:
        placer.place_page(one)
    seconds = time.process_time() - began
    answers = [answer(activity) for one in pages for activity in one.activities]
    print(f"{name:<32} {len(answers) / seconds:8,.0f} a second  (target {target:,})")
    return answers


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=Path, default=SHARED)
    parser.add_argument("--answers", type=Path)
    options = parser.parse_args()
    gazetteer = Gazetteer.load()
    placer = Placer(gazetteer, load("own", gazetteer), line_reader.load())
    placer.place_page(page(False, [Activity("", "Werkbezoek aan Delfzijl", DAY)]))
    print(f"{'load, until the first answer':<32} {time.process_time():8.2f} s         (target 2)")
    placer.place_page(page(True, [Activity("", "Overleg burgemeesters, Delfzijl in Xanderveen", DAY)]))
    print(f"{'the same with both models':<32} {time.process_time():8.2f} s")
    if not options.items.is_file():
        print(f"There are no items in {options.items}: speed and memory are left out.")
        return
    items = [json.loads(line) for line in options.items.read_text(encoding="utf-8").splitlines()]
    parts = {"single items": list(singles(items)), "lines of weeks": list(weeks(items))}
    gc.collect()
    answers = {name: measure(name, pages, placer, 3000) for name, pages in parts.items()}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory, with the items':<32} {memory:8.0f} MB        (target 450)")
    if options.answers:
        options.answers.write_text(json.dumps(answers, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
