"""SECURITY.md says what the settings are, and the settings are that."""

from __future__ import annotations

import ast
import re

import pytest
from scrapy.utils.misc import load_object
from support.paths import ROOT

from agendacrawl import settings
from agendacrawl.discovery import search, sitemap
from agendacrawl.middlewares.robots import MOST_WORK
from agendacrawl.pages.document import LONGEST_LINE, MOST_LINES
from agendacrawl.serve.cql import LONGEST

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| `(.+?)` \| (.+?) \|(.*)\|$", TEXT, re.M)
REPLACED = ("OffsiteMiddleware", "RobotsTxtMiddleware", "RetryMiddleware")


@pytest.mark.parametrize(("name", "value"), [row[:2] for row in ROWS])
def test_a_setting_has_the_value_that_security_md_names(name: str, value: str) -> None:
    assert getattr(settings, name) == ast.literal_eval(value)


def test_every_setting_of_fetching_is_in_security_md() -> None:
    source = (ROOT / "agendacrawl/settings.py").read_text(encoding="utf-8")
    fetching = source[source.index("# --- fetching") : source.index("# --- what happens to a page")]
    named = set(re.findall(r"^([A-Z_]+) =", fetching, re.M)) - {"DOWNLOADER_MIDDLEWARES"}
    assert named <= {row[0] for row in ROWS}


def test_the_middlewares_that_it_names_are_on_and_those_of_scrapy_off() -> None:
    known = settings.DOWNLOADER_MIDDLEWARES
    off = {path.rsplit(".", 1)[1] for path, order in known.items() if order is None}
    on = {path.rsplit(".", 1)[1] for path, order in known.items() if order is not None}
    assert off == set(REPLACED)
    assert on == set(re.findall(r"^- \*\*(\w+)\*\*", TEXT, re.M))
    for path, order in known.items():
        if order is not None:
            assert load_object(path).__doc__


def test_the_numbers_that_it_names() -> None:
    assert (LONGEST_LINE, MOST_LINES, search.MOST_PAGES, sitemap.MOST_PARTS) == (10_000, 10_000, 100, 500)
    assert (MOST_WORK, LONGEST) == (100_000, 2_000)
    for number in (
        "more than 100,000",
        "2,000 characters",
        "10,000 lines",
        "10,000 characters",
        "100 pages a month",
        "500 parts",
    ):
        assert number in TEXT
