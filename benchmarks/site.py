"""How long a large site takes and how much memory: a first build, and a second that writes nothing.

    python benchmarks/site.py postgresql://.../crawled [--activities 20000]

Copies a crawled database and multiplies its activities (benchmarks/publishing.py): regions and people have many.
Compares the visits of every sheet with the views. Seconds are those of the wall clock, and of the processor
in brackets, PostgreSQL's not among them: measure on a quiet machine. It also prints how long a second of work takes
at the moment: on a quiet machine 1.0.
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psycopg
from publishing import copied, multiply

from agendacrawl.core.slugs import region_slugs
from agendacrawl.db import sessions
from agendacrawl.site.build import build
from agendacrawl.site.writing import keep

T = TypeVar("T")


def timed(what: str, work: Callable[[], T]) -> T:
    """Print how long something took, and return what it gave."""
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    print(f"{what}: {time.perf_counter() - wall:.1f} s ({time.process_time() - processor:.1f} s)", flush=True)
    return done


def busy() -> float:
    """Return how many seconds pass while this process works for one: 1 on a machine that does nothing else."""
    wall, processor = time.perf_counter(), time.process_time()
    while time.process_time() - processor < 1:
        sum(range(10_000))
    return time.perf_counter() - wall


def wrong(dsn: str, folder: Path) -> list[str]:
    """Return the sheets whose count of visits is not that of gis.visits_per_region."""
    with psycopg.connect(dsn) as connection:
        rows = connection.execute(
            "SELECT v.kind, k.singular, v.code, v.name, v.visits FROM gis.visits_per_region v "
            "JOIN ref.region_kind k ON k.code = v.kind"
        ).fetchall()
    slugs = region_slugs((kind, singular, code, name) for kind, singular, code, name, _ in rows)
    found = []
    for kind, _, code, name, visits in rows:
        page = (folder / "regio" / slugs[kind, code] / "index.html").read_text("utf-8")
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
        folder = Path(name)
        print(f"a second of work takes {busy():.1f} s")
        print("first:", timed("build", lambda: keep(folder, build(dsn))))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        files = [file for file in folder.rglob("*") if file.is_file()]
        sizes = [file.stat().st_size for file in files]
        largest = max(file.stat().st_size for file in files if file.suffix == ".html")
        print(
            f"{len(files):,} files, {sum(sizes) / 1e6:.0f} MB; largest page {largest:,} bytes; memory {memory:.0f} MB"
        )
        print("second:", timed("build again", lambda: keep(folder, build(dsn))))
        print(f"a second of work takes {busy():.1f} s")
        print("sheets that differ from the views:", wrong(dsn, folder) or "none")


if __name__ == "__main__":
    main()
