"""The queue that the processes of a crawl share. Scrapy loads it by its name, where AGENDA_REDIS is set."""

from __future__ import annotations

from scrapy import Request
from scrapy_redis.queue import Base

from agendacrawl.together.sharing import TAKEN, WORKER, taken_by

_TAKE = """
local taken = redis.call('LPOP', KEYS[1])
if taken then redis.call('HINCRBY', KEYS[2], taken, 1) end
return taken
"""


class KeptQueue(Base):  # type: ignore[misc]
    """A queue in redis, first in first out, whose requests stay there until they are done."""

    def __len__(self) -> int:
        return int(self.server.llen(self.key))

    def push(self, request: Request) -> None:
        """Add a request. One that follows from another (a redirect, another try) takes its place."""
        token = request.meta.pop(TAKEN, None)
        pipeline = self.server.pipeline()
        pipeline.rpush(self.key, self._encode_request(request))
        if token is not None:
            pipeline.hdel(taken_by(WORKER), token)
        pipeline.execute()

    def pop(self, timeout: int = 0) -> Request | None:  # noqa: ARG002 - scrapy-redis's own form
        """Take a request."""
        token = self.server.eval(_TAKE, 2, self.key, taken_by(WORKER))
        if not token:
            return None
        request: Request = self._decode_request(token)
        request.meta[TAKEN] = token
        return request

    def clear(self) -> None:
        """Forget all requests."""
        self.server.delete(self.key)
