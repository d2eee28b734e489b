"""A run without the crawl: stores pages and publishes, in a process that the tests kill."""

from __future__ import annotations

import os
import pickle
import signal
from pathlib import Path

from agendacrawl.db.store import Store


def work(dsn: str, pages: Path, missing: list[str], at: tuple[int, str] | None = None) -> None:
    """Store the pages, then publish. `at` is a step and whether to die right `before` or `after` its commit."""
    with Store(dsn) as store:
        store.open_run("agenda", {"since": "2026-11-02", "until": "2027-01-03"})
        steps = [lambda page=page: store.store_page(page) for page in pickle.loads(pages.read_bytes())]
        for number, step in enumerate([*steps, lambda: store.publish("ok", {}, missing)]):
            if at is None or number != at[0] % (len(steps) + 1):
                step()
                continue
            with store._connection.transaction():
                step()
                if at[1] == "before":
                    os.kill(os.getpid(), signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)
