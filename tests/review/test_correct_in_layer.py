"""Corrections in the layer gis.correction_place: what an edit stores, that counts follow, that a run finds the same, and undoing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from support.pages import make_activity, make_page, make_place
from support.shell import scrapy

from agendacrawl.core.items import Activity
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source
from agendacrawl.db import sessions
from agendacrawl.db.dsn import EDITOR, READER
from agendacrawl.db.reader import grant_reader
from agendacrawl.db.store import Store
from agendacrawl.dutch.text import squeeze
from agendacrawl.events.keeping import KnownActivity, KnownPage, merge
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.review import corrections
from agendacrawl.review.corrections import Correction, Corrections, Kind

ASSEN = "ST_SetSRID(ST_MakePoint(233500, 557000), 28992)"
SECRET = "corrects"


def allow(dsn: str, *roles: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        for name in roles:
            role = sql.Identifier(name)
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).rowcount:
                connection.execute(sql.SQL("CREATE ROLE {}").format(role))
            connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(role, SECRET))
        grant_reader(connection)


@pytest.fixture
def dsn(crawled: str, copies: Callable[..., str]) -> str:
    found = copies(crawled)
    allow(found, EDITOR, READER)
    return found


@pytest.fixture(scope="module")
def refused(crawled: str, copies: Callable[..., str]) -> str:
    """A database in which every edit is refused."""
    found = copies(crawled)
    allow(found, EDITOR, READER)
    return found


@pytest.fixture
def editor(dsn: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(make_conninfo(dsn, user=EDITOR, password=SECRET), autocommit=True) as connection:
        yield connection


def ask(dsn: str, query: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        return connection.execute(query.encode(), values).fetchall()


STATE = "SELECT id, agenda.activity_state(id) - 'type_confidence' FROM agenda.activity ORDER BY id"
VISITS = "SELECT code, visits, activities FROM gis.visits_per_region WHERE kind = 'municipality' AND activities > 0 ORDER BY code"
ONE = (  # a visit outside The Hague of which the words are on one page only
    "SELECT id, words, activity_id, municipality_code FROM gis.correction_place p WHERE mode = 'physical' AND NOT cancelled "
    "AND municipality_code NOT IN ('GM0518', 'GM0106') AND level = 'place' AND cardinality(persons) = 1 "
    "AND (SELECT count(*) FROM gis.correction_place o WHERE o.words = p.words) = 1 "
    "AND (SELECT count(*) FROM gis.activity o WHERE o.joint_id IN (SELECT joint_id FROM gis.activity WHERE id = p.activity_id)) = 1 "
    "ORDER BY id LIMIT 1"
)


def test_a_moved_point_is_a_correction_that_counts_at_once_and_a_run_keeps(
    dsn: str, editor: psycopg.Connection[tuple[Any, ...]]
) -> None:
    before, raw = {code: visits for code, visits, _ in ask(dsn, VISITS)}, ask(dsn, STATE)
    ((key, words, activity, code),) = ask(dsn, ONE)
    editor.execute(
        f"UPDATE gis.correction_place SET geom = {ASSEN}, author = 'A. Analist', reason = 'Het is in Assen' WHERE id = %s",
        [key],
    )
    (stored,) = ask(
        dsn,
        "SELECT kind, text, municipality_code, level, author, reason, applied, cardinality(paths) FROM agenda.correction",
    )
    assert stored == ("place", words, "GM0106", "address", "A. Analist", "Het is in Assen", True, 1)
    after = {code: visits for code, visits, _ in ask(dsn, VISITS)}
    assert after.get(code, 0) == before[code] - 1
    assert after["GM0106"] == before.get("GM0106", 0) + 1
    at = (
        "SELECT place, municipality_code, exact, ST_Distance(geom, "
        + ASSEN
        + ") < 1 FROM gis.activity_point WHERE activity_id = %s"
    )
    assert ask(dsn, at, activity) == [("Assen", "GM0106", True, True)]
    corrected = ask(dsn, STATE)
    assert scrapy("reprocess", "-s", "AGENDA_NER=none", database=dsn).returncode == 0
    assert ask(dsn, STATE) == corrected, "a run that reads all pages finds the same"
    editor.execute("DELETE FROM gis.correction_place WHERE activity_id = %s", [activity])
    assert ask(dsn, STATE) == raw
    assert {code: visits for code, visits, _ in ask(dsn, VISITS)} == before
    assert ask(dsn, "SELECT withdrawn, author FROM agenda.correction ORDER BY id") == [
        (False, "A. Analist"),
        (True, EDITOR),
    ]
    assert scrapy("reprocess", "-s", "AGENDA_NER=none", database=dsn).returncode == 0
    assert ask(dsn, STATE) == raw


CHANGES = (
    "type = CASE type WHEN 'Evenement' THEN 'Gesprek' ELSE 'Evenement' END",
    "mode = 'online'",
    "mode = 'hybrid'",
    "cancelled = true",
    "persons = ARRAY['Mark Rutte', 'Femke Wiersma']",
    "persons = ARRAY['Mark Rutte', 'Femke Wiersma', 'Mark Rutte']",
    "municipality_code = 'GM0106'",
    "municipality_code = 'GM0106', place = 'Assen'",
    "municipality_code = NULL",
    "municipality_code = NULL, country = 'BE'",
    f"geom = {ASSEN}, place = 'De Nieuwe Kolk'",
    "place = NULL, mode = 'physical', persons = ARRAY['Mark Rutte'], type = 'Ontvangst', cancelled = true",
)


def test_what_is_saved_here_is_what_a_run_makes_of_it(
    dsn: str, editor: psycopg.Connection[tuple[Any, ...]]
) -> None:
    """Every kind of change, of as many activities; then all pages are read again, and then all is undone."""
    raw = ask(dsn, STATE)
    rows = ask(
        dsn,
        "SELECT min(id) FROM gis.correction_place p WHERE level <> 'municipality' OR level IS NULL "
        "GROUP BY words, title ORDER BY bool_or(level IS NULL), hashtext(words)",
    )
    with editor.transaction():  # one save
        for (key,), change in zip(rows, CHANGES * 3, strict=False):
            edit = f"UPDATE gis.correction_place SET {change}, reason = 'Nagevraagd' WHERE id = %s"
            editor.execute(edit.encode(), [key])
    corrected = ask(dsn, STATE)
    changed = [one for one, other in zip(corrected, raw, strict=True) if one != other]
    assert len(changed) >= len(CHANGES) * 2
    assert scrapy("reprocess", "-s", "AGENDA_NER=none", database=dsn).returncode == 0
    for (number, now), (_, then) in zip(ask(dsn, STATE), corrected, strict=True):
        assert now == then, (number, now, then)
    assert ask(
        dsn, "SELECT count(*) FROM agenda.activity_history WHERE kind = 'changed' AND field = 'people'"
    ) == [(0,)]
    left = ask(dsn, "SELECT id FROM gis.correction_place WHERE corrected IS NOT NULL ORDER BY id")
    with editor.transaction():
        for (key,) in left:
            with (
                suppress(psycopg.errors.RaiseException),
                editor.transaction(),
            ):  # one before had the same words
                editor.execute("DELETE FROM gis.correction_place WHERE id = %s", [key])
    for (number, now), (_, then) in zip(ask(dsn, STATE), raw, strict=True):
        assert now == then, (number, now, then)
    assert ask(dsn, "SELECT count(*) FROM agenda.uncorrected") == [(0,)]
    assert ask(dsn, "SELECT count(*) FROM gis.corrections WHERE holds") == [(0,)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (f"geom = {ASSEN}", "De reden van de correctie ontbreekt"),
        (f"geom = {ASSEN}, reason = ' '", "De reden van de correctie ontbreekt"),
        ("municipality_code = 'GM9999', reason = 'x'", "GM9999 is geen gemeente"),
        ("municipality_code = 'GM0106', place = 'Hulst', reason = 'x'", "Hulst is niet bekend in de gemeente Assen"),
        ("municipality_code = NULL, country = 'XX', reason = 'x'", "XX is geen land"),
        ("municipality_code = NULL, country = 'BE', place = 'Gent', reason = 'x'", "buiten Nederland is hier alleen het land"),
        (f"geom = {ASSEN}, municipality_code = 'GM0677', reason = 'x'", "Het punt ligt in een andere gemeente dan Hulst"),
        ("geom = ST_SetSRID(ST_MakePoint(900000, 900000), 28992), reason = 'x'", "Dit punt ligt in geen gemeente"),
        ("type = 'Praatje', reason = 'x'", '"Praatje" is geen soort activiteit'),
        ("type = 'unclassified', reason = 'x'", '"unclassified" is geen soort activiteit'),
        ("mode = 'samen', reason = 'x'", '"samen" is geen vorm'),
        ("persons = ARRAY['Jan Klaassen'], reason = 'x'", "Geen bewindspersoon: Jan Klaassen"),
        ("persons = '{}', reason = 'x'", "Noem minstens één bewindspersoon"),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_refused_with_a_sentence(refused: str, change: str, sentence: str) -> None:
    (((key, *_),), raw) = ask(refused, ONE), ask(refused, STATE)
    with psycopg.connect(make_conninfo(refused, user=EDITOR, password=SECRET), autocommit=True) as editor:
        with pytest.raises(psycopg.errors.RaiseException, match=sentence):
            editor.execute(f"UPDATE gis.correction_place SET {change} WHERE id = %s".encode(), [key])
        with pytest.raises(psycopg.errors.RaiseException, match="niets gecorrigeerd"):
            editor.execute("DELETE FROM gis.correction_place WHERE id = %s", [key])
    assert ask(refused, STATE) == raw
    assert ask(refused, "SELECT count(*) FROM agenda.correction") == [(0,)]


def test_what_has_no_words_can_not_be_corrected(
    dsn: str, editor: psycopg.Connection[tuple[Any, ...]]
) -> None:
    ((key, _, activity, _),) = ask(dsn, ONE)
    silent = "UPDATE agenda.activity SET title = '', stated_place = NULL, day_place = '' WHERE id = %s RETURNING id"
    ask(dsn, silent, activity)
    for change in (f"geom = {ASSEN}", "mode = 'online'", "type = 'Ontvangst'"):
        with pytest.raises(
            psycopg.errors.RaiseException, match="geen woorden waarover een correctie kan gaan"
        ):
            editor.execute(
                f"UPDATE gis.correction_place SET {change}, reason = 'x' WHERE id = %s".encode(), [key]
            )
    assert ask(dsn, "SELECT count(*) FROM agenda.correction") == [(0,)]


def test_a_new_point_for_words_or_for_an_activity(
    dsn: str, editor: psycopg.Connection[tuple[Any, ...]]
) -> None:
    ((words, activity, title, date),) = ask(
        dsn,
        "SELECT words, activity_id, title, date FROM gis.correction_place p WHERE level IS NULL AND mode <> 'online' AND "
        "(SELECT count(*) FROM gis.correction_place o WHERE o.words = p.words) = 1 ORDER BY id LIMIT 1",
    )
    insert = f"INSERT INTO gis.correction_place (words, reason, geom) VALUES (%s, 'Zo is het', {ASSEN})"
    with pytest.raises(psycopg.errors.RaiseException, match='Geen enkele pagina zegt: "Nergens gezegd"'):
        editor.execute(insert, ["Nergens gezegd"])
    editor.execute(insert, [f"  {words}\n"])
    assert ask(dsn, "SELECT municipality_code FROM gis.activity_point WHERE activity_id = %s", activity) == [
        ("GM0106",)
    ]
    editor.execute("INSERT INTO gis.correction_place (activity_id, cancelled, reason, geom) SELECT activity_id, true, 'Niet geweest', geom "
                   "FROM gis.correction_place WHERE activity_id = %s", [activity])  # fmt: skip
    assert ask(dsn, "SELECT cancelled, counts FROM gis.activity WHERE id = %s", activity) == [(True, False)]
    last = ask(dsn, "SELECT kind, text, day FROM agenda.correction ORDER BY id DESC LIMIT 1")
    assert last == [("cancelled", squeeze(title), date)]


def test_nothing_else_can_be_written(dsn: str, editor: psycopg.Connection[tuple[Any, ...]]) -> None:
    layers = ask(
        dsn,
        "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm')",
    )
    for (layer,) in layers:
        if layer != "correction_place":
            with pytest.raises(
                (
                    psycopg.errors.InsufficientPrivilege,
                    psycopg.errors.WrongObjectType,
                    psycopg.errors.ObjectNotInPrerequisiteState,
                )
            ):
                editor.execute(f"DELETE FROM gis.{layer}".encode())
    for attempt in (
        "INSERT INTO agenda.correction (kind, text) VALUES ('place', 'x')", "SELECT * FROM agenda.correction",
        "SELECT agenda.recorrect(1)", "SELECT agenda.squeeze('x')", "UPDATE agenda.activity SET title = 'x'",
        "DELETE FROM public.layer_styles", "CREATE VIEW gis.mine AS SELECT 1",
        "REFRESH MATERIALIZED VIEW gis.totals", "ALTER VIEW gis.correction_place RENAME TO x",
    ):  # fmt: skip
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            editor.execute(attempt.encode())
    with psycopg.connect(make_conninfo(dsn, user=READER, password=SECRET), autocommit=True) as reader:
        reader.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute("DELETE FROM gis.correction_place")


def test_who_corrected_is_told_to_editors_only(dsn: str, editor: psycopg.Connection[tuple[Any, ...]]) -> None:
    ((key, *_),) = ask(dsn, ONE)
    editor.execute(
        "UPDATE gis.correction_place SET municipality_code = 'GM0106', author = 'A. Analist', reason = 'Daarom' WHERE id = %s",
        [key],
    )
    query = "SELECT author, reason FROM gis.correction_place WHERE corrected = 'place'"
    assert editor.execute(query.encode()).fetchall() == [("A. Analist", "Daarom")]
    with psycopg.connect(make_conninfo(dsn, user=READER, password=SECRET)) as reader:
        assert reader.execute(query.encode()).fetchall() == [(None, "Daarom")]
        assert reader.execute("SELECT place, holds, activities FROM gis.corrections").fetchall() == [
            ("Assen", True, 1)
        ]


def test_an_editor_waits_for_a_publication_and_is_told(
    dsn: str, editor: psycopg.Connection[tuple[Any, ...]]
) -> None:
    ((key, *_),) = ask(dsn, ONE)
    editor.execute("SET lock_timeout = '200ms'")
    with psycopg.connect(dsn) as other:
        other.execute(sessions.ALONE)
        with pytest.raises(psycopg.errors.RaiseException, match="Er wordt net een crawl gepubliceerd"):
            editor.execute(
                "UPDATE gis.correction_place SET mode = 'online', reason = 'x' WHERE id = %s", [key]
            )


# -- the rules, without a database ---------------------------------------------------------------------------------

GAZETTEER = Gazetteer.load()
DAY = dt.date(2026, 11, 9)


def own(kind: Kind, **values: Any) -> Correction:
    return Correction(kind, "Overleg", "A", "B", page="/p", day=DAY, **values)


def meeting(**values: Any) -> Activity:
    return Activity("k", "Overleg", DAY, people=["Mark Rutte"], **values)


def applied(activity: Activity, *given: Correction, path: str = "/p") -> Activity:
    Corrections(given, GAZETTEER).apply(activity, weekly=True, path=path)
    return activity


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        (own(Kind.MODE, mode="online"), {}, {"mode": Mode.ONLINE, "flags": [Flag.MODE_CORRECTED]}),
        (own(Kind.CANCELLED, cancelled=True), {}, {"flags": [Flag.CANCELLED, Flag.CANCELLED_CORRECTED]}),
        (own(Kind.CANCELLED, cancelled=False), {"flags": [Flag.CANCELLED]}, {"flags": [Flag.CANCELLED_CORRECTED]}),
        (own(Kind.PEOPLE, people=["Femke Wiersma"]), {"flags": [Flag.PEOPLE_FROM_TEXT]}, {"people": ["Femke Wiersma"], "flags": [Flag.PEOPLE_CORRECTED]}),
        (own(Kind.MODE, mode="online", withdrawn=True), {}, {"mode": Mode.UNKNOWN, "flags": []}),
    ],
)  # fmt: skip
def test_a_correction_of_one_activity(one: Correction, before: dict[str, Any], after: dict[str, Any]) -> None:
    found = applied(meeting(**before), one)
    assert {name: getattr(found, name) for name in after} == after
    assert applied(meeting(**before), one, path="/elsewhere") == meeting(**before)
    later = meeting(**before)
    later.date = DAY + dt.timedelta(1)
    assert applied(later, one).mode is Mode.UNKNOWN


def test_a_mode_decides_whether_there_is_a_place_to_correct() -> None:
    place = Correction(
        Kind.PLACE,
        "Overleg",
        "A",
        "B",
        municipality_code="GM0106",
        level=Level.ADDRESS,
        lat=53.0,
        lon=6.55,
        place="De Kolk",
    )
    found = applied(meeting(mode=Mode.ONLINE), place, own(Kind.MODE, mode="physical"))
    (at,) = found.places
    assert (at.name, at.level, at.lat, at.source, at.province) == (
        "De Kolk",
        Level.ADDRESS,
        53.0,
        Source.LINE,
        "Drenthe",
    )
    assert applied(meeting(), place, own(Kind.MODE, mode="online")).places == []


def test_whom_a_person_named_is_not_kept_when_that_is_withdrawn() -> None:
    """Zsolt Szabó has left: kept where the page stated him, not where a correction did."""
    named = ["Femke Wiersma", "Judith Uitermark"]
    page = make_page(make_activity("Overleg", people=named))
    page.fetched_at = dt.datetime(2026, 11, 9, tzinfo=dt.UTC)
    for flags, kept in (((), ["Zsolt Szabó"]), (("people_corrected",), [])):
        (new,) = page.activities
        old = KnownActivity(
            new.key, new.title, "", new.date, None, None, None, None, flags, ("Zsolt Szabó",), ()
        )
        (activity,) = merge(KnownPage((), 1, {}, (old,)), page).page.activities
        assert sorted(activity.people) == sorted([*named, *kept])


def test_words_are_squeezed_alike(database: str) -> None:
    texts = [
        " Werk\u00adbezoek\n aan\u00a0\u00a0Hulst ",
        "e\u0301\u200b \u2003x",
        "a\tb",
        "",
        "\u202fx\u3000y\u200e",
    ]
    with psycopg.connect(database) as connection:
        for text in texts:
            assert connection.execute("SELECT agenda.squeeze(%s)", [text]).fetchone() == (squeeze(text),)


def test_corrections_come_back_as_they_were_stored(database: str) -> None:
    given = own(Kind.PEOPLE, people=["Mark Rutte"])
    with Store(database) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(make_activity("Overleg", places=[make_place("Hulst", "GM0677")])))
    with psycopg.connect(database) as connection:
        connection.execute(
            "INSERT INTO agenda.correction (kind, text, author, reason, withdrawn, people, page, day) "
            "VALUES ('people', 'Overleg', 'A', 'B', false, ARRAY['Mark Rutte'], '/p', %s)", [DAY]
        )  # fmt: skip
        assert corrections.read(connection) == [given]
