"""Components that fail for real, for crawls with -s EXTENSIONS or ITEM_PIPELINES."""

from __future__ import annotations

import resource
from typing import Any

from agendacrawl.nlp.pipeline import PlaceReader
from agendacrawl.pipelines.place import PlacePipeline
from agendacrawl.pipelines.type import TypePipeline

VICTIM = "MIRT"  # a word in the title of one activity


class OutOfMemory(PlacePipeline):
    """NER for which the machine has too little memory, on one page."""

    def open_spider(self) -> None:
        super().open_spider()
        reader: Any = self.placer._nlp.get_pipe("agenda_places")
        assert isinstance(reader, PlaceReader)
        read = reader.read

        def hungry(nlp: Any, texts: Any, surnames: Any = ()) -> Any:
            if any(VICTIM in text for text in texts):
                allowed = resource.getrlimit(resource.RLIMIT_AS)
                used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
                resource.setrlimit(resource.RLIMIT_AS, (used + 64 * 1024 * 1024, allowed[1]))
                try:
                    bytearray(1024 * 1024 * 1024)
                finally:
                    resource.setrlimit(resource.RLIMIT_AS, allowed)
            return read(nlp, texts, surnames)

        reader.read = hungry  # type: ignore[method-assign]
