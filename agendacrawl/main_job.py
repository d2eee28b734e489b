"""The main job behind `make run`: crawl the live site, or the sample site where that can't be reached, and show
the visits per region. The live site is scouted first: a crawl that makes no sense is not begun.

    python -m agendacrawl.main_job --site auto|live|sample|http://127.0.0.1:8899

What is not the live site goes into a database of its own on the private cluster, also where DATABASE_URL names
another: made-up visits never mix with real ones. Where a database is named, a live site that can't be reached is an
error with the exit status of the outcome `unreachable`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from agendacrawl.core import ending, territory

if __name__ == "__main__":
    ending.install()  # before what takes a second to import

import psycopg
from rich.console import Console
from rich.table import Table

from agendacrawl import sample, settings
from agendacrawl.core.arguments import LOOK_AHEAD
from agendacrawl.core.site import LIVE_SITE, USER_AGENT
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.db import schema
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import BESIDE, READER, DatabaseError, connection_arguments, is_private, needed_dsn
from agendacrawl.refdata import load

REACH_WITHIN = 5  # seconds for the live site to answer
SAMPLE_PORT = 54330
SITE = Path("site")  # of `make run`: the folder of the public site
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
    """One crawl: the spider's arguments, settings that differ, and its database as AGENDA_DATABASE names it."""

    arguments: dict[str, str]
    settings: dict[str, str]
    database: str
    scouted: bool = False


def unreachable(site: str = LIVE_SITE, within: float = REACH_WITHIN) -> str | None:
    """Return why a site can't be reached within so many seconds, or None when it can."""
    request = urllib.request.Request(f"{site}/robots.txt", headers={"User-Agent": USER_AGENT})
    try:
        with urllib.request.urlopen(request, timeout=within):
            return None
    except urllib.error.HTTPError as error:
        return f"HTTP status {error.code}"
    except OSError as error:
        return str(getattr(error, "reason", error))


class NoNetwork(RuntimeError):
    """The live site can't be reached, and the sample has no business in the database that the user named."""


def plan(site: str, stack: ExitStack) -> Job:
    """Say what to crawl for a value of SITE; a sample site is served until `stack` is closed. Raises NoNetwork."""
    if site == "auto":
        site = _live_or_sample()
    if site == "live":
        return Job({}, {}, settings.AGENDA_DATABASE, scouted=True)
    if site == "sample":
        server = stack.enter_context(sample.serve(Platform.PRO, _sample_port()))
        since, until = sample.PERIOD
        arguments = {"site": server.url, "since": since.isoformat(), "until": until.isoformat()}
        return Job(arguments, FAST, "sample")
    since, until = FIRST_DAY_OF_A_COPY, territory.today() + LOOK_AHEAD
    return Job(
        {"site": site, "since": since.isoformat(), "until": until.isoformat()},
        FAST,
        "copy",
    )


def _live_or_sample() -> str:
    why = unreachable()
    if why is None:
        return "live"
    told = f"{LIVE_SITE} can't be reached from here ({why})"
    if not is_private(settings.AGENDA_DATABASE):
        raise NoNetwork(
            f"{told}. Nothing was crawled: the sample's made-up visits don't belong in the database that you named. "
            "Check the network; or SITE=sample crawls the sample into a database of its own."
        )
    print(f"{told}: crawling the bundled sample site instead.", flush=True)
    return "sample"


def _sample_port() -> int:
    """Return the port of the sample site: the same each time, since addresses are part of what is stored."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", SAMPLE_PORT))
        except OSError:
            return 0
    return SAMPLE_PORT


def scout(job: Job) -> int:
    """Look at the site with a few requests and print what is found; return 0 if a crawl makes sense."""
    command = [sys.executable, "-m", "agendacrawl", "scout"]
    for name, value in job.arguments.items():
        command += ["-a", f"{name}={value}"]
    return subprocess.run(command, check=False).returncode


def crawl(job: Job) -> int:
    """Run the crawl as a person would, with the database in its environment; return its exit status.

    It is told of a signal, by the terminal or by this process, and its end is waited for.
    """
    command = [sys.executable, "-m", "agendacrawl", "crawl", "-s", "LOG_LEVEL=WARNING"]
    for name, value in job.arguments.items():
        command += ["-a", f"{name}={value}"]
    for name, value in job.settings.items():
        command += ["-s", f"{name}={value}"]
    crawling = subprocess.Popen(command, env={**os.environ, "AGENDA_DATABASE": job.database})

    def forward(signum: int, _: FrameType | None) -> None:
        if signum != signal.SIGINT:  # the terminal sends that one to both
            crawling.send_signal(signum)

    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, forward)
    return crawling.wait()


def show(dsn: str, console: Console, database: str) -> None:
    """Print the last run, visits per NPVR region, and what to do next with the database that AGENDA_DATABASE names."""
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
        f"{stats[1].get('agenda/activities', 0):,} activities on them. {activities[0]:,} in the database, where a "
        "shared event is one.",
        highlight=False,
    )
    known = connection_arguments(dsn)
    console.print("A visit is one person at one physical activity.", highlight=False)
    program = str(Path(sys.executable).with_name("agendacrawl"))
    if Path(sys.prefix).parent == Path.cwd():  # in the project's folder, as `make run`
        program = os.path.relpath(program)
    if database in BESIDE:
        console.print(
            f"These are no data of {LIVE_SITE}: they are in a database of their own. Every command finds it after "
            f"[bold]export AGENDA_DATABASE={database}[/bold], or with AGENDA_DATABASE={database} before it:",
            highlight=False,
        )
        program = f"AGENDA_DATABASE={database} {program}"
    lines = (
        f"  psql  {program} psql",
        f"  QGIS  Layer > Add Layer > Add PostGIS Layers > New: host {known.get('host', 'localhost')}, port "
        f"{known.get('port', '5432')}, database {known.get('dbname')}, user {READER}; schema gis. Its password: "
        f"{program} db reader",
    )
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True, markup=False)


def publish(dsn: str, folder: Path = SITE) -> None:
    """Build the site and print where its first page is, or why there is none: the crawl is good without it."""
    from agendacrawl.site.build import build
    from agendacrawl.site.editions import editions_in
    from agendacrawl.site.writing import keep

    try:
        keep(folder, build(dsn, editions=editions_in(folder)))
    except (DatabaseError, LookupError, OSError) as problem:
        print(f"The site was not built: {ending.said(problem)}", file=sys.stderr)
        return
    print(f"The site, for everybody to read: {(folder / 'index.html').resolve().as_uri()}")


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
            if job.scouted and (status := scout(job)) != 0:
                return status
            dsn = needed_dsn(job.database)
            schema.upgrade(dsn)
            load.bundled(dsn)
        except NoNetwork as error:
            print(error, file=sys.stderr)
            return Outcome.UNREACHABLE.exit_status
        except (ClusterError, DatabaseError) as error:
            print(error, file=sys.stderr)
            return 1
        status = crawl(job)
        if status not in (1, 2, Outcome.INTERRUPTED.exit_status, ending.INTERRUPTED):
            show(dsn, console, job.database)
            publish(dsn)
    return status


if __name__ == "__main__":
    sys.exit(main())
