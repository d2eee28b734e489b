"""Pages that were fetched, on their way to the process that reads and stages them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from agendacrawl.core.items import AgendaPage
from agendacrawl.db.document import PageError
from agendacrawl.db.store import Store, StoreResult
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pipelines.reader import is_whole
from agendacrawl.pipelines.reader import reader_of as hash_of
from agendacrawl.pipelines.spared import BROKEN
from agendacrawl.reading.workers import Order, Workers, current_settings, reader_of

_MOST = 64  # pages that are given out together
_AHEAD = 2  # orders given out at a time: the next one waits where the last one ends


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that came with HTTP status 200: its address, its body, when, and what its path begins with."""

    url: str
    body: bytes
    moment: dt.datetime
    prefix: str


@dataclass(frozen=True, slots=True)
class Staged:
    """A page that was read and staged: what publishing will do with it, and what it adds to the counters."""

    result: StoreResult
    counted: Mapping[str, Any]
    encoding: str | None  # what was wrong with it


@dataclass(frozen=True, slots=True)
class NotRead:
    """A page that is not what its address promises, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that can't be stored, and why; it counts as read all the same."""

    why: str
    counted: Mapping[str, Any]
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A page over which the reading failed, which is a mistake of this program, and how."""

    why: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """A page that nobody reads any more: the run ends."""


Outcome = Staged | NotRead | Refused | Failed | LetGo


@lru_cache(maxsize=1)
def _staging(dsn: str, run: int, reader: str) -> tuple[Store, str | None]:
    """Return what stages for a run, and who reads: nobody that is known if corrections came since the run began."""
    store = Store(dsn)
    store.join(run)
    return store, reader if hash_of(store.reference(), current_settings()) == reader else None


def read_fetched(order: Order[Fetched]) -> list[Outcome]:
    """Read some pages and stage them; return what became of each, in their order. Raises DatabaseError."""
    from agendacrawl.reading.reader import parse_body  # whoever gives out orders need not load it

    reader, store, by = reader_of(order), *_staging(order.dsn, order.run, order.reader)
    outcomes: dict[int, Outcome] = {}
    parsed: list[tuple[int, AgendaPage, str | None]] = []
    for number, one in enumerate(order.pages):
        try:
            page, wrong = parse_body(one.url, one.body, one.moment, one.prefix, reader.knowledge)
        except NotAnAgendaPage as error:
            outcomes[number] = NotRead(str(error))
            continue
        except BROKEN:
            raise
        except Exception as error:  # noqa: BLE001 - the pages that came with it are read
            outcomes[number] = Failed(repr(error))
            continue
        parsed.append((number, page, wrong))
    understood = reader.understand([page for _, page, _ in parsed])
    pages = [(number, page, wrong) for (number, _, wrong), page in zip(parsed, understood, strict=True)]
    whole = [by if is_whole(page, reader.settings) else None for _, page, _ in pages]
    staged = store.stage_many(
        [
            (page, read, page.counted if read else None)
            for (_, page, _), read in zip(pages, whole, strict=True)
        ]
    )
    for (number, page, wrong), result in zip(pages, staged, strict=True):
        if isinstance(result, PageError):
            outcomes[number] = Refused(str(result), page.counted, wrong)
        else:
            outcomes[number] = Staged(result, page.counted, wrong)
    return [outcomes[number] for number in range(len(order.pages))]


class Elsewhere:
    """Let another process read pages while this one fetches others: what waits is given out together.

    `order` has no pages; it is given out with those that wait. The process starts with the first page.
    """

    def __init__(self, order: Order[Fetched]) -> None:
        self.order = order
        self.workers: Workers | None = None
        self.closed = False
        self._waiting: list[tuple[Fetched, asyncio.Future[Outcome]]] = []
        self._given: set[asyncio.Task[None]] = set()

    @property
    def lost(self) -> int:
        """Return how often pages were read again because the process that had them was lost."""
        return self.workers.lost if self.workers is not None else 0

    def begin(self) -> None:
        """Start the process before the first page comes: it loads what it needs meanwhile."""
        self._give([])

    async def read(self, page: Fetched) -> Outcome:
        """Return what became of a page. Raises DatabaseError, and BrokenProcessPool: its process was lost each time."""
        told: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((page, told))
        self._give_out()
        return await told

    def _give_out(self) -> None:
        while self._waiting and len(self._given) < _AHEAD:
            self._give(self._waiting[:_MOST])
            del self._waiting[:_MOST]

    def _give(self, pages: list[tuple[Fetched, asyncio.Future[Outcome]]]) -> None:
        task = asyncio.ensure_future(self._read(pages))
        self._given.add(task)

        def done(task: asyncio.Task[None]) -> None:
            self._given.discard(task)
            self._give_out()

        task.add_done_callback(done)

    async def _read(self, pages: list[tuple[Fetched, asyncio.Future[Outcome]]]) -> None:
        order = replace(self.order, pages=tuple(page for page, _ in pages))
        try:
            if self.closed:
                raise asyncio.CancelledError
            if self.workers is None:
                self.workers = Workers.of_this_machine(1)
            outcomes = await self.workers.read(read_fetched, order)
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 - whoever waits is told
            for _, told in pages:
                if told.done():
                    continue
                if self.closed:
                    told.set_result(LetGo())
                else:
                    told.set_exception(error)
            return
        for (_, told), outcome in zip(pages, outcomes, strict=True):
            if not told.done():
                told.set_result(outcome)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.closed = True
        if self.workers is not None:
            self.workers.close()
