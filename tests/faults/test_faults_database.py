"""The database fails in every way there is: what the run says, what is left, and that the next run completes it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from support.crawls import ask, at_request, said, served
from support.pages import make_activity, make_page
from support.shell import FAST, crawl
from support.waiting import until
from support.warm import Warm

from agendacrawl.core.vocabulary import Mode
from agendacrawl.db import cluster, reader, schema, sessions
from agendacrawl.db.binaries import ClusterError
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import Store
from agendacrawl.refdata import load

MIDWAY = 30  # requests into a crawl of 84


def outcomes(dsn: str) -> list[str | None]:
    return [outcome for (outcome,) in ask(dsn, "SELECT outcome FROM agenda.run ORDER BY id")]


@pytest.fixture
def dsn(copies: Callable[..., str]) -> str:
    return copies()


@pytest.fixture(scope="module")
def own() -> Iterator[Path]:
    """The folder of a cluster of this module's own, with schema and reference data: to be stopped."""
    folder = Path(tempfile.mkdtemp(prefix="agendacrawl-fault-"))
    folder.chmod(0o755)
    try:
        made = cluster.ensure(folder / "pg", durable=False).dsn
        schema.upgrade(made)
        load.bundled(made)
        yield folder / "pg"
        cluster.stop(folder / "pg")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def completes(warm: Warm, dsn: str, undisturbed: str) -> None:
    """The same crawl again leaves what an undisturbed one does."""
    with served(undisturbed) as site:
        assert warm(site.url, dsn, FAST).outcome == "ok"
    assert said(dsn) == said(undisturbed)
    assert outcomes(dsn)[-1] == "ok"


# -- the server ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delay", [0, 0.1])  # another process reads, or this one
def test_down_midway_and_back(own: Path, warm: Warm, undisturbed: str, delay: float) -> None:
    dsn = cluster.ensure(own, durable=False).dsn
    published = ask(dsn, "SELECT count(*) FROM gis.activity_point")
    with served(undisturbed) as site:
        asked = at_request(site, MIDWAY, lambda: cluster.stop(own))
        done = warm(site.url, dsn, {**FAST, "DOWNLOAD_DELAY": delay})
    assert done.outcome == "db_error"
    assert done.log.count("The run ends here.") == 1
    if delay:
        assert "The connection is lost: make sure that the server runs" in done.log
        assert len(asked) < 70  # it does not go on asking for what it can't store
    else:
        assert (
            "The connection is lost" in done.log or "gives no connection" in done.log
        )  # it may begin only now
    cluster.ensure(own, durable=False)
    assert ask(dsn, "SELECT count(*) FROM gis.activity_point") == published
    completes(warm, dsn, undisturbed)
    assert outcomes(dsn)[-2:] == ["interrupted", "ok"]  # nobody could write how it ended


def test_down_at_start_sends_no_request(own: Path, undisturbed: str) -> None:
    dsn = cluster.ensure(own, durable=False).dsn
    cluster.stop(own)
    with served(undisturbed) as site:
        asked = at_request(site, 0, lambda: None)
        done = crawl(site.url, database=dsn)
    assert done.returncode == 1
    assert "gives no connection" in done.stderr
    assert "No request was sent." in done.stderr
    assert "Traceback" not in done.stderr
    assert asked == []


def test_a_killed_connection_ends_the_run(dsn: str, warm: Warm, undisturbed: str) -> None:
    kill = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with served(undisturbed) as site:
        at_request(site, MIDWAY, lambda: ask(dsn, kill))
        assert warm(site.url, dsn, FAST).outcome == "db_error"
    assert outcomes(dsn) == ["db_error"]  # told over a new connection
    completes(warm, dsn, undisturbed)


def test_a_disk_that_is_full(own: Path, warm: Warm, undisturbed: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk: a full disk is left out")
    home = cluster.ensure(own, durable=False).dsn
    disk = own.parent / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=500m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here: a full disk is left out")
    try:
        owner = (own / "data").stat()
        os.chown(disk, owner.st_uid, owner.st_gid)
        ask(home, f"CREATE TABLESPACE small LOCATION '{disk}'")
        ask(home, "CREATE DATABASE small TABLESPACE small")
        dsn = make_conninfo(home, dbname="small")
        schema.upgrade(dsn)
        load.bundled(dsn)
        ask(dsn, "CHECKPOINT")
        used = shutil.disk_usage(disk).used
        subprocess.run(["mount", "-o", f"remount,size={used + 1_000_000}", disk], check=True)
        with served(undisturbed) as site:
            done = warm(site.url, dsn, FAST)
        assert done.outcome == "db_error"
        assert "could not extend file" in done.log
        subprocess.run(["mount", "-o", "remount,size=500m", disk], check=True)
        assert ask(dsn, "SELECT count(*) FROM gis.activity_point") == [(0,)]
        assert ask(dsn, "SELECT count(*) FROM agenda.page") == [(0,)]
        completes(warm, dsn, undisturbed)
        ask(home, "DROP DATABASE small WITH (FORCE)")
        ask(home, "DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_disk_too_small_for_the_private_database(own: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk: a full disk is left out")
    disk = own.parent / "tiny"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here: a full disk is left out")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "agendacrawl", "db", "upgrade"], capture_output=True, text=True, check=False,
            env={**os.environ, "AGENDA_CLUSTER": str(disk / "pg"), "AGENDA_DATABASE": "auto", "DATABASE_URL": ""},
        )  # fmt: skip
        assert done.returncode == 1
        assert "No space left on device" in done.stderr or "no room left on its disk" in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        with contextlib.suppress(ClusterError):  # a server whose log found no room has ended by itself
            cluster.stop(disk / "pg")
        subprocess.run(["umount", "-l", disk], check=True)


# -- statements ------------------------------------------------------------------------------------------------


def test_a_statement_timeout_ends_the_run(dsn: str, warm: Warm, undisturbed: str) -> None:
    """Somebody holds a table, and the server lets nobody wait."""
    holder = psycopg.connect(dsn)
    patience = "ALTER DATABASE {} SET statement_timeout = {}"
    name = sql.Identifier(holder.info.dbname)
    ask(dsn, sql.SQL(patience).format(name, "3s").as_string(None))
    with served(undisturbed) as site:
        at_request(site, MIDWAY, lambda: holder.execute("LOCK TABLE agenda.staged IN EXCLUSIVE MODE"))
        done = warm(site.url, dsn, FAST)
    assert done.outcome == "db_error"
    assert "canceling statement due to statement timeout" in done.log
    assert "Nothing of this step was stored. The run ends here." in done.log
    assert outcomes(dsn) == ["db_error"]
    holder.close()
    ask(dsn, sql.SQL(patience).format(name, "0").as_string(None))
    completes(warm, dsn, undisturbed)


WAITS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def test_a_publication_that_ends_a_deadlock_is_published_at_its_next_try(dsn: str) -> None:
    with Store(dsn) as store, psycopg.connect(dsn) as other:
        store.open_run("agenda", {})
        store.stage(make_page(make_activity()))
        store.publish("ok", {})
        store.open_run("agenda", {})
        store.stage(replace(make_page(make_activity(mode=Mode.HYBRID)), title="Anders", intro="Anders"))
        store._connection.execute("SET deadlock_timeout = '5s'")  # it looks once: the other must wait by then
        other.execute("SET deadlock_timeout = '1h'")
        other.execute("UPDATE agenda.activity SET mode = 'online'")
        thread = threading.Thread(target=store.publish, args=("ok", {}))
        thread.start()
        until(lambda: ask(dsn, WAITS) != [(0,)])
        other.execute(
            "UPDATE agenda.page SET intro = 'van een ander'"
        )  # waits for the store, which waits for this
        other.commit()
        thread.join()
    assert ask(dsn, "SELECT outcome FROM agenda.run") == [("ok",), ("ok",)]
    assert ask(dsn, "SELECT intro FROM agenda.page") == [("Anders",)]
    assert ask(dsn, "SELECT mode FROM gis.activity") == [("hybrid",)]
    until(lambda: ask(dsn, DEADLOCKS) != [(0,)])  # statistics come late


def test_a_read_only_database_sends_no_request(dsn: str, undisturbed: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))
    with served(undisturbed) as site:
        asked = at_request(site, 0, lambda: None)
        done = crawl(site.url, database=dsn)
    assert done.returncode == 1
    assert "read-only" in done.stderr
    assert "No request was sent." in done.stderr
    assert "Traceback" not in done.stderr
    assert asked == []


# -- the schema ------------------------------------------------------------------------------------------------


def test_the_schema_of_another_version_sends_no_request(dsn: str, undisturbed: str) -> None:
    ask(dsn, "UPDATE agenda.build SET fingerprint = 'of a later version'")
    with served(undisturbed) as site:
        asked = at_request(site, 0, lambda: None)
        done = crawl(site.url, database=dsn)
    assert done.returncode == 1
    assert (
        'The database has the schema of another version. Run "agendacrawl db upgrade" first.' in done.stderr
    )
    assert asked == []


def test_a_migration_that_fails_in_the_middle_changes_nothing(
    dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = "SELECT oid, relname, relkind FROM pg_class WHERE relnamespace <> 'pg_toast'::regnamespace ORDER BY oid"
    before = ask(dsn, catalogue), ask(dsn, "TABLE agenda.alembic_version"), ask(dsn, "TABLE agenda.build")
    with monkeypatch.context() as patch:
        folder = tmp_path / "sql"
        shutil.copytree(sessions.sql_folder(), folder)
        head = before[1][0][0]
        (folder / "versions/9999_broken.py").write_text(
            f'from alembic import op\nrevision = "9999"\ndown_revision = "{head}"\n\n\ndef upgrade() -> None:\n'
            '    op.execute("CREATE TABLE agenda.half (id int)")\n    op.execute("ALTER TABLE agenda.page ADD COLUMN half int")\n'
            '    op.execute("SELECT 1 / 0")\n'
        )
        patch.setattr(sessions, "sql_folder", lambda: folder)
        with pytest.raises(DatabaseError, match="division by zero"):
            schema.upgrade(dsn)
    assert before == (
        ask(dsn, catalogue),
        ask(dsn, "TABLE agenda.alembic_version"),
        ask(dsn, "TABLE agenda.build"),
    )
    Store(dsn).close()  # the version that made it still works with it


# -- readers ---------------------------------------------------------------------------------------------------


def test_a_refresh_during_a_long_read(copies: Callable[..., str], warm: Warm, undisturbed: str) -> None:
    dsn = copies(undisturbed)
    query = b"SELECT DISTINCT title FROM gis.activity_point"
    with psycopg.connect(dsn) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        before = set(reader.execute(query).fetchall())
        with served(undisturbed) as site:
            for path, page in site.pages.items():
                if "agenda-" not in path:
                    site.pages[path] = replace(page, title=f"{page.title} (gewijzigd)")
            assert warm(site.url, dsn, FAST).outcome == "ok"  # the reader stands in nobody's way
        assert set(reader.execute(query).fetchall()) == before
        reader.commit()
        after = set(reader.execute(query).fetchall())
    changed = [title for (title,) in after - before]
    assert changed
    assert all("(gewijzigd)" in title for title in changed)


@pytest.fixture(scope="module")
def reader_of(undisturbed: str, copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address for the role that only reads, of a database with activities; the server counts as the private one."""
    with pytest.MonkeyPatch.context() as patch:
        file = tmp_path_factory.mktemp("reader") / "password"
        patch.setattr(reader, "_secret", lambda _: file)
        return reader.provide(copies(undisturbed))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM agenda.page", "UPDATE agenda.activity SET title = ''", "INSERT INTO ref.cabinet VALUES ('X', now())",
        "DROP TABLE agenda.page CASCADE", "DROP TABLE gis.activity_point CASCADE", "CREATE TABLE gis.mine (id int)",
        "CREATE TABLE public.mine (id int)", "TRUNCATE agenda.run CASCADE", "SELECT * FROM agenda.body",
        "REFRESH MATERIALIZED VIEW gis.totals", "DELETE FROM gis.activity_point", "CREATE SCHEMA mine",
    ],
)  # fmt: skip
def test_the_reader_role_writes_nothing(reader_of: str, statement: str) -> None:
    with psycopg.connect(reader_of) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM gis.activity_point").fetchone() == (True,)
        connection.rollback()
        connection.execute("SET TRANSACTION READ WRITE")  # who means to write begins with that
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)
