"""What is new or gone in the layouts since the last good run."""

from __future__ import annotations

import pytest
from support.adversary import MODES, Adversary, Mode
from support.crawls import ask
from support.shell import scrapy
from support.warm import Warm

from agendacrawl.extensions.drift import compare
from agendacrawl.pipelines.prints import Row

SETTINGS = {"AGENDA_NER": "none"}


def rows(pages: int, *marks: tuple[str, str, int]) -> list[Row]:
    return [("pro", "pages", "pages", pages, pages), *(("pro", kind, name, n, n) for kind, name, n in marks)]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (rows(20, ("class", "intro", 20)), rows(20, ("class", "intro", 18)), []),
        (rows(20, ("class", "intro", 20)), rows(20), ["gone from the pages of pro: class intro"]),
        (rows(20), rows(20, ("tag", "dl", 20)), ["new on the pages of pro: tag dl"]),
        (rows(20), rows(20, ("tag", "dl", 6)), []),  # on some pages only
        (rows(4, ("tag", "dl", 4)), rows(4), []),  # few pages say nothing
        (rows(20), [], ["no page of the layout pro came, of which there were 20"]),
        (rows(20, ("line", "activity", 20)), rows(20), []),  # what people write is no layout
        ([], [], []),
    ],
)
def test_what_is_told(before: list[Row], now: list[Row], told: list[str]) -> None:
    assert compare(before, now) == told


def test_a_new_block_on_all_pages_is_told(warm: Warm, database: str) -> None:
    with Adversary(MODES["nothing wrong"]) as site:
        assert warm(site.url, database, settings=SETTINGS).stats["agenda/drift"] == []
        assert warm(site.url, database, settings=SETTINGS).stats["agenda/drift"] == []
        site.mode = Mode(page=MODES["an unknown block on all pages"].page)
        done = warm(site.url, database, settings=SETTINGS)
    assert done.outcome == "ok"
    assert len(done.stats["agenda/drift"]) == 2
    assert all("class survey-banner" in told for told in done.stats["agenda/drift"])
    kinds = {kind for (kind,) in ask(database, "SELECT DISTINCT kind FROM agenda.layout_print")}
    assert kinds == {"pages", "tag", "class", "label", "line"}
    shown = scrapy("runs", "3", database=database).stdout
    assert "survey-banner" in shown
    assert "Lines of weekly pages by kind" in shown
