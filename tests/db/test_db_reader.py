"""The role agenda_reader: what it may and may not do, and who is told its password."""

from __future__ import annotations

import stat
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege, QueryCanceled, ReadOnlySqlTransaction
from support.pages import make_activity, make_page

from agendacrawl.db import reader, schema
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import Store


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take the tests' server for the private cluster; its folder."""
    file = tmp_path / "reader_password"
    monkeypatch.setattr(reader, "_secret", lambda _: file)
    return file


@pytest.mark.usefixtures("secret")
def test_reads_gis_and_nothing_else(database: str) -> None:
    with psycopg.connect(reader.provide(database), autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM gis.visits_per_region").fetchone() == (405,)
        assert connection.execute("SELECT count(*) FROM gis.region_area").fetchone() == (405,)
        connection.execute("SELECT FROM public.layer_styles")
        connection.execute("SELECT FROM spatial_ref_sys LIMIT 1")
        for table in ("agenda.activity", "ref.region", "agenda.body"):
            with pytest.raises(InsufficientPrivilege):
                connection.execute(f"SELECT FROM {table}")
        with pytest.raises(ReadOnlySqlTransaction):
            connection.execute("CREATE TABLE mine (id integer)")
        connection.execute("SET default_transaction_read_only = off")
        for attempt in (
            "DELETE FROM public.layer_styles",
            "REFRESH MATERIALIZED VIEW gis.totals",
            "CREATE VIEW gis.mine AS SELECT 1",
            "SELECT pg_read_file('/etc/passwd')",
        ):
            with pytest.raises(InsufficientPrivilege):
                connection.execute(attempt)


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_xact_lock_shared(1, 2)", "CREATE TEMP TABLE mine (id int)",
        "SELECT lo_from_bytea(0, 'x')", "SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_unlink(1)",
        "SELECT pg_logical_emit_message(false, 'a', 'b')", "CREATE TABLE public.mine (id int)",
        "LOCK TABLE agenda.build IN EXCLUSIVE MODE", "LOCK TABLE agenda.run IN SHARE MODE",
        "SELECT * FROM agenda.staged", "SET temp_file_limit = -1", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
        "ALTER ROLE agenda_reader CONNECTION LIMIT -1",
    ],
)  # fmt: skip
def test_what_everybody_may_do_elsewhere_is_forbidden(database: str, attempt: str) -> None:
    with psycopg.connect(reader.provide(database)) as connection:
        connection.execute("SET TRANSACTION READ WRITE")  # it may, and that is of no use
        with pytest.raises(InsufficientPrivilege):
            connection.execute(attempt)


@pytest.mark.usefixtures("secret")
def test_a_reader_holds_up_no_run_and_no_publication(database: str) -> None:
    """With every limit of its own switched off, and a transaction left open on all it can see."""
    with psycopg.connect(reader.provide(database)) as connection:
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.execute("SET statement_timeout = 0")
        connection.execute("SELECT FROM gis.activity, gis.totals, gis.changes")
        with Store(make_conninfo(database, options="-c lock_timeout=5s")) as store:
            store.open_run("agenda", {})
            store.stage(make_page(make_activity()))
            store.publish("ok", {})
        assert connection.execute("SELECT count(*) FROM gis.activity").fetchone() == (1,)


@pytest.mark.usefixtures("secret")
def test_a_reader_who_holds_up_an_upgrade_is_ended(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_READERS_PAUSE", 1)
    address = reader.provide(database)
    with psycopg.connect(database) as owner:
        owner.execute("UPDATE agenda.build SET fingerprint = 'of an earlier version'")
    with psycopg.connect(address) as connection:
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.execute("SELECT FROM gis.activity")
        assert schema.upgrade(database)
        with pytest.raises(psycopg.errors.AdminShutdown):
            connection.execute("SELECT 1")


def test_somebody_else_who_holds_it_up_is_not(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_READERS_QUERY", 1)
    with psycopg.connect(database) as owner:
        owner.execute("UPDATE agenda.build SET fingerprint = 'of an earlier version'")
    with psycopg.connect(database) as connection:
        connection.execute("SELECT FROM gis.activity")
        with pytest.raises(DatabaseError, match="holds up the upgrade, and nothing has changed"):
            schema.upgrade(database)
        assert connection.execute("SELECT count(*) FROM gis.activity").fetchone() == (0,)
    assert schema.upgrade(database)


@pytest.mark.usefixtures("secret")
def test_statement_that_takes_too_long_is_ended(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with psycopg.connect(reader.provide(database)) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("1min",)
    with monkeypatch.context() as patch:
        patch.setitem(reader.SETTINGS, "statement_timeout", "50ms")
        short = reader.provide(database)
    with psycopg.connect(short) as connection, pytest.raises(QueryCanceled):
        connection.execute("SELECT pg_sleep(5)")
    reader.provide(database)


def test_password_is_kept_beside_the_private_cluster(database: str, secret: Path) -> None:
    address = reader.provide(database)
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert address.startswith(f"postgresql://agenda_reader:{secret.read_text()}@127.0.0.1:")
    assert reader.provide(database) == address


@pytest.mark.usefixtures("secret")
def test_rights_are_renewed_by_an_upgrade(database: str) -> None:
    address = reader.provide(database)
    with psycopg.connect(database) as connection:
        connection.execute("DROP MATERIALIZED VIEW gis.totals")
    assert schema.upgrade(database)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM gis.totals").fetchone() == (True,)


@pytest.mark.usefixtures("secret")
def test_server_of_ones_own(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There the password is told once; and where the role may not be made, the SQL for the administrator."""
    reader.provide(database)
    monkeypatch.setattr(reader, "_secret", lambda _: None)
    with pytest.raises(DatabaseError, match="Whoever made it knows its password"):
        reader.provide(database)
    monkeypatch.setattr(reader, "READER", "agenda_reader_of_a_test")
    monkeypatch.setattr(schema, "READER", "agenda_reader_of_a_test")
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE ROLE plain_owner LOGIN PASSWORD 'x'")
        try:
            connection.execute("GRANT USAGE ON SCHEMA agenda TO plain_owner")
            connection.execute("GRANT SELECT ON agenda.build TO plain_owner")
            with pytest.raises(
                DatabaseError,
                match=r"CREATE ROLE agenda_reader_of_a_test LOGIN CONNECTION LIMIT 20 PASSWORD '\.\.\.';",
            ):
                reader.provide(make_conninfo(database, user="plain_owner", password="x"))
            address = reader.provide(database)
            assert "agenda_reader_of_a_test:" in address
            with psycopg.connect(address) as own:
                assert own.execute("SELECT count(*) FROM gis.region").fetchone() == (405,)
        finally:
            for role in ("plain_owner", "agenda_reader_of_a_test"):
                if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
                    connection.execute(f"DROP OWNED BY {role}")
                    connection.execute(f"DROP ROLE {role}")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("postgresql://me:s@db.example:5433/agenda?sslmode=require", "postgresql://agenda_reader:p%2Fw@db.example:5433/agenda?sslmode=require"),
        ("dbname=agenda host=/run/postgresql user=me", "postgresql://agenda_reader:p%2Fw@/agenda?host=%2Frun%2Fpostgresql"),
    ],
)  # fmt: skip
def test_address(given: str, address: str) -> None:
    assert reader._address(given, "p/w") == address
