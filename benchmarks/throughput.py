"""What a crawl costs beside downloading alone, and beside a naive loop: ratios from interleaved runs.

    python benchmarks/throughput.py http://127.0.0.1:8899 truth.jsonl [--rounds 3] [--server DSN]

Downloads the pages of a truth file with a lean bare spider (same settings, nothing else), crawls the same site with
this project into an empty database, again, and again with pages on trust, and reads it with two naive loops (one page
after the other, a commit a row): with lxml alone, and with requests and BeautifulSoup if they are installed. Delay 0,
concurrency 16. In each round every program runs once, in this order; the table has the medians. Seconds of the
processor are those of the program's own process and those of PostgreSQL (user and system): on a machine with other
work only they mean something. The databases are made on the private cluster, or on the server that --server names, and
dropped at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from agendacrawl.db.dsn import resolve_dsn

ROOT = Path(__file__).resolve().parent.parent
FAST = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "-s", "LOG_LEVEL=WARNING"]
# What Scrapy does by itself is set as in this project: the difference is what the project does.
LEAN = ["-s", "CONCURRENT_ITEMS=1", "-s", "COOKIES_ENABLED=0", "-s", "TELNETCONSOLE_ENABLED=0"]
BARE_SPIDER = """
import scrapy

class Bare(scrapy.Spider):
    name = "bare"

    async def start(self):
        for line in open(self.addresses):
            yield scrapy.Request(line.strip())

    def parse(self, response):
        return []
"""
NAIVE_LOOP = """
import sys
import psycopg

addresses, dsn = sys.argv[1:]
{imports}
with psycopg.connect(dsn) as connection:
    connection.execute("DROP TABLE IF EXISTS public.naive")
    connection.execute("CREATE TABLE public.naive (url text, title text, label text, value text, words text)")
    for url in open(addresses):
        {read}
        for label, value in rows or [("", "")]:
            row = [url, title, label, value, words]
            connection.execute("INSERT INTO public.naive VALUES (%s, %s, %s, %s, %s)", row)
            connection.commit()
"""
WITH_LXML = NAIVE_LOOP.format(
    imports="""
import urllib.request
from lxml import html
""",
    read="""
        page = html.fromstring(urllib.request.urlopen(url.strip()).read())
        title = page.findtext(".//h1")
        rows = [(dt.text_content(), dd.text_content()) for dt, dd in zip(page.iter("dt"), page.iter("dd"))]
        words = " ".join(p.text_content() for p in page.iter("p"))
""",
)
WITH_SOUP = NAIVE_LOOP.format(
    imports="""
import requests
from bs4 import BeautifulSoup
session = requests.Session()
""",
    read="""
        page = BeautifulSoup(session.get(url.strip()).content, "lxml")
        title = page.h1.get_text()
        rows = [(dt.get_text(), dd.get_text()) for dt, dd in zip(page.find_all("dt"), page.find_all("dd"))]
        words = " ".join(p.get_text() for p in page.find_all("p"))
""",
)
NAME, TEMPLATE = "agendacrawl_throughput", "agendacrawl_throughput_empty"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one program took: seconds of the clock and of processors, and megabytes at most."""

    wall: float
    program: float
    server: float
    peak: float


def cpu_of_server(connection: psycopg.Connection) -> float:
    """Return the processor time of PostgreSQL since it started, in seconds; 0 if it is on another machine."""
    row = connection.execute("SELECT current_setting('data_directory')").fetchone()
    assert row is not None
    file = Path(str(row[0])) / "postmaster.pid"
    if not file.exists():
        return 0.0
    first = int(file.read_text().split()[0])
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == first:
            ticks += sum(map(int, fields[11:15]))  # its own, and those of the processes that have ended
        elif int(fields[1]) == first:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(command: list[str], folder: Path, server: psycopg.Connection) -> Cost:
    """Run a command; return its cost."""
    begin, before = time.perf_counter(), cpu_of_server(server)
    process = subprocess.Popen(command, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command[:6])} ... ended with status {os.waitstatus_to_exitcode(status)}")
    wall = time.perf_counter() - begin
    time.sleep(0.2)  # until the server has ended its process
    return Cost(wall, usage.ru_utime + usage.ru_stime, cpu_of_server(server) - before, usage.ru_maxrss / 1024)


def make(server: psycopg.Connection, name: str, template: str = "template1") -> None:
    """Make a database anew."""
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site")
    parser.add_argument("truth", type=Path)
    parser.add_argument("--server", help="DSN of a server on which databases may be made")
    parser.add_argument("--platform", choices=["auto", "pro", "legacy"], default="auto")
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.truth.read_text(encoding="utf-8").splitlines()]
    paths = list(dict.fromkeys(row["url"] for row in rows))
    days = sorted(["-".join(path.split("/")[3:6]) for path in paths])
    address = given.server or resolve_dsn("auto")
    assert address is not None
    dsn = make_conninfo(address, dbname=NAME)
    scrapy, agendacrawl = ([sys.executable, "-m", name] for name in ("scrapy", "agendacrawl"))
    window = ["-a", f"platform={given.platform}", "-a", f"since={days[0]}", "-a", f"until={days[-1]}"]
    crawl = [
        *agendacrawl,
        "crawl",
        "-a",
        f"site={given.site}",
        *window,
        "-s",
        f"AGENDA_DATABASE={dsn}",
        *FAST,
    ]
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    with psycopg.connect(address, autocommit=True) as server, tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "bare.py").write_text(BARE_SPIDER)
        (folder / "naive.py").write_text(WITH_LXML)
        (folder / "soup.py").write_text(WITH_SOUP)
        (folder / "addresses").write_text("".join(f"{given.site}{path}\n" for path in paths))
        make(server, TEMPLATE)
        empty = make_conninfo(address, dbname=TEMPLATE)
        for step in ("upgrade", "refdata"):
            subprocess.run([*agendacrawl, "db", step, "-s", f"AGENDA_DATABASE={empty}"], check=True, cwd=ROOT)
        programs = {
            "lean bare spider": (
                [*scrapy, "runspider", "bare.py", "-a", "addresses=addresses", *LEAN, *FAST],
                folder,
            ),
            "first crawl": (crawl, ROOT),
            "again, every page": (crawl, ROOT),
            "again, pages on trust": ([*crawl, "-s", "AGENDA_TRUST_DAYS=7"], ROOT),
            "reprocess": ([*agendacrawl, "reprocess", "-s", f"AGENDA_DATABASE={dsn}"], ROOT),
            "naive loop, lxml": ([sys.executable, "naive.py", "addresses", dsn], folder),
            "naive loop, soup": ([sys.executable, "soup.py", "addresses", dsn], folder),
        }
        if find_spec("bs4") is None or find_spec("requests") is None:
            print("requests and beautifulsoup4 are not both installed: the loop with them is left out.")
            del programs["naive loop, soup"]
        for _ in range(given.rounds):
            make(server, NAME, TEMPLATE)
            for name, (command, where) in programs.items():
                costs[name].append(timed(command, where, server))
        with psycopg.connect(dsn) as stored:
            counted = stored.execute("SELECT count(*) FROM agenda.activity").fetchone()
        for name in (NAME, TEMPLATE):
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    assert counted is not None
    print(f"{len(paths)} pages, {len(rows)} activities expected, {counted[0]} stored, {given.rounds} rounds")
    print(
        f"{'':<24}{'wall s':>8}{'CPU s':>8}{'server':>8}{'MB':>6}{'wall/bare':>11}{'CPU/bare':>10}{'CPU ms/page':>13}"
    )
    bare = costs["lean bare spider"]
    for name, some in costs.items():
        wall, program, server_time = (
            median(getattr(one, what) for one in some) for what in ("wall", "program", "server")
        )
        ratio = median(one.wall / other.wall for one, other in zip(some, bare, strict=True))
        cpu = median(
            (one.program + one.server) / other.program for one, other in zip(some, bare, strict=True)
        )
        peak, page = median(one.peak for one in some), 1000 * (program + server_time) / len(paths)
        seconds = f"{wall:>8.1f}{program:>8.1f}{server_time:>8.1f}"
        print(f"{name:<24}{seconds}{peak:>6.0f}{ratio:>11.2f}{cpu:>10.2f}{page:>13.2f}")


if __name__ == "__main__":
    main()
