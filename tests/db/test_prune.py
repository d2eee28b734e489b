"""What pruning drops and keeps: sixty crawls of a site that stays the same grow the database by less than 2 %."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from support.crawls import ask
from support.shell import Runner

from agendacrawl.core.arguments import Arguments
from agendacrawl.db.prune import PRINTS, prune
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import KnownBody, RunningError, Store

DAYS = 60
ARGUMENTS = Arguments(dt.date(2026, 11, 2), dt.date(2026, 12, 6)).as_json()
PRINT = [("pro, a week", "tag", f"mark {n}", 3, 9) for n in range(70)]
SIZE = "SELECT pg_database_size(current_database())"
# What anybody asks of the ledger: which pages, when new or changed, when last seen, and by which run.
ASKED = """
SELECT path, min(run_id), max(run_id), max(id) FILTER (WHERE result IN ('new', 'changed')), count(DISTINCT page_id)
FROM agenda.fetch GROUP BY path ORDER BY path
"""


def crawl_again(dsn: str) -> None:
    """What a crawl does to the database when every body is known."""
    pages = ask(dsn, "SELECT path, body_sha256 FROM agenda.page ORDER BY path")
    with Store(dsn) as store:
        store.open_run("agenda", ARGUMENTS)
        store.note_known([KnownBody(path, dt.datetime.now(dt.UTC), body) for path, body in pages])
        store.store_print(PRINT)
        store.publish_news("ok", {"agenda/pages/known": len(pages)}, Addresses())


def test_sixty_crawls_grow_the_database_by_less_than_two_percent(
    crawled: str, copies: Callable[..., str]
) -> None:
    dsn = copies(crawled)
    crawl_again(dsn)
    prune(dsn)
    [(before,)] = ask(dsn, SIZE)
    for _ in range(DAYS):
        crawl_again(dsn)
    [(full,)] = ask(dsn, SIZE)
    asked = ask(dsn, ASKED)
    rows, _ = prune(dsn)
    [(after,)] = ask(dsn, SIZE)
    assert after < 1.02 * before < full
    assert rows > DAYS * len(asked) / 2
    assert ask(dsn, ASKED) == asked
    assert ask(dsn, "SELECT count(DISTINCT run_id) FROM agenda.layout_print") == [(PRINTS,)]
    assert prune(dsn)[0] == 0


def test_what_says_something_new_stays(store: Store, database: str) -> None:
    for result in ("new", "failed", "changed", "not_understood", "refused", "older"):
        store.store_failure("/a", None, dt.datetime.now(dt.UTC), result)
    store.close_run("ok", {})
    store.close()
    assert prune(database)[0] == 0
    assert ask(database, "SELECT count(*) FROM agenda.fetch") == [(6,)]


def test_nothing_is_dropped_under_a_run(store: Store, database: str) -> None:
    assert store.number
    with pytest.raises(RunningError, match="at work"):
        prune(database)


def test_the_command_says_what_it_did(run: Runner, crawled: str, copies: Callable[..., str]) -> None:
    status, out, _ = run("prune", setting=copies(crawled))
    assert (status, out) == (0, "0 rows dropped; 0.0 MB given back.\n")
