"""What reading, understanding, placing and storing cost beside downloading, from one run.

    python benchmarks/throughput.py http://127.0.0.1:8899 truth.jsonl [--database DSN]

Downloads the pages of a truth file with a bare Scrapy spider, then crawls the same site with this project into
an empty database, both with delay 0 and concurrency 16, and prints both times, their ratio and the peak memory.
Without --database it uses a database of its own on the private cluster and drops it at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from agendacrawl.db.dsn import resolve_dsn

ROOT = Path(__file__).resolve().parent.parent
FAST = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "-s", "LOG_LEVEL=WARNING"]
BARE_SPIDER = """
import scrapy

class Bare(scrapy.Spider):
    name = "bare"

    async def start(self):
        for line in open(self.addresses):
            yield scrapy.Request(line.strip())

    def parse(self, response):
        yield {"url": response.url, "size": len(response.body)}
"""
NAME = "agendacrawl_throughput"


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command; return its seconds and its peak memory in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command[:6])} ... ended with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site")
    parser.add_argument("truth", type=Path)
    parser.add_argument("--database", help="a DSN of an empty database")
    parser.add_argument("--platform", choices=["auto", "pro", "legacy"], default="auto")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.truth.read_text(encoding="utf-8").splitlines()]
    paths = list(dict.fromkeys(row["url"] for row in rows))
    days = sorted(["-".join(path.split("/")[3:6]) for path in paths])
    server = resolve_dsn("auto")
    assert server is not None
    dsn = given.database or make_conninfo(server, dbname=NAME)
    with psycopg.connect(server, autocommit=True) as connection, tempfile.TemporaryDirectory() as temporary:
        if not given.database:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(NAME)))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        for step in ("upgrade", "refdata"):
            subprocess.run(
                [sys.executable, "-m", "scrapy", "db", step, "-s", f"AGENDA_DATABASE={dsn}"],
                check=True,
                cwd=ROOT,
            )
        folder = Path(temporary)
        (folder / "bare.py").write_text(BARE_SPIDER)
        (folder / "addresses").write_text("".join(f"{given.site}{path}\n" for path in paths))
        bare, bare_memory = timed(
            [sys.executable, "-m", "scrapy", "runspider", "bare.py", "-a", "addresses=addresses", *FAST],
            folder,
        )
        crawl = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "agenda",
            "-a",
            f"site={given.site}",
            "-a",
            f"platform={given.platform}",
        ]
        crawl += ["-a", f"since={days[0]}", "-a", f"until={days[-1]}", "-s", f"AGENDA_DATABASE={dsn}", *FAST]
        full, full_memory = timed(crawl, ROOT)
        again, again_memory = timed(crawl, ROOT)
        with psycopg.connect(dsn) as stored:
            counted = stored.execute("SELECT count(*) FROM agenda.activity").fetchone()
        if not given.database:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))
    assert counted is not None
    print(f"{len(paths)} pages, {len(rows)} activities expected, {counted[0]} stored")
    print(f"{'':<28}{'seconds':>9}{'pages/s':>9}{'peak MB':>9}{'ratio':>7}")
    for name, seconds, memory in (
        ("bare spider, downloads only", bare, bare_memory),
        ("crawl into an empty database", full, full_memory),
        ("the same crawl again", again, again_memory),
    ):
        print(f"{name:<28}{seconds:>9.1f}{len(paths) / seconds:>9.0f}{memory:>9.0f}{seconds / bare:>7.2f}")


if __name__ == "__main__":
    main()
