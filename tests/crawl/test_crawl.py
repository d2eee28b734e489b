"""A whole crawl of the sample site: into PostGIS and into feeds, again, and after pages were edited or removed."""

from __future__ import annotations

import csv
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from support.crawls import feed, versions
from support.paths import ROOT

from agendacrawl import sample
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.dutch.text import squeeze
from agendacrawl.sample.server import SampleServer

SINCE, UNTIL = (day.isoformat() for day in sample.PERIOD)


def crawl(site: str, *extra: str, database: str = "off") -> subprocess.CompletedProcess[str]:
    """Run `agendacrawl crawl` as a data engineer would."""
    command = [
        sys.executable, "-m", "scrapy", "crawl", "agenda", "-a", f"site={site}", "-a", f"since={SINCE}", "-a", f"until={UNTIL}",
        "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0", "-s", f"AGENDA_DATABASE={database}", *extra,
    ]  # fmt: skip
    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def identity(row: dict[str, Any]) -> tuple[Any, ...]:
    times = tuple((row.get(name) or "")[:5] for name in ("start_time", "end_time"))
    return (
        urlsplit(row["url"]).path,
        row["date"],
        row["end_date"] or "",
        times,
        squeeze(row["title"]),
        tuple(row["people"]),
    )


@pytest.fixture(scope="module", params=Platform)
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The feed of one crawl of the sample site on each platform."""
    path = tmp_path_factory.mktemp("feed") / "activities.jsonl"
    with sample.serve(request.param) as site:
        done = crawl(site.url, "-a", f"platform={request.param}", "-O", str(path))
    assert done.returncode == 0, done.stderr[-3000:]
    return feed(path)


def test_every_expected_activity_is_found_and_no_other(rows: list[dict[str, Any]]) -> None:
    assert sorted(map(identity, rows)) == sorted(map(identity, sample.expected()))


@pytest.fixture(scope="module")
def pairs(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found = {identity(row): row for row in rows}
    return [(row, found[identity(row)]) for row in sample.expected()]


def test_the_site_s_own_types_and_flags(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for want, have in pairs:
        assert have["type_stated"] == want["type_stated"], want["title"]
        assert set(want["flags"]) <= set(have["flags"]), want["title"]


def test_modes_and_municipalities(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    def place(row: dict[str, Any]) -> set[tuple[str, str]]:
        return {(p["municipality_code"] or "", p["country"] or "") for p in row["places"]}

    wrong = [
        (w["title"], w["mode"], h["mode"], place(w), place(h))
        for w, h in pairs
        if (w["mode"], place(w)) != (h["mode"], place(h))
    ]
    assert not wrong


def test_every_place_and_type_says_what_it_rests_on(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert row["type_method"] in ("stated", "rules", "model", "none")
        for place in row["places"]:
            words = " ".join(filter(None, (row["stated_place"], row["title"], row["description"])))
            assert place["method"]
            assert place["evidence"]
            assert squeeze(place["evidence"]).casefold() in squeeze(words).casefold(), row
            assert 0 < place["confidence"] <= 1
        said = squeeze(f"{row['type_stated']} {row['title']} {row['description']}")
        assert {"rules": bool, "stated": bool}.get(row["type_method"], lambda _: True)(row["type_evidence"])
        for words in (row["type_evidence"], row["topic"], *row["counterparts"]):
            assert row["type_method"] == "model" or not words or squeeze(words) in said, row
    assert sum(bool(row["counterparts"]) for row in rows) > 10
    assert sum(bool(row["topic"]) for row in rows) > 10


def test_invented_civil_servants_are_nowhere(rows: list[dict[str, Any]]) -> None:
    text = json.dumps(rows, ensure_ascii=False)
    assert not [mark for mark in ("Voorbeeld", "06-0000", "example.org") if mark in text]


# -- the database ----------------------------------------------------------------------------------------------


@pytest.fixture
def site() -> Iterator[SampleServer]:
    with sample.serve(Platform.PRO) as server:
        yield server


def test_a_second_crawl_writes_ledger_rows_only(site: SampleServer, database: str) -> None:
    assert crawl(site.url, database=database).returncode == 0
    before = versions(database)
    assert crawl(site.url, database=database).returncode == 0
    assert versions(database) == before
    with psycopg.connect(database) as connection:
        runs = connection.execute("SELECT outcome FROM agenda.run ORDER BY id").fetchall()
        fetched = connection.execute(
            "SELECT run_id, count(*) FROM agenda.fetch GROUP BY 1 ORDER BY 1"
        ).fetchall()
        stored = connection.execute("SELECT count(*) FROM agenda.activity").fetchone()
        bodies = connection.execute("SELECT content FROM agenda.body").fetchall()
    assert runs == [("ok",), ("ok",)]
    assert [count for _, count in fetched] == [len(site.pages), len(site.pages)]
    assert stored == (len(sample.expected()),)
    assert not [
        mark for (body,) in bodies for mark in (b"Voorbeeld", b"06-0000", b"example.org") if mark in body
    ]


def test_an_edited_page_changes_its_rows_and_a_removed_page_stays(site: SampleServer, database: str) -> None:
    assert crawl(site.url, database=database).returncode == 0
    before = versions(database)
    edited, removed = [path for path, page in site.pages.items() if "agenda-minister" in path][:2]
    page = site.pages[edited]
    first, *rest = page.body
    site.pages[edited] = replace(page, body=(first.replace("</li>", " en nog iets</li>", 1), *rest))
    del site.pages[removed]
    done = crawl(site.url, database=database)
    assert done.returncode == 0, done.stderr[-2000:]
    after = versions(database)

    def paths(rows: set[tuple[Any, ...]]) -> set[str]:
        return {part for row in rows for part in (edited, removed) if part in row[-1]}

    assert paths(after["activity"] - before["activity"]) == {edited}
    assert paths(before["activity"] - after["activity"]) == {edited}
    assert len(after["page"]) == len(before["page"])
    with psycopg.connect(database) as connection:
        missing = connection.execute(
            "SELECT path FROM agenda.page WHERE missing_since_run IS NOT NULL"
        ).fetchall()
    assert missing == [(removed,)]


def test_only_the_pages_of_a_person_or_a_department(site: SampleServer, tmp_path: Path) -> None:
    person, department = tmp_path / "person.jsonl", tmp_path / "department.jsonl"
    assert crawl(site.url, "-a", "person=Rob Jetten", "-O", str(person)).returncode == 0
    assert {name for row in feed(person) for name in row["people"]} >= {"Rob Jetten"}
    assert all("Rob Jetten" in row["people"] for row in feed(person))
    assert crawl(site.url, "-a", "department=fin", "-O", str(department)).returncode == 0
    expected = {r["url"] for r in sample.expected() if "Ministerie van Financiën" in r["ministries"]}
    assert {urlsplit(row["url"]).path for row in feed(department)} == expected


def test_feeds_in_other_formats(site: SampleServer, tmp_path: Path) -> None:
    csv_path, geojson = tmp_path / "a.csv", tmp_path / "a.geojson"
    assert crawl(site.url, "-O", str(csv_path), "-O", str(geojson)).returncode == 0
    with csv_path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == len(sample.expected())
    collection = json.loads(geojson.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    keys = {feature["properties"]["key"] for feature in collection["features"]}
    assert len(keys) == len(sample.expected())
    located = [f["geometry"]["coordinates"] for f in collection["features"] if f["geometry"]]
    assert located
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in located)


# -- ways of failing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("-a", "minister=jetten", "Unknown spider argument minister"),
        ("-s", "AGENDA_NER=chatbot", "must be one of auto, nl_core_news_sm, own, none"),
        ("-s", "AGENDA_GEOCODERS=pdok,bing", "Known are: pdok, nominatim"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(
    site: SampleServer, option: str, value: str, words: str
) -> None:
    done = crawl(site.url, option, value)
    assert done.returncode == 2
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_without_its_database_no_request_is_sent(site: SampleServer) -> None:
    seen = site.pages.copy()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        done = crawl(site.url, database=f"postgresql://me:geheim@127.0.0.1:{taken.getsockname()[1]}/agenda")
    assert done.returncode == 1
    assert "No request was sent" in done.stderr
    assert "geheim" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert site.pages == seen


class _Answers(BaseHTTPRequestHandler):
    """Answers every request the same way; subclasses say how."""

    status, body = 500, b""

    def do_GET(self) -> None:
        robots = self.path == "/robots.txt"
        status, body = (200, self.robots) if robots else (self.status, self.body)
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if robots else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815
    robots = b"User-agent: *\nDisallow:\n"

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    ("robots", "status", "outcome"),
    [(b"User-agent: *\nDisallow: /\n", 200, Outcome.ROBOTS), (_Answers.robots, 500, Outcome.HTTP_ERROR)],
)
def test_a_site_that_gives_nothing_has_an_outcome_and_a_status(
    robots: bytes, status: int, outcome: Outcome
) -> None:
    handler = type("Handler", (_Answers,), {"robots": robots, "status": status})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        done = crawl(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
    assert done.returncode == outcome.exit_status, done.stderr[-2000:]
    assert f"Run ended: {outcome}" in done.stderr
