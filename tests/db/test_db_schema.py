"""Making the schema: from nothing, again, after a change, and when something is in the way."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, create_engine, text
from support.pages import make_activity, make_page
from support.shell import Runner
from support.waiting import until

from agendacrawl.db import schema, sessions
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import Store
from agendacrawl.db.tables import SCHEMAS, metadata
from agendacrawl.refdata import load


@pytest.fixture
def sql_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of sql/ to break."""
    folder = tmp_path / "sql"
    shutil.copytree(sessions.sql_folder(), folder)
    monkeypatch.setattr(sessions, "sql_folder", lambda: folder)
    return folder


def ask(dsn: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchall()


def test_upgrade_from_empty(empty_database: str) -> None:
    assert schema.upgrade(empty_database)
    tables = ask(
        empty_database,
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('agenda', 'ref')",
    )
    wanted = {f"{table.schema}.{table.name}" for table in metadata.sorted_tables}
    assert {name for (name,) in tables} == wanted | {"agenda.alembic_version"}
    Store(empty_database).close()


def test_second_upgrade_does_nothing(database: str) -> None:
    catalogue = "SELECT oid, xmin::text, relname FROM pg_class ORDER BY oid"
    before = ask(database, catalogue)
    assert not schema.upgrade(database)
    assert ask(database, catalogue) == before


@pytest.mark.filterwarnings("ignore:Computed default")  # Alembic can't compare those; test_db_store.py does
def test_migrations_make_what_the_tables_say(database: str) -> None:
    """Columns, types, keys, indexes and comments: nothing that Alembic would still have to change."""

    def compare(connection: Connection) -> list[object]:
        def ours(name: str | None, kind: str, _: object) -> bool:
            return name in ("agenda", "ref") if kind == "schema" else name != "alembic_version"

        options = {
            "include_schemas": True,
            "include_name": ours,
            "compare_type": True,
            "compare_server_default": True,
        }
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    with schema.transaction(database) as connection:
        assert compare(connection) == []


def test_every_view_and_column_has_a_comment(database: str) -> None:
    silent = ask(
        database,
        """
        SELECT c.oid::regclass::text, a.attname
        FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'v', 'm') AND c.relname <> 'alembic_version'
          AND c.relnamespace::regnamespace::text IN ('agenda', 'ref', 'gis')
          AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
        """,
    )
    assert silent == []


def test_changed_view_is_built_anew(database: str, sql_folder: Path) -> None:
    file = next(sql_folder.glob("views/*_visits_per_region.sql"))
    file.write_text(file.read_text().replace("One row per region, also", "Renewed. One row per region, also"))
    with pytest.raises(DatabaseError, match="agendacrawl db upgrade"):
        Store(database)
    assert schema.upgrade(database)
    [(comment,)] = ask(database, "SELECT obj_description('gis.visits_per_region'::regclass)")
    assert str(comment).startswith("Renewed.")


def test_dropped_view_comes_back(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("DROP MATERIALIZED VIEW gis.totals")
    assert schema.upgrade(database)
    assert ask(database, "SELECT count(*) > 0 FROM gis.totals") == [(True,)]


def test_broken_view_leaves_everything_as_it_was(empty_database: str, sql_folder: Path) -> None:
    (sql_folder / "views/99_broken.sql").write_text("CREATE VIEW gis.broken AS SELECT nonsense;")
    with pytest.raises(DatabaseError, match=r"99_broken\.sql can't be built"):
        schema.upgrade(empty_database)
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname IN ('agenda', 'ref', 'gis')"
    assert ask(empty_database, schemas) == []


def test_view_of_a_user_is_not_dropped(database: str, sql_folder: Path) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("CREATE VIEW public.mine AS SELECT * FROM gis.visits_per_region")
    file = next(sql_folder.glob("views/*_visits_per_region.sql"))
    file.write_text(file.read_text() + "\n")
    with pytest.raises(DatabaseError, match="mine"):
        schema.upgrade(database)
    assert ask(database, "SELECT count(*) FROM public.mine") == [(405,)]


def test_store_without_schema_says_what_to_do(empty_database: str) -> None:
    with pytest.raises(DatabaseError, match=r'no tables of this program yet\. Run "agendacrawl db upgrade"'):
        Store(empty_database)


def test_role_without_rights_is_told_about_postgis(empty_database: str) -> None:
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("CREATE ROLE plain LOGIN PASSWORD 'plain'")
        try:
            with pytest.raises(DatabaseError, match="CREATE EXTENSION postgis"):
                schema.upgrade(make_conninfo(empty_database, user="plain", password="plain"))
        finally:
            connection.execute("DROP ROLE plain")


def test_refresh_of_materialised_views(database: str) -> None:
    """Whichever there are: a new file in sql/views needs no other line."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE MATERIALIZED VIEW gis.runs AS SELECT id FROM agenda.run")
        connection.execute("CREATE UNIQUE INDEX ON gis.runs (id)")
    with Store(database) as store:
        store.open_run("agenda", {})
        store.publish("ok", {})
    assert ask(database, "SELECT count(*) FROM gis.runs") == [(1,)]


# Rows as version 0003 kept them: two runs, a page whose second activity was seen first by the second run.
ROWS = """
INSERT INTO agenda.run (spider, version, arguments, started_at, finished_at, outcome)
VALUES ('agenda', '0', '{}', '2024-09-02 08:00Z', '2024-09-02 09:00Z', 'ok'),
       ('agenda', '0', '{}', '2024-09-03 08:00Z', '2024-09-03 09:00Z', 'ok');
INSERT INTO agenda.body VALUES (repeat('a', 64), '<p>Werkbezoek</p>', '2024-09-02 08:00Z');
INSERT INTO agenda.page (path, url, platform, weekly, title, date, intro, digest, body_sha256, first_seen_run, changed_run)
VALUES ('/week', 'https://www.rijksoverheid.nl/week', 'pro', true, 'Week 36', '2024-09-02', '', 'x', repeat('a', 64), 1, 2);
INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, body_sha256, result)
VALUES (2, 1, '/week', '2024-09-03 08:30Z', 200, repeat('a', 64), 'changed');
INSERT INTO agenda.activity (key, page_id, title, description, date, type, type_method, mode, contact_present)
VALUES ('/week#1', 1, 'Bezoek', '', '2024-09-03', 'werkbezoek', 'stated', 'physical', false),
       ('/week#2', 1, 'Overleg', '', '2024-09-04', 'overleg', 'stated', 'physical', false);
INSERT INTO agenda.activity_person VALUES (1, 1, 'Judith Uitermark'), (1, 2, 'Zsolt Szabó'), (2, 1, 'Judith Uitermark');
INSERT INTO agenda.activity_place (activity_id, ordinal, name, level, evidence, source, method, confidence, municipality_code,
                                   country, lat, lon, ambiguous)
VALUES (1, 1, 'Venlo', 'place', 'Venlo', 'stated', 'gazetteer', 0.9, 'GM0983', 'NL', 51.37, 6.17, false);
INSERT INTO agenda.geocode (geocoder, words, country, province) VALUES ('pdok', 'nergens', '', '');
"""


def test_upgrade_of_an_older_version_keeps_its_rows(empty_database: str) -> None:
    """Nothing is lost, the history begins with what was there, and the views count it."""
    with schema._transaction(empty_database) as connection:
        schema._extend(connection)
        for name in SCHEMAS:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        schema.migrate(connection, "0003")
        schema._driver(connection).execute(ROWS.encode())
    tables = ("run", "body", "page", "fetch", "activity", "activity_person", "activity_place", "geocode")
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM agenda.{name}" for name in tables)
    before = ask(empty_database, counts)
    assert schema.upgrade(empty_database)
    load.bundled(empty_database)
    assert ask(empty_database, counts) == before
    assert ask(
        empty_database,
        "SELECT run_id, activity_id, kind, key, people, noticed_at = (SELECT started_at FROM agenda.run WHERE id = 1)"
        " FROM agenda.activity_history ORDER BY id",
    ) == [
        (1, 1, "added", "/week#1", "Judith Uitermark; Zsolt Szabó", True),
        (1, 2, "added", "/week#2", "Judith Uitermark", True),
    ]
    assert ask(empty_database, "SELECT title FROM gis.changes ORDER BY title") == [("Bezoek",), ("Overleg",)]
    assert ask(
        empty_database,
        "SELECT name, visits FROM gis.visits_per_region WHERE kind = 'municipality' AND visits > 0",
    ) == [("Venlo", 2)]
    with Store(empty_database) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(make_activity()))
        store.publish("ok", {})
    assert ask(empty_database, "SELECT count(*) FROM gis.activity") == [(3,)]


# -- tables that are not those of any version ---------------------------------------------------------------------

STATE = """
SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns
WHERE table_schema IN ('agenda', 'ref', 'gis')
UNION ALL SELECT version_num FROM agenda.alembic_version ORDER BY 1
"""


def of_version(dsn: str, version: str, change: str) -> None:
    """Make the tables of a version, with a change that no version knows of."""
    with schema._transaction(dsn) as connection:
        schema._extend(connection)
        for name in SCHEMAS:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        schema.migrate(connection, version)
        schema._driver(connection).execute(change.encode())


@pytest.mark.parametrize(
    ("version", "change", "told"),
    [
        ("0015", "ALTER TABLE agenda.correction ADD COLUMN mode text",
         'Migration 0016 (Corrections made in a layer: of mode, cancellation and people too, with a position, and what '
         'they replaced) of the database {name} failed: column "mode" of relation "correction" already exists. Nothing was changed'),
        ("0005", "DROP TABLE agenda.fetch CASCADE", 'Migration 0006 (What changed, and which pages are missing; who runs, '
         'and fetches without an answer) of the database {name} failed: relation "agenda.fetch" does not exist. Nothing was changed'),
        ("0008", "CREATE TABLE agenda.lost_name ()", "(of migration 0008)"),
        ("0008", "DELETE FROM agenda.alembic_version", "(of migration none)"),
        ("0017", "UPDATE agenda.alembic_version SET version_num = '0999'", "The tables of the database {name} are those of migration 0999, which "
         "this version of agendacrawl"),
    ],
    ids=["a column too many", "a table too few", "a table too many", "no version", "a newer version"],
)  # fmt: skip
def test_what_no_migration_can_change_stays_as_it_is_and_is_told(
    empty_database: str, run: Runner, version: str, change: str, told: str
) -> None:
    of_version(empty_database, version, change)
    before = ask(empty_database, STATE)
    status, out, err = run("upgrade", setting=empty_database)
    assert (status, out) == (1, "")
    assert told.format(name=psycopg.conninfo.conninfo_to_dict(empty_database)["dbname"]) in err
    assert 'restore a backup into an empty database with "agendacrawl db restore FILE".' in err
    assert "private" not in err
    assert "\n" not in err.strip()
    assert ask(empty_database, STATE) == before


def test_a_role_that_may_not_alter_tables_is_sent_to_their_owner(empty_database: str) -> None:
    of_version(empty_database, "0016", "")
    with schema._transaction(empty_database) as connection:
        driver = schema._driver(connection)
        driver.execute("CREATE ROLE newcomer")
        driver.execute("GRANT ALL ON ALL TABLES IN SCHEMA agenda TO newcomer")
        driver.execute("GRANT ALL ON SCHEMA agenda TO newcomer")
        driver.execute("SET LOCAL ROLE newcomer")
        with pytest.raises(
            schema.MigrationError, match=r"Migration 0017 .* must be owner .* let the owner of the tables"
        ):
            schema.migrate(connection)
        connection.rollback()


def test_a_database_that_was_changed_by_hand_keeps_its_views(database: str) -> None:
    ask(database, "UPDATE agenda.build SET fingerprint = 'of an earlier version' RETURNING 1")
    ask(database, "UPDATE agenda.alembic_version SET version_num = '0016' RETURNING 1")
    before = ask(database, STATE)
    with pytest.raises(
        schema.MigrationError, match=r"Migration 0017 .* already exists\. Nothing was changed"
    ):
        schema.upgrade(database)
    assert ask(database, STATE) == before
    assert ask(database, "SELECT count(*) > 0 FROM gis.totals") == [(True,)]


# -- upgrades and others ---------------------------------------------------------------------------------------


def test_two_upgrades_at_once_make_a_database_once(empty_database: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(schema.upgrade, [empty_database, empty_database])) == [False, True]


def test_an_upgrade_that_waited_sees_what_the_other_built(empty_database: str) -> None:
    # to_regclass answers from a cache here: the advisory lock is granted without reading the catalogue again
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(empty_database))
    with psycopg.connect(empty_database, autocommit=True) as other, ThreadPoolExecutor(1) as pool:
        other.execute("SELECT pg_advisory_lock(1)")
        with engine.begin() as waiting:
            assert not schema._built(waiting)
            lock = pool.submit(waiting.execute, text("SELECT pg_advisory_xact_lock(1)"))
            until(
                lambda: ask(
                    empty_database, "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                )
            )
            other.execute("CREATE SCHEMA agenda CREATE TABLE build (fingerprint text)")
            other.execute("SELECT pg_advisory_unlock(1)")
            lock.result()
            assert schema._built(waiting)


def test_an_upgrade_waits_for_a_publication(database: str) -> None:
    ask(database, "UPDATE agenda.build SET fingerprint = 'of an earlier version' RETURNING 1")
    with ThreadPoolExecutor(1) as pool, psycopg.connect(database, autocommit=True) as other:
        with sessions.published(other):
            upgrade = pool.submit(schema.upgrade, database)
            waiting = (
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'agenda.build'::regclass"
            )
            until(lambda: upgrade.done() or ask(database, waiting) != [(0,)])
            assert not upgrade.done()
        assert upgrade.result()
