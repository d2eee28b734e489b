"""The main job behind `make run`: crawl the live site, or the sample site where that can't be reached, and show
the visits per region.

    python -m agendacrawl.main_job --site auto|live|sample|http://127.0.0.1:8899

What is not the live site goes into a database of its own, unless DATABASE_URL names one: made-up visits never
mix with real ones.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shlex
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from rich.console import Console
from rich.table import Table

from agendacrawl import __version__, sample
from agendacrawl.core.arguments import LOOK_AHEAD
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import cluster, schema, sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, connection_arguments
from agendacrawl.refdata import load

REACH_WITHIN = 5  # seconds that the live site has to answer
SAMPLE_PORT = 54330
FIRST_DAY_OF_A_COPY = dt.date(2010, 10, 14)  # cabinet Rutte I: no copy of the agendas reaches further back
FAST = {"DOWNLOAD_DELAY": "0", "CONCURRENT_REQUESTS_PER_DOMAIN": "16"}  # for what runs on this machine

_VISITS = """
    SELECT name, activities, visits, visits_werkbezoek, last_past, period_start, period_end
    FROM gis.visits_per_region WHERE kind = 'npvr' ORDER BY id
"""
_ACTIVITIES = """
    SELECT count(DISTINCT coalesce(j.joint_id, a.id))
    FROM agenda.activity a LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One crawl: the spider's arguments, settings that differ, and the name of its database on the cluster."""

    arguments: dict[str, str]
    settings: dict[str, str]
    database: str


def unreachable(site: str = LIVE_SITE, within: float = REACH_WITHIN) -> str | None:
    """Return why a site can't be reached within so many seconds, or None when it can."""
    request = urllib.request.Request(
        f"{site}/robots.txt", headers={"User-Agent": f"agendacrawl/{__version__}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=within):
            return None
    except urllib.error.HTTPError as error:
        return f"HTTP status {error.code}"
    except OSError as error:
        return str(getattr(error, "reason", error))


def plan(site: str, stack: ExitStack) -> Job:
    """Say what to crawl for a value of SITE; a sample site is served until `stack` is closed."""
    if site == "auto":
        why = unreachable()
        if why is None:
            site = "live"
        else:
            print(
                f"{LIVE_SITE} can't be reached from here ({why}): crawling the bundled sample site instead.",
                flush=True,
            )
            site = "sample"
    if site == "live":
        return Job({}, {}, cluster.DATABASE)
    if site == "sample":
        server = stack.enter_context(sample.serve(Platform.PRO, _sample_port()))
        since, until = sample.PERIOD
        arguments = {"site": server.url, "since": since.isoformat(), "until": until.isoformat()}
        return Job(arguments, FAST, f"{cluster.DATABASE}_sample")
    since, until = FIRST_DAY_OF_A_COPY, dt.date.today() + LOOK_AHEAD
    return Job(
        {"site": site, "since": since.isoformat(), "until": until.isoformat()},
        FAST,
        f"{cluster.DATABASE}_copy",
    )


def _sample_port() -> int:
    """Return the port of the sample site: the same each time, since addresses are part of what is stored."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", SAMPLE_PORT))
        except OSError:
            return 0
    return SAMPLE_PORT


def crawl(job: Job, dsn: str) -> int:
    """Run the crawl as a person would, with the database in its environment; return its exit status."""
    command = [sys.executable, "-m", "scrapy", "crawl", "agenda", "-s", "LOG_LEVEL=WARNING"]
    for name, value in job.arguments.items():
        command += ["-a", f"{name}={value}"]
    for name, value in job.settings.items():
        command += ["-s", f"{name}={value}"]
    environment = {**os.environ, "DATABASE_URL": dsn, "SCRAPY_SETTINGS_MODULE": "agendacrawl.settings"}
    return subprocess.run(command, env=environment, check=False).returncode


def without_password(dsn: str, folder: Path) -> str:
    """Return an address of the same database that every program on this machine understands and everybody may see.

    The password goes into a file that only its owner reads, as libpq takes it (`passfile`).
    """
    given = connection_arguments(dsn)
    file = folder / "pgpass"
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(f"{given['host']}:{given['port']}:*:{given['user']}:{given['password']}\n")
    place = (
        f"{quote(given['user'], safe='')}@{given['host']}:{given['port']}/{quote(given['dbname'], safe='')}"
    )
    return f"postgresql://{place}?{urlencode({'passfile': file}, safe='/')}"


def show(dsn: str, console: Console, address: str) -> None:
    """Print the last run, visits per NPVR region, and how to connect: `address` is a word of the shell."""
    with psycopg.connect(**connection_arguments(dsn)) as connection:
        rows = connection.execute(_VISITS).fetchall()
        stats = connection.execute(
            "SELECT outcome, stats FROM agenda.run ORDER BY id DESC LIMIT 1"
        ).fetchone()
        activities = connection.execute(_ACTIVITIES).fetchone()
    assert stats is not None
    assert activities is not None
    counts = {what: stats[1].get(f"agenda/stored/{what}", 0) for what in ("new", "changed", "unchanged")}
    period = f"{rows[0][5]} to {rows[0][6]}" if rows and rows[0][5] else "no activities yet"
    table = Table(title=f"Visits per NPVR region, {period}", title_justify="left")
    table.add_column("Region")
    for name in ("Activities", "Visits", "Of which working visits"):
        table.add_column(name, justify="right")
    table.add_column("Last visit")
    for name, count, visits, working, last, _, _ in rows:
        table.add_row(name, str(count), str(visits), str(working), str(last or "–"))
    console.print(table)
    console.print(
        f"Run: {stats[0]}. Pages: {counts['new']} new, {counts['changed']} changed, {counts['unchanged']} unchanged. "
        f"{activities[0]:,} activities in the database.",
        highlight=False,
    )
    known = connection_arguments(dsn)
    console.print("A visit is one person at one physical activity. Connect with", highlight=False)
    lines = (
        f"  psql  psql {address}",
        f"  QGIS  Layer > Add Layer > Add PostGIS Layers > New: host {known.get('host', 'localhost')}, port "
        f"{known.get('port', '5432')}, database {known.get('dbname')}, user {sessions.READER}; schema gis. "
        f"Its password: DATABASE_URL={address} .venv/bin/scrapy db reader",
        f"  Map   DATABASE_URL={address} .venv/bin/scrapy map --out map",
    )
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True, markup=False)


def main() -> int:
    """Run the main job; return the exit status of the crawl."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument(
        "--site", default="auto", help="auto, live, sample, or the address of a copy of the site"
    )
    given = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 100)
    with ExitStack() as stack:
        try:
            job = plan(given.site, stack)
            dsn, address = os.environ.get("DATABASE_URL"), '"$DATABASE_URL"'
            if not dsn:
                own = cluster.ensure(cluster.default_folder(), database=job.database)
                dsn, address = own.dsn, shlex.quote(without_password(own.dsn, own.folder))
            schema.upgrade(dsn)
            load.bundled(dsn)
        except (ClusterError, DatabaseError) as error:
            print(error, file=sys.stderr)
            return 1
        status = crawl(job, dsn)
        if status not in (1, 2):
            show(dsn, console, address)
    return status


if __name__ == "__main__":
    sys.exit(main())
