"""A geocoder that sends each query once, keeps to the service's pace, and gives up on a service that fails."""

from __future__ import annotations

import logging
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from agendacrawl.core.http import UnavailableError
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.db.sessions import connect
from agendacrawl.geocoders.answer import Answer, Geocoder, Limits

logger = logging.getLogger(__name__)

FAILURES = 3  # after so many in one run a service is left alone
Key = tuple[str, str, str, str]  # geocoder, words, country, province

_READ = "SELECT answer FROM agenda.geocode WHERE (geocoder, words, country, province) = (%s, %s, %s, %s)"
_WRITE = (
    "INSERT INTO agenda.geocode (geocoder, words, country, province, answer) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT DO NOTHING"
)


class Memory:
    """Answers by question, also that there is none: of this run, and in `agenda.geocode` for later ones.

    Without a database, or from the moment that it fails, of this run only. Used by one thread at a time.
    """

    def __init__(self, dsn: str | None = None) -> None:
        self._answers: dict[Key, Answer | None] = {}
        self._connection = connect(dsn, autocommit=True) if dsn else None

    def get(self, key: Key) -> Answer | None:
        """Return the answer to a query. Raises KeyError if it was not sent before."""
        if key not in self._answers:
            rows = self._ask(_READ, key)
            if not rows:
                raise KeyError(key)
            self._answers[key] = _from_json(rows[0][0])
        return self._answers[key]

    def put(self, key: Key, answer: Answer | None) -> None:
        """Keep an answer; None: there is none."""
        self._answers[key] = answer
        self._ask(_WRITE, (*key, Jsonb(asdict(answer)) if answer else None))

    def close(self) -> None:
        """Close the connection."""
        if self._connection:
            self._connection.close()

    def _ask(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            cursor = self._connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []
        except psycopg.Error as problem:
            logger.warning(
                "Answers of geocoders can't be kept in agenda.geocode (%s): this run goes on without.",
                str(problem).strip(),
            )
            self._connection.close()
            self._connection = None
            return []


def _from_json(row: dict[str, Any] | None) -> Answer | None:
    if row is None:
        return None
    return Answer(**row | {"level": Level(row["level"]), "candidates": tuple(row["candidates"])})


class CachedGeocoder:
    """A geocoder behind a memory. `find` never raises because of the service; `counts` tells what happened.

    Not `online`: it answers what was asked in earlier runs, and asks nothing.
    """

    def __init__(self, geocoder: Geocoder, memory: Memory, *, online: bool = True) -> None:
        self.name = geocoder.name
        self.counts: Counter[str] = Counter()
        self._geocoder = geocoder
        self._memory = memory
        self._online = online
        self._not_before = 0.0  # of time.monotonic()

    @property
    def left_alone(self) -> bool:
        """Tell whether the service failed too often to be asked again in this run."""
        return self.counts["failed"] >= FAILURES

    def find(self, words: str, limits: Limits) -> Answer | None:
        """Return the place; None if there is none, or the service can't be asked now. Waits for the service's pace."""
        if not self._geocoder.accepts(words, limits):
            return None
        key = (self.name, normalise(words), limits.country or "", limits.province or "")
        try:
            answer = self._memory.get(key)
        except KeyError:
            return self._request(key, words, limits)
        self.counts["remembered"] += 1
        return answer

    def _request(self, key: Key, words: str, limits: Limits) -> Answer | None:
        wait = self._not_before - time.monotonic()
        if (
            not self._online or self.left_alone or wait > self._geocoder.pause
        ):  # it asked to be left alone for a while
            self.counts["not_asked"] += 1
            return None
        if wait > 0:
            time.sleep(wait)
        self.counts["requests"] += 1
        try:
            answer = self._geocoder.find(words, limits)
        except UnavailableError as problem:
            self._not_before = time.monotonic() + max(self._geocoder.pause, problem.retry_after or 0)
            self.counts["failed"] += 1
            if self.left_alone:
                logger.warning(
                    "The geocoder %s failed %d times, the last time with: %s. It is left alone for the rest of "
                    "this run; places that nobody knows stay flagged. Run again later, or see AGENDA_GEOCODERS.",
                    self.name, FAILURES, problem,
                )  # fmt: skip
            return None
        self._not_before = time.monotonic() + self._geocoder.pause
        self._memory.put(key, answer)
        self.counts["found" if answer else "nothing"] += 1
        return answer
