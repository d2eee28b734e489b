"""Pipelines that fail for real on one page, to be named in ITEM_PIPELINES."""

from __future__ import annotations

import resource
from importlib import import_module
from pathlib import Path
from typing import Any

from agendacrawl.pipelines.place import PlacePipeline
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.pipelines.type import TypePipeline

type_module: Any = import_module("agendacrawl.types.classify")  # whose classify is replaced
VICTIM = "zoutcaverne"  # a word in the title of one activity
MEGABYTE = 1024 * 1024


class OutOfMemory(PlacePipeline):
    """The NER's component needs more memory than the system gives it."""

    def open_spider(self) -> None:
        super().open_spider()
        reader: Any = self.placer._reader
        read = reader._read

        def hungry(texts: Any, surnames: Any = ()) -> Any:
            if not any(VICTIM in text for text in texts):
                return read(texts, surnames)
            given = resource.getrlimit(resource.RLIMIT_AS)
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + 64 * MEGABYTE, given[1]))
            try:
                return bytearray(1024 * MEGABYTE)
            finally:
                resource.setrlimit(resource.RLIMIT_AS, given)

        reader._read = hungry


class Throws(TypePipeline):
    """The classifier has a mistake that shows on one title."""

    def open_spider(self) -> None:
        self.classify = type_module.classify

        def mistaken(title: str, description: str, **more: Any) -> Any:
            if VICTIM in title:
                raise KeyError(title)
            return self.classify(title, description, **more)

        type_module.classify = mistaken

    def close_spider(self) -> None:
        type_module.classify = self.classify


class FailsAtPublishing(StorePipeline):
    """Linking has a mistake that shows when the run is published: what 31-12-9999 once did."""

    def open_spider(self) -> None:
        super().open_spider()

        def mistaken() -> int:
            raise OverflowError("date value out of range")

        self.store.link_events = mistaken  # type: ignore[method-assign]
