"""`scrapy train`: teach the own small NER from the activities that were crawled."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import select

from agendacrawl.db import schema, tables
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.official import read_from
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.pipeline import OWN
from agendacrawl.text.training import Sample, train


class Command(ScrapyCommand):
    """Ends with status 1 and a sentence when there is too little to learn from."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own form

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Teach the own small NER from the crawled activities"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--items", type=Path, help="learn from a feed (activities.jsonl), not the database"
        )
        parser.add_argument(
            "--out", type=Path, default=OWN, help="folder of the model; default: the package's"
        )
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--steps", type=int, default=6000, help="steps at most (6000: ten minutes)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Train and print the scores against the texts kept apart."""
        if args:
            raise UsageError(
                f"scrapy train takes no words, only options: {' '.join(args)}.", print_help=False
            )
        assert self.settings is not None
        try:
            if opts.items:
                samples, gazetteer = from_feed(opts.items), Gazetteer.load()
            else:
                dsn = resolve_dsn(self.settings.get("AGENDA_DATABASE"))
                if dsn is None:
                    raise DatabaseError("AGENDA_DATABASE is off: name a feed with --items.")
                samples, gazetteer = from_database(dsn), Gazetteer.load(read_from(dsn))
            scores = train(samples, gazetteer, opts.out, seed=opts.seed, steps=opts.steps)
        except (DatabaseError, ClusterError, OSError, ValueError) as problem:
            print(problem, file=sys.stderr)
            self.exitcode = 1
            return
        print(f"{len(samples):,} activities; texts kept apart: {scores}. The model is in {opts.out}.")


def from_feed(path: Path) -> list[Sample]:
    """The activities of a feed of `scrapy crawl agenda -O activities.jsonl`."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Sample((row["title"], row["description"]), tuple(row["people"])) for row in rows]


def from_database(dsn: str) -> list[Sample]:
    """The activities of a database, in the order of their keys."""
    query = (
        select(tables.activity.c.title, tables.activity.c.description, tables.page.c.people)
        .join(tables.page, tables.page.c.id == tables.activity.c.page_id)
        .order_by(tables.activity.c.key)
    )
    with schema.transaction(dsn) as connection:
        return [Sample((title, text), tuple(people)) for title, text, people in connection.execute(query)]
