"""What is new or gone in the layouts since the last good run."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

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


PRINT = "SELECT layout, kind, name, pages, total FROM agenda.layout_print WHERE run_id = %s ORDER BY 1, 2, 3"
BLOCK = MODES["an unknown block on all pages"].page


def test_pages_that_are_not_read_again_stand_for_their_print(warm: Warm, database: str) -> None:
    """The same site three times: the second and third run read nothing, and their print is that of the first."""
    with Adversary(MODES["nothing wrong"]) as site:
        runs = [warm(site.url, database, settings=SETTINGS) for _ in range(3)]
    assert [run.stats["agenda/drift"] for run in runs] == [[], [], []]
    assert [run.stats.get("agenda/pages/known", 0) for run in runs] == [0, len(site.pages), len(site.pages)]
    first, second, third = (ask(database, PRINT, run) for run in (1, 2, 3))
    assert first == second == third
    assert first


def is_week(html: str) -> bool:
    return " week " in html.partition("</h1>")[0].rpartition("<h1")[2]


@pytest.mark.parametrize(
    ("changed", "layouts"),
    [
        (is_week, {"pro, a week"}),
        (lambda html: not is_week(html), {"pro, one activity"}),
        (lambda html: crc32(html.encode()) % 4 != 0, {"pro, a week", "pro, one activity"}),
        (lambda html: crc32(html.encode()) % 4 == 0, set()),  # a part of the pages is no other layout
    ],
    ids=["weeks", "single pages", "most pages", "some pages"],
)
def test_what_is_new_on_some_pages_counts_among_those_that_are_known(
    changed: Callable[[str], bool], layouts: set[str], warm: Warm, database: str
) -> None:
    assert BLOCK is not None
    served: dict[str, bool] = {}

    def page(html: str) -> str:
        served[html] = changed(html)
        return BLOCK(html) if served[html] else html

    with Adversary(MODES["nothing wrong"]) as site:
        assert warm(site.url, database, settings=SETTINGS).outcome == "ok"
        site.mode = Mode(page=page)
        done = warm(site.url, database, settings=SETTINGS)
    told = done.stats["agenda/drift"]
    assert done.stats["agenda/pages/known"] == list(served.values()).count(False)
    assert {one.partition("of ")[2].partition(":")[0] for one in told} == layouts
    assert all("new on" in one and "class survey-banner" in one for one in told)
    blocks = "SELECT sum(pages)::int FROM agenda.layout_print WHERE run_id = 2 AND name = 'survey-banner'"
    assert ask(database, blocks) == [(list(served.values()).count(True),)]
