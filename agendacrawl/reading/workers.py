"""Who reads in parallel: any executor of `concurrent.futures`: a thread, a pool of processes, or the workers of a dask
cluster.

A worker takes an order: some pages, and what it must know to read and stage them. Staging a page again replaces what
was staged of it, so an order whose worker is lost is done again by another one. What it logs, the process of the run
logs.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from logging.handlers import QueueHandler
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from scrapy.settings import BaseSettings, Settings

from agendacrawl.core.collector import paused

if TYPE_CHECKING:
    from agendacrawl.reading.reader import Reader

_TRIES = 3  # for an order whose worker was lost

_Page = TypeVar("_Page")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Order(Generic[_Page]):
    """What a worker needs to know: the database, the settings, the run that reads, who reads, and which pages."""

    dsn: str
    settings: Mapping[str, Any]
    run: int
    reader: str
    pages: tuple[_Page, ...]


def settings_of(settings: BaseSettings, steps: Mapping[str, Any], dsn: str) -> dict[str, Any]:
    """Return the settings that a worker needs to read with some steps (as ITEM_PIPELINES has them)."""
    told = {name: settings.get(name) for name in settings if name.startswith("AGENDA_")}
    return {**told, "ITEM_PIPELINES": dict(steps), "AGENDA_DATABASE": dsn}


def reader_of(order: Order[Any]) -> Reader:
    """Return what reads in this process; it is loaded with the first order of a run."""
    if dict(order.settings) != _SETTINGS:
        _SETTINGS.clear()
        _SETTINGS.update(order.settings)
    return _loaded(order.dsn, order.run)


_SETTINGS: dict[str, Any] = {}  # of the run that this process works for


def current_settings() -> Settings:
    """Return the settings of the run that this process works for."""
    return Settings(_SETTINGS)


@lru_cache(maxsize=1)
@paused()
def _loaded(dsn: str, _: int) -> Reader:
    from agendacrawl.reading.reader import Reader  # whoever gives out orders need not load it

    return Reader(dsn, current_settings())


class _Notes(QueueHandler):
    """Keep what is logged, as records that can be sent to another process."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        super().__init__(self.records)  # type: ignore[arg-type]
        self.setLevel(logging.WARNING)

    def enqueue(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _work(
    function: Callable[[Order[_Page]], _Result], order: Order[_Page]
) -> tuple[_Result, list[logging.LogRecord]]:
    """Carry out an order; return its result, and what was logged if nobody else heard it."""
    root = logging.getLogger()
    if root.handlers:  # a thread of the run
        return function(order), []
    notes = _Notes()
    root.addHandler(notes)
    try:
        return function(order), notes.records
    finally:
        root.removeHandler(notes)


# What a terminal, or the manager of a service, sends to each process.
_TO_ALL = (signal.SIGINT, signal.SIGTERM)


def _begin() -> None:
    """Leave signals to the process of the run, and end with it, however that ends."""
    for one in _TO_ALL:
        signal.signal(one, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


class _Process(SpawnProcess):
    """A process that does not import the program of the run again: a script that starts a crawl may not survive it."""

    def start(self) -> None:
        main = sys.modules["__main__"]
        known = {name: vars(main).pop(name, None) for name in ("__file__", "__spec__")}
        main.__spec__ = None
        # It begins with these blocked, as it may be stopped before `_begin`; for this process they wait a moment.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _TO_ALL)
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            vars(main).update({name: value for name, value in known.items() if value is not None})


class _Context(SpawnContext):
    """Processes begun anew: the process of the run has threads, which a copy of it would not have."""

    Process = _Process


class Workers:
    """An executor, made anew when it has lost a worker and can't go on: `make` makes one for `number` workers.

    `end` ends one, whatever its workers are doing: what they have not staged is not published.
    """

    def __init__(self, make: Callable[[], Executor], number: int, end: Callable[[Executor], None]) -> None:
        self.make, self.number, self.end = make, number, end
        self.executor = make()
        self.closed = False
        self.lost = 0  # orders that were done again, or given up

    @classmethod
    def of_this_machine(cls, number: int) -> Workers:
        """Return so many processes."""
        return cls(lambda: ProcessPoolExecutor(number, _Context(), _begin), number, _end)

    @classmethod
    def of_this_process(cls) -> Workers:
        """Return a thread of this process."""
        return cls(lambda: ThreadPoolExecutor(1), 1, _end)

    @classmethod
    def of_cluster(cls, address: str) -> Workers:
        """Return the workers of a dask cluster (tcp://HOST:PORT). Raises ImportError and OSError."""
        from distributed import Client

        client = Client(address, timeout=10)
        number = max(1, len(client.scheduler_info()["workers"]))
        return cls(client.get_executor, number, lambda _: client.close())

    async def read(self, function: Callable[[Order[_Page]], _Result], order: Order[_Page]) -> _Result:
        """Let a worker carry out an order; one whose worker is lost is done again. Raises BrokenProcessPool at last.

        `function` is one that another process can import by its name.
        """
        for tried in range(_TRIES):
            executor = self.executor
            try:
                result, records = await asyncio.wrap_future(executor.submit(_work, function, order))
            except BrokenProcessPool:
                self.lost += bool(order.pages)
                if self.closed or tried == _TRIES - 1:
                    raise
                if self.executor is executor:  # the first of those that waited for it
                    _let_go(executor)
                    self.executor = self.make()
            else:
                for record in records:
                    logging.getLogger(record.name).handle(record)
                return result
        raise AssertionError

    def close(self) -> None:
        """End the workers."""
        self.closed = True
        self.end(self.executor)


def _end(executor: Executor) -> None:
    """Kill the processes of a pool: they have nothing to tidy up; what they have not staged, the server drops."""
    for process in list((getattr(executor, "_processes", None) or {}).values()):
        process.kill()
    _let_go(executor)
    executor.shutdown(wait=False, cancel_futures=True)


def _let_go(executor: Executor) -> None:
    """Close the pipe to a pool whose processes are gone: before Python 3.11.5 who writes to it waits for ever.

    See https://github.com/python/cpython/issues/94777, whose remedy this is.
    """
    queue = getattr(executor, "_call_queue", None)
    if queue is not None:
        queue._reader.close()
