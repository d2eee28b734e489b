"""The role agenda_reader: what it may and may not do, and who is told its password."""

from __future__ import annotations

import stat
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege, QueryCanceled, ReadOnlySqlTransaction

from agendacrawl.db import reader, schema
from agendacrawl.db.dsn import DatabaseError


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
                connection.execute(f"SELECT FROM {table}")  # type: ignore[call-overload]
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
                connection.execute(attempt)  # type: ignore[call-overload]


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
            with pytest.raises(DatabaseError, match=r"CREATE ROLE agenda_reader LOGIN PASSWORD '\.\.\.';"):
                reader.provide(make_conninfo(database, user="plain_owner", password="x"))
            address = reader.provide(database)
            assert "agenda_reader_of_a_test:" in address
            with psycopg.connect(address) as own:
                assert own.execute("SELECT count(*) FROM gis.region").fetchone() == (405,)
        finally:
            for role in ("plain_owner", "agenda_reader_of_a_test"):
                if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
                    connection.execute(f"DROP OWNED BY {role}")  # type: ignore[call-overload]
                    connection.execute(f"DROP ROLE {role}")  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("postgresql://me:s@db.example:5433/agenda?sslmode=require", "postgresql://agenda_reader:p%2Fw@db.example:5433/agenda?sslmode=require"),
        ("dbname=agenda host=/run/postgresql user=me", "postgresql://agenda_reader:p%2Fw@/agenda?host=%2Frun%2Fpostgresql"),
    ],
)  # fmt: skip
def test_address(given: str, address: str) -> None:
    assert reader._address(given, "p/w") == address
