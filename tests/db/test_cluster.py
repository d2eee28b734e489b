"""The private cluster: a real server in a temporary folder, as whoever runs the tests."""

import concurrent.futures
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from support.paths import ROOT

from agendacrawl import debian
from agendacrawl.db import binaries, cluster
from agendacrawl.db.cluster import Cluster, ClusterError, ensure, status, stop


def discard(folder: Path) -> None:
    home = cluster._place(folder)
    stop(folder)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Deep, since a unix socket in it would be impossible; closed to others, as the home of root is."""
    deep = (
        tmp_path_factory.mktemp("cluster") / ("deep-" * 20) / ("folder with spaces and 'quotes' " * 3).strip()
    )
    yield deep
    discard(deep)


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "pg"
    discard(tmp_path / "pg")


@pytest.fixture
def running(folder: Path) -> Cluster:
    return ensure(folder, durable=False)


def postmaster(running: Cluster) -> int:
    return int((running.folder / "data/postmaster.pid").read_text().split()[0])


def ask(dsn: str, question: str) -> Any:
    with psycopg.connect(dsn, autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
        return row and row[0]


def test_postgis_answers(running: Cluster) -> None:
    amersfoort = "select st_astext(st_transform(st_setsrid(st_makepoint(155000, 463000), 28992), 4326), 3)"
    assert ask(running.dsn, amersfoort) == "POINT(5.387 52.155)"
    assert running.postgis_version
    assert ask(running.dsn, "select postgis_lib_version()").startswith(running.postgis_version)


def test_only_this_machine_and_only_with_the_password(running: Cluster) -> None:
    assert ask(running.dsn, "show listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(running.dsn.replace(running.password, "guessed"))
    assert running.password not in repr(running)
    assert (running.folder / "password").stat().st_mode & 0o077 == 0
    assert running.folder.stat().st_mode & 0o077 == 0


def test_a_second_call_finds_the_same_server(folder: Path, running: Cluster) -> None:
    before = postmaster(running)
    assert ensure(folder, durable=False) == running
    assert postmaster(running) == before
    assert status(folder) == running


def test_other_databases_of_one_cluster(folder: Path) -> None:
    other = ensure(folder, durable=False, database='an"other')
    assert ask(ensure(folder, database=other.database).dsn, "select postgis_lib_version()")
    assert status(folder, database=other.database) == other


def test_data_and_port_survive_a_stop(folder: Path, running: Cluster) -> None:
    with psycopg.connect(running.dsn, autocommit=True) as connection:
        connection.execute("create table kept as select 42 as answer")
    assert stop(folder)
    assert status(folder) is None
    assert not stop(folder)
    again = ensure(folder, durable=False)
    assert again == running
    assert ask(again.dsn, "select answer from kept") == 42


@pytest.mark.parametrize("victims", ["the postmaster", "all of its processes"])
def test_a_killed_server_starts_again_at_once(folder: Path, running: Cluster, victims: str) -> None:
    data = running.folder / "data"
    processes = {postmaster(running)} if victims == "the postmaster" else cluster._processes(data)
    with psycopg.connect(running.dsn):
        for process in processes:
            with contextlib.suppress(ProcessLookupError):  # went with the others
                os.kill(process, signal.SIGKILL)
        again = ensure(folder, durable=False)
    assert again == running
    assert ask(again.dsn, "select count(*) from spatial_ref_sys") > 1000


def test_a_port_that_was_taken_meanwhile(
    folder: Path, running: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    stop(folder)
    with socket.create_server(("127.0.0.1", running.port)), caplog.at_level("WARNING"):
        moved = ensure(folder, durable=False)
    assert moved.port != running.port
    assert f"Port {running.port} is taken" in caplog.text
    assert stop(folder)
    assert (
        ensure(folder, durable=False).port == moved.port
    )  # kept, so that one change of a QGIS project is enough


def test_a_port_that_is_taken_between_asking_and_starting(
    folder: Path, running: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(folder)
    real = cluster._free_port
    with socket.create_server(("127.0.0.1", 0)) as thief:
        stolen = thief.getsockname()[1]
        answers = iter([stolen])
        monkeypatch.setattr(cluster, "_free_port", lambda preferred: next(answers, None) or real(preferred))
        moved = ensure(folder, durable=False)
    assert moved.port != stolen
    assert moved.dsn.replace(str(moved.port), str(running.port)) == running.dsn


def test_several_processes_at_once_get_one_server(own_folder: Path) -> None:
    with concurrent.futures.ProcessPoolExecutor(4) as pool:
        jobs = [pool.submit(ensure, own_folder, durable=False) for _ in range(4)]
        found = {job.result() for job in jobs}
    assert len(found) == 1
    assert ask(found.pop().dsn, "select postgis_lib_version()")


def test_an_interrupted_initdb_is_begun_anew(own_folder: Path) -> None:
    half = cluster._place(own_folder) / "data.draft"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("15")
    assert ensure(own_folder, durable=False).postgis_version


def test_the_server_outlives_the_program_that_started_it(folder: Path, running: Cluster) -> None:
    stop(folder)
    starter = (
        "import sys, pathlib; from agendacrawl.db.cluster import ensure; ensure(pathlib.Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", starter, folder], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert status(folder) == running or status(folder)


def test_a_durable_cluster_syncs_and_a_forgetful_does_not(running: Cluster, own_folder: Path) -> None:
    assert ask(running.dsn, "show fsync") == "off"
    durable = ensure(own_folder)
    assert ask(durable.dsn, "show fsync") == "on"
    assert ask(durable.dsn, "show full_page_writes") == "on"


def test_no_folder_no_server(tmp_path: Path) -> None:
    assert status(tmp_path / "nowhere") is None
    assert not stop(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("running")
def test_data_of_another_major_version_is_not_touched(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share/extension").mkdir(parents=True)
    (tmp_path / "share/extension/postgis.control").touch()
    (tmp_path / "bin").mkdir()
    for program in binaries.PROGRAMS:
        (tmp_path / "bin" / program).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 99.1'\n")
        (tmp_path / "bin" / program).chmod(0o755)
    monkeypatch.setenv("PG_BINDIR", str(tmp_path / "bin"))
    with pytest.raises(ClusterError, match=r"PostgreSQL 99, but .* made by PostgreSQL \d.*AGENDA_CLUSTER"):
        ensure(folder)


def test_a_version_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> None:
        raise debian.PackageError("apt knows no package postgresql-9-postgis-3")

    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(debian, "install", nothing)
    monkeypatch.setattr(debian, "unpack", nothing)
    with pytest.raises(ClusterError, match=r"apt knows no package .* made by PostgreSQL 9 "):
        binaries.provide(9)


def test_pg_bindir_without_a_server(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", "/tmp")
    with pytest.raises(ClusterError, match=r"PG_BINDIR is .* no PostgreSQL server with PostGIS") as problem:
        ensure(own_folder)
    for choice in ("apt-get install postgresql-postgis", "DATABASE_URL=postgresql://", "PG_BINDIR=/"):
        assert choice in str(problem.value)


def test_nothing_found_and_nothing_to_install_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(binaries, "USUAL_PLACES", ())
    monkeypatch.setattr(binaries, "_no_main_cluster", lambda: None)
    with pytest.raises(
        ClusterError, match=r"none could be installed here \(no apt-get on this system\)"
    ) as problem:
        binaries.provide()
    assert "DATABASE_URL=postgresql://" in str(problem.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written() -> None:
    with pytest.raises(ClusterError, match=r"can't live in /proc/pg.*AGENDA_CLUSTER"):
        ensure(Path("/proc/pg"))


def test_where_the_cluster_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENDA_CLUSTER", "/some/where")
    assert cluster.default_folder() == Path("/some/where")
    monkeypatch.delenv("AGENDA_CLUSTER")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert cluster.default_folder() == Path("/data/agendacrawl/pg")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/ann")
    assert cluster.default_folder() == Path("/home/ann/.local/share/agendacrawl/pg")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert cluster.default_folder() == Path("/var/lib/agendacrawl/pg")


def test_the_set_up_starts_with_a_bare_python() -> None:
    bare = [sys.executable, "-S", "-c", "import set_up"]
    done = subprocess.run(bare, cwd=ROOT / "scripts", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_apt_takes_the_newest_package_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "postgresql-9-postgis-3 postgresql-15-postgis-3 postgresql-15-postgis-3-scripts postgresql-15"
    monkeypatch.setattr(debian, "_run", lambda *_: names)
    assert debian._Apt(()).newest(r"postgresql-\d+-postgis-3") == "postgresql-15-postgis-3"
    with pytest.raises(debian.PackageError, match="no package"):
        debian._Apt(()).newest("qgis")


def test_a_cluster_with_the_sample_alone_has_a_status(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., tuple[int, str, str]]
) -> None:
    monkeypatch.setenv("AGENDA_CLUSTER", str(own_folder))
    assert run("status", setting="sample")[2].endswith('"agendacrawl db upgrade" also makes it.\n')
    ensure(own_folder, durable=False, database="agendacrawl_sample")
    assert "The database has no tables of this program yet." in run("status", setting="sample")[2]


def test_a_private_database_that_can_not_be_upgraded_tells_how_to_start_afresh(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., tuple[int, str, str]]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("AGENDA_CLUSTER", str(own_folder))
    made = ensure(own_folder, durable=False)
    with psycopg.connect(made.dsn) as connection:
        connection.execute("CREATE SCHEMA agenda CREATE TABLE run (id integer)")
    status, out, said = run("upgrade")
    assert (status, out) == (1, "")
    assert (
        'Migration 0001 (The first tables, as plain SQL: a version never changes again) of the database agendacrawl failed: relation "run" already exists. Nothing was changed'
        in said
    )
    assert said.endswith(
        f"The private database lies in {made.folder}. If nothing in it is worth keeping, run "
        '"agendacrawl db stop", move that folder away, and run this again: it makes a new one.\n'
    )
    assert run("stop")[0] == 0
    shutil.rmtree(made.folder)
    assert run("upgrade")[:2] == (0, "Tables and views are made.\n")


@pytest.mark.parametrize(
    ("system", "major", "release"),
    [
        ("ID=debian\n", 15, "bookworm main"),
        ('NAME=x\nID="ubuntu"\n', 16, "noble main universe"),
        ("ID=debian\n", 16, None),
        ("ID=fedora\n", 15, None),
        (None, 15, None),
    ],
)
def test_the_release_that_had_a_postgresql(
    tmp_path: Path, system: str | None, major: int, release: str | None
) -> None:
    file = tmp_path / "os-release"
    if system is not None:
        file.write_text(system)
    assert debian.release_with(major, file) == release


def test_another_release_comes_from_the_mirror_that_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the sources that the system has stay."""
    sources = tmp_path / "sources.list"
    sources.write_text("deb http://mirror.example/debian trixie main")
    told = "Debian-Security http://mirror.example/security/\nDebian http://mirror.example/debian/\n"
    monkeypatch.setattr(debian, "_run", lambda *_: told)
    debian._Apt((), sources).add("bookworm main")
    assert sources.read_text().splitlines() == [
        "deb http://mirror.example/debian trixie main",
        "deb http://mirror.example/debian/ bookworm main",
    ]


def test_programs_that_this_release_lacks_come_from_the_one_that_had_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[tuple[Path, str | None]] = []

    def unpack(folder: Path, *_: str, without: str, release: str | None = None) -> None:
        assert re.fullmatch(without, "libllvm19")
        assert not re.fullmatch(without, "libgdal36")
        asked.append((folder, release))
        if release is None:
            raise debian.PackageError("apt knows no package postgresql-15")

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(debian, "unpack", unpack)
    monkeypatch.setattr(debian, "release_with", lambda major: "bookworm main" if major == 15 else None)
    folder = tmp_path / "agendacrawl/postgresql-15"
    binaries._fetch(15)
    assert asked == [(folder, None), (folder, "bookworm main")]
    assert "made by PostgreSQL 15, which this system no longer has" in caplog.text
    with pytest.raises(debian.PackageError):
        binaries._fetch(None)


def test_another_apt_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["E: Could not get lock /var/lib/apt/lists/lock", "E: Unable to locate package qgis"]

    def run(*_: object) -> str:
        raise debian.PackageError(answers.pop(0))

    monkeypatch.setattr(debian, "_run", run)
    monkeypatch.setattr("agendacrawl.debian.time.sleep", lambda _: None)
    with pytest.raises(debian.PackageError, match="locate package"):
        debian._Apt(()).get("update")
