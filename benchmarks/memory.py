"""Memory of a crawl as its pages grow in number: it must stay flat.

    python benchmarks/memory.py postgresql://.../empty [--pages 20000] [--steps 10]

Serves made-up pages of single activities on loopback, named by sitemaps alone, and crawls them into an empty database
with this version's schema and reference data. Prints the resident memory of the crawler, and of the process that reads
for it, each time that another share of the pages is staged, and the peak of the larger one, which has the publication
in it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from threading import Thread

import psycopg

ROOT = Path(__file__).resolve().parent.parent
FIRST, DAYS = dt.date(2022, 1, 10), 700
PER_SITEMAP = 1000
MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
]  # fmt: skip
TOWNS = [
    "Assen",
    "Breda",
    "Delft",
    "Emmen",
    "Hoorn",
    "Kampen",
    "Maastricht",
    "Nijmegen",
    "Oss",
    "Tilburg",
    "Zwolle",
]
SUBJECTS = [
    "woningbouw",
    "onderwijs",
    "natuur",
    "veiligheid",
    "zorg",
    "cultuur",
    "landbouw",
    "energie",
    "water",
]
PAGE = """<!DOCTYPE html><html lang="nl"><head><title>{title}</title></head><body><main><h1>{title}</h1>
<dl><dt>Datum</dt><dd>{day}</dd><dt>Tijd</dt><dd>{hour}.00 uur</dd><dt>Bewindspersoon</dt><dd>Mark Rutte</dd>
<dt>Locatie</dt><dd>{town}</dd></dl><p>{intro}</p></main></body></html>"""


def day_of(number: int) -> dt.date:
    """Return the day of a page."""
    return FIRST + dt.timedelta(days=number % DAYS)


def path_of(number: int) -> str:
    """Return the path of a page."""
    return f"/actueel/agenda/{day_of(number):%Y/%m/%d}/gesprek-{number}"


def page(number: int) -> str:
    """Return the markup of a page: every one says something else."""
    day = day_of(number)
    town = TOWNS[number % len(TOWNS)] if number % 5 > 2 else "Den Haag"  # as often as in the real agendas
    subject, other = SUBJECTS[number % len(SUBJECTS)], SUBJECTS[number // 7 % len(SUBJECTS)]
    return PAGE.format(
        title=f"Gesprek {number} over {subject} en {other}",
        day=f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        hour=9 + number % 9,
        town=town,
        intro=f"De minister spreekt in {town} met inwoners over {subject}, {other} en nummer {number}.",
    )


def handler(pages: int) -> type[BaseHTTPRequestHandler]:
    """Return what answers for a site with so many pages."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def do_GET(self) -> None:
            if self.path == "/sitemap.xml":
                parts = range(-(-pages // PER_SITEMAP))
                rows = "".join(f"<sitemap><loc>{self.origin}/sitemap/{n}.xml</loc></sitemap>" for n in parts)
                self.answer(f"<sitemapindex>{rows}</sitemapindex>", "application/xml")
            elif self.path.startswith("/sitemap/"):
                first = PER_SITEMAP * int(self.path[9:-4])
                numbers = range(first, min(first + PER_SITEMAP, pages))
                rows = "".join(f"<url><loc>{self.origin}{path_of(n)}</loc></url>" for n in numbers)
                self.answer(f"<urlset>{rows}</urlset>", "application/xml")
            elif self.path.startswith("/actueel/agenda/20"):
                self.answer(page(int(self.path.rpartition("-")[2])), "text/html; charset=utf-8")
            else:
                self.answer("", "text/plain", 404)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.answer("", "text/plain", 404)

        @property
        def origin(self) -> str:
            return f"http://{self.headers['Host']}"

        def answer(self, text: str, kind: str, status: int = 200) -> None:
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    return Handler


def resident(process: int) -> float:
    """Return the memory of a process in megabytes; 0 if it has ended."""
    try:
        fields = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if fields else 0.0


def reading(process: int) -> float:
    """Return the memory of the processes that a process has started, in megabytes."""
    total = 0.0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(file.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        total += resident(int(file.parent.name)) if parent == process else 0.0
    return total


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", help="DSN of a database with schema and reference data, and no pages")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=10)
    given = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(given.pages))
    Thread(target=server.serve_forever, daemon=True).start()
    settings = {"AGENDA_DATABASE": given.database, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}
    settings["LOG_LEVEL"] = "WARNING"
    arguments = {"site": f"http://127.0.0.1:{server.server_port}", "since": FIRST.isoformat()}
    arguments["until"] = (FIRST + dt.timedelta(days=DAYS)).isoformat()
    command = [sys.executable, "-m", "scrapy", "crawl", "agenda"]
    command += [word for name, value in arguments.items() for word in ("-a", f"{name}={value}")]
    command += [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    crawl = subprocess.Popen(command, cwd=ROOT)
    print(f"{'pages staged':>12}{'crawl MB':>10}{'reader MB':>11}")
    step, wanted, staged = given.pages // given.steps, 0, 0
    with psycopg.connect(given.database, autocommit=True) as connection:
        while crawl.poll() is None and staged < given.pages:
            row = connection.execute("SELECT count(*) FROM agenda.staged").fetchone()
            assert row is not None
            staged = row[0]
            if staged > wanted:
                print(f"{staged:>12,}{resident(crawl.pid):>10.0f}{reading(crawl.pid):>11.0f}", flush=True)
                wanted += step
            time.sleep(0.5)
    status = crawl.wait()
    print(f"{'peak':>12}{getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024:>10.0f}")
    raise SystemExit(status)


if __name__ == "__main__":
    main()
