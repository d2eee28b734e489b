"""`agendacrawl train`: train one of the project's own models on the activities that were crawled."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.options import natural
from agendacrawl.core.vocabulary import Mode
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, resolve_dsn

if TYPE_CHECKING:
    from agendacrawl.places.gazetteer import Gazetteer
    from agendacrawl.text.line_templates import Item
    from agendacrawl.text.training import Sample

_BESIDE = Path("var/trained")  # for a model that is not to replace the shipped one
_HAGUE_IN = (
    10  # keep one in this many items that say only The Hague: otherwise every second line would end so
)


@dataclass(slots=True, frozen=True)
class Activity:
    """A training example: one activity of a single page."""

    title: str
    description: str
    people: tuple[str, ...]
    stated_place: str | None
    mode: str


class Command(PlainCommand):
    """Exit with status 1 and a message if there is too little to train on."""

    def syntax(self) -> str:
        return "[places|lines] [options]"

    def short_desc(self) -> str:
        return "Train the project's own models: names of places, or the parts of weekly lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--items", type=Path, help="learn from a feed (activities.jsonl), not the database"
        )
        parser.add_argument("--out", type=Path, help=f"folder of the model; {_BESIDE}/NAME when not given")
        parser.add_argument("--replace", action="store_true", help="replace the shipped model")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument(
            "--steps", type=natural, default=6000, help="maximum number of steps (6000: ten minutes)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Train, and print the scores on the held-out texts."""
        from agendacrawl.db.official import read_from
        from agendacrawl.places.gazetteer import Gazetteer

        which = args[0] if args else "places"
        if len(args) > 1 or which not in TRAIN:
            raise UsageError(
                f"agendacrawl train takes places or lines, not {' '.join(args)}.", print_help=False
            )
        if opts.replace and opts.out:
            raise UsageError("--replace and --out exclude each other: give one of them.", print_help=False)
        folder = _shipped(which) if opts.replace else opts.out or _BESIDE / which
        assert self.settings is not None
        try:
            if opts.items:
                activities, gazetteer = from_feed(opts.items), Gazetteer.load()
            else:
                dsn = resolve_dsn(self.settings.get("AGENDA_DATABASE"))
                if dsn is None:
                    raise DatabaseError("AGENDA_DATABASE is off: name a feed with --items.")
                activities, gazetteer = from_database(dsn), Gazetteer.load(read_from(dsn))
            scores = TRAIN[which](activities, gazetteer, folder, opts.seed, opts.steps)
        except (DatabaseError, ClusterError, OSError, ValueError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print(f"{len(activities):,} activities; texts kept apart: {scores}. The model is in {folder}.")
        if not opts.replace:
            print(f"The shipped model is unchanged. To use the new one: agendacrawl train {which} --replace.")


def _shipped(which: str) -> Path:
    """Return the folder of the model that comes with the package."""
    from agendacrawl.text import choice, line_reader

    return {"places": choice.OWN, "lines": line_reader.MODEL}[which]


def _train_places(
    activities: Sequence[Activity], gazetteer: Gazetteer, folder: Path, seed: int, steps: int
) -> dict[str, float]:
    from agendacrawl.text.training import train

    return train(samples(activities), gazetteer, folder, seed=seed, steps=steps)


def _train_lines(
    activities: Sequence[Activity], gazetteer: Gazetteer, folder: Path, seed: int, steps: int
) -> dict[str, float]:
    from agendacrawl.text.line_training import names_of, train_lines

    people = {name for activity in activities for name in activity.people}
    return train_lines(
        items(activities, gazetteer), names_of(gazetteer, people), folder, seed=seed, steps=steps
    )


TRAIN: dict[str, Callable[[Sequence[Activity], Gazetteer, Path, int, int], dict[str, float]]] = {
    "places": _train_places,
    "lines": _train_lines,
}


def samples(activities: Iterable[Activity]) -> list[Sample]:
    """Return the training texts for the place model: titles and descriptions."""
    from agendacrawl.text.training import Sample

    return [Sample((one.title, one.description), one.people) for one in activities]


def items(activities: Iterable[Activity], gazetteer: Gazetteer) -> list[Item]:
    """Return the training items for the line model: titles with the place they state, if one is found there."""
    from agendacrawl.places.resolve import resolve_stated
    from agendacrawl.text.line_templates import Item

    made = []
    for one in activities:
        place = one.stated_place if one.mode == Mode.PHYSICAL else None
        found = resolve_stated(place, gazetteer).places if place else ()
        only_the_hague = place == "Den Haag" and crc32(one.title.encode()) % _HAGUE_IN
        made.append(Item(one.title, place if found and not only_the_hague else None))
    return made


def from_feed(path: Path) -> list[Activity]:
    """Return the activities of single pages in a feed of `agendacrawl crawl -O activities.jsonl`."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Activity(
            row["title"],
            row["description"],
            tuple(row["people"]),
            row.get("stated_place"),
            row.get("mode", ""),
        )
        for row in rows
        if not row.get("weekly")
    ]


def from_database(dsn: str) -> list[Activity]:
    """Return the activities of single pages in a database, in the order of their keys."""
    from sqlalchemy import select

    from agendacrawl.db import schema, tables

    one, page = tables.activity.c, tables.page.c
    query = (
        select(one.title, one.description, page.people, one.stated_place, one.mode)
        .join(tables.page, page.id == one.page_id)
        .where(~page.weekly)
        .order_by(one.key)
    )
    with schema.transaction(dsn) as connection:
        return [
            Activity(title, text, tuple(people), place, mode)
            for title, text, people, place, mode in connection.execute(query)
        ]
