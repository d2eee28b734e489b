"""What a page says that fits its address, and what does not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from support.pages import make_activity, make_page

from agendacrawl.pipelines.plausible import fits_address, fits_day

SLUG = "/actueel/agenda/2024/09/03/"


@pytest.mark.parametrize(
    ("slug", "page", "fits"),
    [
        ("werkbezoek-aan-hulst", {"title": "Werkbezoek aan Hulst"}, True),
        ("werkbezoek-aan-hulst", {"title": "Bezoekt haven van Hulst"}, True),  # edited later
        ("gesprek-over-%E2%80%98nu%E2%80%99", {"title": "Gesprek over ‘Nu’"}, True),
        ("opening-school", {"title": "Werkbezoek aan Hulst"}, False),  # the contents of another address
        ("agenda-minister-uitermark-week-36", {"people": ["Judith Uitermark"], "weekly": True}, True),
        ("agenda-minister-van-weel-week-36", {"people": ["David van Weel"], "weekly": True}, True),
        ("agenda-minister-van-weel-week-36", {"people": ["Vincent van der Burg"], "weekly": True}, False),
        ("agenda-minister-uitermark-week-36", {"people": ["Zsolt Szabó"], "weekly": True}, False),  # swapped
        ("agenda-minister-uitermark-week-36", {"people": [], "weekly": True}, True),  # lost: its title has it
    ],
)
def test_address(slug: str, page: dict[str, Any], fits: bool) -> None:
    assert fits_address(make_page(path=SLUG + slug, **{"weekly": False, **page})) is fits


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (dt.date(2024, 9, 2), None, True),
        (dt.date(2024, 9, 16), None, True),
        (dt.date(2024, 9, 17), None, False),
        (dt.date(2024, 8, 1), dt.date(2024, 8, 19), True),  # lasts until two weeks before
        (dt.date(2023, 9, 2), None, False),
        (dt.date(9999, 12, 31), None, False),
        (dt.date(1, 1, 1), None, False),
    ],
)
def test_day(first: dt.date, last: dt.date | None, fits: bool) -> None:
    assert fits_day(make_activity(date=first, end_date=last), make_page()) is fits
