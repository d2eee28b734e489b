"""Which database is meant, and that its password stays unsaid."""

from __future__ import annotations

import datetime as dt

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from support.pages import make_page

from agendacrawl.db import dsn
from agendacrawl.db.dsn import DatabaseError, resolve_dsn, safe_dsn
from agendacrawl.db.store import Store

SECRET = "s3cr3t-w0rd"


def test_given_address_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_cluster(*_: object) -> None:
        raise AssertionError("asked for the private cluster")

    monkeypatch.setattr(dsn, "ensure", no_cluster)
    monkeypatch.setenv("DATABASE_URL", "postgresql://gone.invalid/x")
    assert resolve_dsn("auto") == "postgresql://gone.invalid/x"
    assert resolve_dsn("postgresql://other.invalid/x") == "postgresql://other.invalid/x"
    assert resolve_dsn("off") is None


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://me:{SECRET}@127.0.0.1:1/agenda",
        f"host=127.0.0.1 port=1 user=me password={SECRET}",
        f"postgresql:/me:{SECRET}@127.0.0.1",
        f"postgresql://me:{SECRET}@127.0.0.1:1/agenda?nonsense=1",
    ],
)
def test_password_is_never_told(address: str) -> None:
    with pytest.raises(DatabaseError) as told:
        Store(address)
    problem: BaseException | None = told.value
    while problem:
        assert SECRET not in str(problem)
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)


def test_wrong_password_is_not_told(postgis: str) -> None:
    with pytest.raises(DatabaseError, match="gives no connection") as told:
        Store(make_conninfo(postgis, user="nobody_here", password=SECRET))
    assert SECRET not in str(told.value)


def test_safe_dsn_reads_both_forms() -> None:
    assert safe_dsn(f"host=h user=me password={SECRET}") == "user=me host=h"


def test_lost_connection_is_a_sentence(database: str) -> None:
    with Store(database) as store, psycopg.connect(database, autocommit=True) as admin:
        store.open_run("agenda", {})
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                      "AND datname = current_database()")  # fmt: skip
        with pytest.raises(
            DatabaseError, match=r" /actueel/.*The connection is lost: .* run this command again"
        ):
            store.store_page(make_page())


def test_run_is_recorded(database: str) -> None:
    """Scrapy's counters hold moments and reasons, the arguments dates."""
    with Store(database) as store:
        number = store.open_run("agenda", {"since": dt.date(2024, 7, 2)})
        store.store_failure("/actueel/agenda/2024/09/02/weg", 404, dt.datetime(2024, 9, 2, tzinfo=dt.UTC))
        store.close_run(
            "ok", {"finish_time": dt.datetime(2024, 9, 2, tzinfo=dt.UTC), "pages": 1, "x": ValueError("y")}
        )
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "SELECT id, spider, arguments, outcome, stats, finished_at >= started_at FROM agenda.run"
        ).fetchone()
        ledger = connection.execute("SELECT page_id, path, status, result FROM agenda.fetch").fetchall()
    stats = {"finish_time": "2024-09-02T00:00:00+00:00", "pages": 1, "x": "y"}
    assert row == (number, "agenda", {"since": "2024-07-02"}, "ok", stats, True)
    assert ledger == [(None, "/actueel/agenda/2024/09/02/weg", 404, "failed")]
