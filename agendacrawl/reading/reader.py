"""What reads pages in one process, without Scrapy's engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache, partial

from scrapy.settings import BaseSettings

from agendacrawl import register
from agendacrawl.core.items import AgendaPage
from agendacrawl.db import official
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.reader import read_page
from agendacrawl.pipelines.counts import counts_of
from agendacrawl.pipelines.steps import Steps
from agendacrawl.places.brackets import is_place_text
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.bracket_rules import is_elsewhere
from agendacrawl.text.tail import split_tail
from agendacrawl.types import classify, facts, stated
from agendacrawl.voters import placer

# What the steps work with: where it can't be loaded, no page can be read.
_LOADED = (classify, facts, stated, placer)


class Reader:
    """The gazetteer and the steps that understand a page, built once."""

    def __init__(self, dsn: str, settings: BaseSettings) -> None:
        self.settings = settings
        self.gazetteer = Gazetteer.load(official.read_from(dsn))
        self.knowledge = knowledge_of(self.gazetteer)
        self.steps = Steps(settings, self.gazetteer)

    def understand(self, pages: Sequence[AgendaPage]) -> list[AgendaPage]:
        """Return pages as the last step leaves them, with what they add to the counters."""
        self.steps.prepare(pages)
        understood = [self.steps.process(page) for page in pages]
        for page in understood:
            page.counted = counts_of(page)
        return understood


def parse_body(
    url: str, body: bytes, moment: dt.datetime, prefix: str, knowledge: Knowledge
) -> tuple[AgendaPage, str | None]:
    """Return a page before any step, and what was wrong with its encoding. Raises NotAnAgendaPage.

    `moment` is when the body was fetched; `prefix` begins the path of a page of another site than the national
    government's.
    """
    html, wrong = decode(body)
    try:
        page = read_page(url=url, html=html, body=body, fetched_at=moment, knowledge=knowledge, prefix=prefix)
    except NotAnAgendaPage as error:
        if wrong is None:
            raise
        raise NotAnAgendaPage(f"{error}; its encoding was repaired: {wrong}") from error
    if wrong is not None:
        page.counts["pages/repaired_encoding"] = 1
    return page, wrong


def knowledge_of(gazetteer: Gazetteer) -> Knowledge:
    """Return the lookups that page objects may make, answered by a gazetteer and the register.

    Answers are kept: a page asks several times about the same words, and many pages name the same places.
    """

    @lru_cache(maxsize=1024)
    def is_place(words: str) -> bool:
        return is_place_text(words, gazetteer)

    def find_person(words: str, day: dt.date) -> str | None:
        found = register.person_of(words, day)
        return found.name if found else None

    return Knowledge(
        is_place,
        lru_cache(maxsize=512)(partial(split_tail, gazetteer=gazetteer)),
        find_person,
        partial(is_elsewhere, gazetteer=gazetteer),
    )
