"""A run without the crawl: stores pages and publishes, in a process that the tests kill."""

from __future__ import annotations

import os
import pickle
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psycopg

from agendacrawl.db import sessions
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import Store


def work(
    dsn: str, pages: Path, missing: list[str], at: tuple[int, str] | None, progress: Connection | None
) -> None:
    """Store the pages, telling `progress` of each, then publish.

    `at` is a step (-1 publishes) and whether to die right before or after its commit.
    """
    with Store(dsn) as store:
        store.open_run("agenda", {"since": "2026-11-02", "until": "2027-01-03"})
        for number, page in enumerate(pickle.loads(pages.read_bytes())):
            if at is None or number != at[0]:
                store.stage(page)
                if progress is not None:
                    progress.send_bytes(b".")
                continue
            with store._connection.transaction():
                store.stage(page)
                if at[1] == "before":
                    die()
            die()
        if at == (-1, "before"):
            refresh = sessions.refresh  # the last thing before the commit

            def refresh_and_die(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
                refresh(connection)
                die()

            sessions.refresh = refresh_and_die
        store.publish("ok", {}, Addresses(missing))
        if at == (-1, "after"):
            die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
