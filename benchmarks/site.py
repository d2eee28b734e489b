"""How long a large site takes: reading, making all files, writing them, and a second run that writes nothing.

    python benchmarks/site.py postgresql://.../crawled [--activities 20000]

Copies a crawled database and multiplies its activities (benchmarks/publishing.py): regions and people have many.
Compares the visits of every sheet with the views. Seconds are those of the wall clock, and of the processor
in brackets: measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psycopg
from publishing import copied, multiply

from agendacrawl.core.slugs import region_slugs
from agendacrawl.db import sessions
from agendacrawl.site import query
from agendacrawl.site.build import build
from agendacrawl.site.writing import keep

T = TypeVar("T")


def timed(what: str, work: Callable[[], T]) -> T:
    """Print how long something took, and return what it gave."""
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    print(f"{what}: {time.perf_counter() - wall:.1f} s ({time.process_time() - processor:.1f} s)", flush=True)
    return done


def wrong(dsn: str, made: dict[str, bytes]) -> list[str]:
    """Return the sheets whose count of visits is not that of gis.visits_per_region."""
    with psycopg.connect(dsn) as connection:
        rows = connection.execute(
            "SELECT v.kind, k.singular, v.code, v.name, v.visits FROM gis.visits_per_region v "
            "JOIN ref.region_kind k ON k.code = v.kind"
        ).fetchall()
    slugs = region_slugs((kind, singular, code, name) for kind, singular, code, name, _ in rows)
    found = []
    for kind, _, code, name, visits in rows:
        page = made[f"regio/{slugs[kind, code]}/index.html"].decode()
        figure = re.search(r'class="figure">([\d.]+)<', page)
        if not figure or int(figure[1].replace(".", "")) != visits:
            found.append(name)
    return found


def main() -> None:
    """Print how long each part took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("dsn")
    parser.add_argument("--activities", type=int, default=20_000)
    given = parser.parse_args()
    with copied(given.dsn) as dsn, tempfile.TemporaryDirectory() as name:
        with psycopg.connect(dsn, autocommit=True) as connection, sessions.published(connection):
            print(f"{multiply(connection, given.activities):,} activities on pages")
        with sessions.reading(dsn) as connection:
            timed("read", lambda: query.read(connection))
        made = timed("make everything, reading included", lambda: build(dsn))
        size = sum(map(len, made.values())) / 1e6
        largest = max(len(content) for file, content in made.items() if file.endswith(".html"))
        print(f"{len(made):,} files, {size:.0f} MB; largest page {largest:,} bytes")
        print("write:", timed("write", lambda: keep(Path(name), made)))
        print("second run:", timed("write again", lambda: keep(Path(name), made)))
        print("sheets that differ from the views:", wrong(dsn, made) or "none")


if __name__ == "__main__":
    main()
