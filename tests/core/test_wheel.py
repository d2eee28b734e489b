"""What is released has everything: a crawl from the unpacked wheel alone, in / and with nothing in the environment."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from support.paths import ROOT
from support.shell import crawling

from agendacrawl import __version__, sample
from agendacrawl.core.vocabulary import Platform

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
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (wheel,) = built.glob("*.whl")
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
    return folder


def installed(unpacked: Path, *words: str, **environment: str) -> CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agendacrawl", *words],
        cwd="/",
        env={"PYTHONPATH": str(unpacked), **environment},
        capture_output=True,
        text=True,
        check=False,
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


def test_the_source_distribution_has_what_builds_tests_and_runs_it(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as file:
        held = {name.partition("/")[2] for name in file.getnames()}
    wanted = files("agendacrawl", "sql", "tests", "docs", "deploy", "requirements", "scripts", "qgis")
    assert {name for name in wanted - held if not name.endswith(".pyc")} == set()
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile"} <= held


def test_a_crawl_from_the_wheel_alone(unpacked: Path, empty_database: str, tmp_path: Path) -> None:
    assert installed(unpacked, "--version").stdout == f"agendacrawl {__version__}\n"
    for words in (["db", "upgrade"], ["db", "refdata"]):
        done = installed(unpacked, *words, AGENDA_DATABASE=empty_database)
        assert done.returncode == 0, done.stderr
    with sample.serve(Platform.PRO) as site:
        done = installed(unpacked, "crawl", *crawling(site.url)[2:], AGENDA_DATABASE=empty_database)
    assert done.returncode == 0, done.stderr[-3000:]
    for words in (["runs"], ["map", "--out", str(tmp_path)], ["qgis"]):
        done = installed(unpacked, *words, AGENDA_DATABASE=empty_database)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "index.html").stat().st_size > 100_000
