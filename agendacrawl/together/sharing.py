"""One crawl in several processes: what they tell each other through redis, on top of scrapy-redis.

One process leads: it opens the run, lists the pages, judges and publishes. Helpers take requests from the same queue,
read what comes, and stage it under the same run. A request that was taken stays in redis until it is done: the leader
puts back what a helper had taken that is no longer alive. What a helper has done and what it tells of it arrive
together, so that nothing is lost and nothing counted twice. docs/OPERATIONS.md has the recipe.
"""

from __future__ import annotations

import importlib.util
import json
import os
import socket
from collections.abc import Iterator, Mapping
from typing import Any

from scrapy.settings import BaseSettings

TAKEN = "agenda_taken"  # in the meta of a request: how redis keeps it until it is done
_OPEN, _TOLD = "agenda:open", "agenda:told"
_QUEUE, _SEEN = "agenda:requests", "agenda:seen"
_ALIVE_SECONDS = 10
WORKER = f"{socket.gethostname()}-{os.getpid()}"

_PUT_BACK = """
local taken = redis.call('HGETALL', KEYS[1])
for i = 1, #taken, 2 do redis.call('LPUSH', KEYS[2], taken[i]) end
redis.call('DEL', KEYS[1])
return #taken / 2
"""


def settings_of(address: str) -> dict[str, object]:
    """Return the settings of Scrapy and scrapy-redis for a crawl in several processes.

    Raises ValueError if scrapy-redis is not installed.
    """
    if importlib.util.find_spec("scrapy_redis") is None:
        raise ValueError("AGENDA_REDIS needs scrapy-redis, which is not installed: pip install '.[redis]'.")
    return {
        "REDIS_URL": address,
        "SCHEDULER": "scrapy_redis.scheduler.Scheduler",
        "SCHEDULER_QUEUE_CLASS": "agendacrawl.together.queue.KeptQueue",
        "SCHEDULER_QUEUE_KEY": _QUEUE,
        "DUPEFILTER_CLASS": "scrapy_redis.dupefilter.RFPDupeFilter",
        "SCHEDULER_DUPEFILTER_KEY": _SEEN,
        "SCHEDULER_PERSIST": True,  # the leader clears the queue when it begins, and no helper when it ends
        "SCHEDULER_IDLE_BEFORE_CLOSE": 0,
    }


def taken_by(worker: str) -> str:
    """Return the key of what a process has taken and not done yet."""
    return f"agenda:taken:{worker}"


class Together:
    """What the leader and its helpers say to each other."""

    def __init__(self, settings: BaseSettings) -> None:
        from scrapy_redis.connection import from_settings  # of the extra redis

        self.server = from_settings(settings)

    def open(self, run: int, given: Mapping[str, str]) -> None:
        """Begin, as the leader: nothing is left of an earlier crawl."""
        keys = [_OPEN, _TOLD, _QUEUE, _SEEN, *self.server.scan_iter(taken_by("*"))]
        self.server.delete(*keys)
        self.run = run
        self.given = dict(given)
        self.lead_on()

    def lead_on(self) -> None:
        """Say that the leader is alive; helpers end soon after it does not."""
        told = json.dumps({"run": self.run, "given": self.given})
        self.server.set(_OPEN, told, ex=_ALIVE_SECONDS)
        self.help_on()

    def help_on(self) -> None:
        """Say that this process is alive."""
        self.server.set(f"agenda:alive:{WORKER}", 1, ex=_ALIVE_SECONDS)

    def close(self) -> None:
        """End, as the leader."""
        self.server.delete(_OPEN)

    def what_is_open(self) -> tuple[int, dict[str, str]] | None:
        """Return the run that is led now, and the arguments of its spider; None if there is none."""
        told = self.server.get(_OPEN)
        if told is None:
            return None
        one = json.loads(told)
        return one["run"], one["given"]

    def done(self, meta: Mapping[str, Any], message: Mapping[str, Any] | None = None) -> None:
        """Say that a request is done, and what came of it: both, or (killed before) neither."""
        token = meta.get(TAKEN)
        if token is None:
            return
        pipeline = self.server.pipeline()
        pipeline.hdel(taken_by(WORKER), token)
        if message is not None:
            pipeline.rpush(_TOLD, json.dumps(message))
        pipeline.execute()

    def told(self) -> Iterator[dict[str, Any]]:
        """Yield what helpers have told since the last time."""
        while (message := self.server.lpop(_TOLD)) is not None:
            yield json.loads(message)

    def at_rest(self) -> bool:
        """Tell whether nothing waits, is being done or untold, after putting back what lost helpers had taken."""
        for key in list(self.server.scan_iter(taken_by("*"))):
            worker = key.decode().rpartition(":")[2]
            if worker != WORKER and not self.server.exists(f"agenda:alive:{worker}"):
                self.server.eval(_PUT_BACK, 2, key, _QUEUE)
        busy = any(self.server.hlen(key) for key in self.server.scan_iter(taken_by("*")))
        return not busy and not self.server.llen(_QUEUE) and not self.server.llen(_TOLD)


def meta_of(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what another process needs of a request's meta."""
    return {name: meta[name] for name in ("redirect_urls", "redirect_reasons") if name in meta}
