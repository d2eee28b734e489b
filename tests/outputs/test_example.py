"""Whatever leaves a database with activities of the sample site, or of a copy, says so; that of the live site does not."""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import icalendar
import psycopg
import pytest
from lxml import etree
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings
from starlette.testclient import TestClient

from agendacrawl.commands import archive, export
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.db import origin, sessions
from agendacrawl.serve import application

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", params=["sample", "live"])
def published(request: pytest.FixtureRequest, copies: Callable[..., str], crawled: str) -> tuple[str, bool]:
    """A database, and whether it is that of the live site: the sample's pages, as if they were there."""
    if request.param == "sample":
        return crawled, False
    dsn = copies(crawled)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "UPDATE agenda.page SET url = regexp_replace(url, '^http://[^/]+', %s)", [LIVE_SITE]
        )
        with sessions.published(connection):
            pass
    return dsn, True


def command(one: ScrapyCommand, dsn: str, *words: str) -> None:
    one.settings = Settings({"AGENDA_DATABASE": dsn})
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    one.add_options(parser)
    options, rest = parser.parse_known_args(words)
    one.run(rest, options)
    assert one.exitcode == 0


def test_the_query_asks_for_the_live_site() -> None:
    assert f"'{LIVE_SITE}/'" in origin.QUERY


def test_feed_calendar_and_geopackage(published: tuple[str, bool], tmp_path: Path) -> None:
    dsn, live = published
    for kind in ("atom", "ics", "gpkg"):
        command(export.Command(), dsn, "-o", str(tmp_path / f"agendas.{kind}"))
    feed = etree.parse(tmp_path / "agendas.atom").getroot()
    author = feed.findtext(f"{ATOM}author/{ATOM}name")
    assert author == ("Rijksoverheid" if live else origin.EXAMPLE)
    calendar = icalendar.Calendar.from_ical((tmp_path / "agendas.ics").read_bytes())
    assert (origin.EXAMPLE in str(calendar["x-wr-calname"])) is not live
    with closing(sqlite3.connect(tmp_path / "agendas.gpkg")) as file:
        told = file.execute("SELECT description FROM gpkg_contents WHERE data_type = 'features'").fetchall()
    assert [text.startswith(origin.EXAMPLE) for (text,) in told] == [not live] * len(told)


def test_edition(published: tuple[str, bool], tmp_path: Path) -> None:
    dsn, live = published
    month = f"{dt.datetime.now(dt.UTC):%Y-%m}"
    command(export.Command(), dsn, "--edition", month, "--out", str(tmp_path))
    package = json.loads((tmp_path / month / "datapackage.json").read_text())
    assert (origin.EXAMPLE in package["title"]) is not live
    assert (origin.EXAMPLE in [one["title"] for one in package["sources"]]) is not live
    assert (origin.EXAMPLE in (tmp_path / month / "README.txt").read_text().splitlines()[0]) is not live


def test_archive(published: tuple[str, bool], tmp_path: Path) -> None:
    dsn, live = published
    command(archive.Command(), dsn, "--out", str(tmp_path / "pages.warc.gz"))
    with gzip.open(tmp_path / "pages.warc.gz") as file:
        assert (f"description: {origin.EXAMPLE}".encode() in file.read(4000)) is not live


def test_the_landing_page_of_the_api(published: tuple[str, bool]) -> None:
    dsn, live = published
    with TestClient(application.application(dsn), base_url="http://127.0.0.1") as client:
        assert (origin.EXAMPLE in client.get("/").json()["title"]) is not live
        assert (origin.EXAMPLE in client.get("/", headers={"Accept": "text/html"}).text) is not live
