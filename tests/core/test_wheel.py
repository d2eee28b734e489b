"""What is released has everything: every command from the wheel alone, in / and with nothing in the environment."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from support.databases import SampleCrawl, fresh_database
from support.paths import ROOT
from support.shell import crawling

from agendacrawl import __version__, sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import binaries

hatchling = pytest.importorskip(
    "hatchling.build", reason="hatchling is not here: no wheel was built and tried"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    here = Path.cwd()
    os.chdir(ROOT)  # hatchling builds where it stands
    try:
        for build in (hatchling.build_wheel, hatchling.build_sdist):
            build(str(folder))
    finally:
        os.chdir(here)
    return folder


@pytest.fixture(scope="module")
def program(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as pip installs it in an empty environment; its dependencies are those of the tests."""
    (wheel,) = built.glob("*.whl")
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(folder),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*pip, str(wheel)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return folder / "bin/agendacrawl"


def run(program: Path, *words: object, **environment: str) -> CompletedProcess[str]:
    """Run the command in / and with nothing else in the environment."""
    return subprocess.run(
        [program, *map(str, words)], cwd="/", env=environment, capture_output=True, text=True, check=False
    )


def files(*folders: str) -> set[str]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(ROOT)) for path in found if "__pycache__" not in path.parts}


def test_the_wheel_has_every_file_of_the_package_and_of_the_database(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.name == f"agendacrawl-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as file:
        held = set(file.namelist())
    assert files("agendacrawl") - held == set()
    assert {f"agendacrawl/{name}" for name in files("sql") | {"qgis/agendas.qgz"}} - held == set()
    shared = f"agendacrawl-{__version__}.data/data/share/agendacrawl"
    assert {f"{shared}/{name}" for name in files("deploy") | {"requirements/run.txt"}} - held == set()


def test_the_source_distribution_has_what_builds_tests_and_runs_it(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as file:
        held = {name.partition("/")[2] for name in file.getnames()}
    wanted = files("agendacrawl", "sql", "tests", "docs", "deploy", "requirements", "scripts", "qgis")
    assert {name for name in wanted - held if not name.endswith(".pyc")} == set()
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile"} <= held


def test_everything_from_the_wheel_alone(
    program: Path, empty_database: str, postgis: str, tmp_path: Path
) -> None:
    def works(*words: object, database: str = empty_database, **environment: str) -> str:
        done = run(program, *words, AGENDA_DATABASE=database, **environment)
        assert done.returncode == 0, (words, done.stderr[-3000:])
        return done.stdout

    assert works("--version") == f"agendacrawl {__version__}\n"
    works("db", "upgrade")
    works("db", "refdata")
    with sample.serve(Platform.PRO) as site:
        works("crawl", *crawling(site.url)[2:])
    assert " ok " in works("runs")
    works("map", "--out", tmp_path / "map")
    assert sum(file.stat().st_size for file in (tmp_path / "map").rglob("*") if file.is_file()) > 100_000
    for name in ("places.csv", "places.gpkg", "places.geojson"):
        works("export", "--layer", "activity_point", "-o", tmp_path / name)
    works("export", "-o", tmp_path / "agenda.ics")
    works("qgis")
    backup = tmp_path / "backup"
    works("db", "dump", backup)
    count = ("psql", "-At", "-c", "SELECT sum(visits) FROM gis.visits_per_region WHERE kind = 'npvr'")
    with fresh_database(postgis) as other:
        works("db", "restore", backup, database=other)
        assert works(*count, database=other) == works(*count) != "0\n"
        # programs that are unpacked somewhere, as an ordinary user has them
        folder = str(binaries.provide().folder)
        assert works(*count, database=other, PG_BINDIR=folder, PATH="/nowhere") == works(*count)


def test_what_can_not_be_written_is_a_sentence(
    program: Path, sample_crawl: SampleCrawl, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    for words in (
        ["map", "--out"],
        ["export", "--layer", "activity", "-o"],
        ["archive", "--out"],
        ["db", "dump"],
        ["review", "--export"],
    ):
        done = run(program, *words, file / "x.csv", AGENDA_DATABASE=sample_crawl.dsn)
        assert done.returncode == 1, done.stderr
        assert done.stderr.splitlines()[-1].startswith(f"{file}"), (words, done.stderr)
        assert "Errno" not in done.stderr
