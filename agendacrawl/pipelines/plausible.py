"""Whether a page fits its URL: the words of its title or its person, and its days."""

from __future__ import annotations

import datetime as dt
from urllib.parse import unquote

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.dutch.text import fold

NEAR = dt.timedelta(days=14)
# Of 7,881 real pages, 99.3% share this much of their URL with their title; under the URL of the next page, 16% would.
_SHARED = 0.3
# Words that occur in the URLs of all weekly pages of an office.
_OF_A_WEEK = frozenset({
    "agenda", "weekagenda", "openbare", "week", "minister", "president", "staatssecretaris", "premier", "van", "de",
    "der", "den",
})  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def fits_address(page: AgendaPage) -> bool:
    """Tell whether a page matches its URL: a weekly page by its person, any other by words of its title."""
    address = _words(unquote(page.path.rsplit("/", 1)[-1]))
    if page.weekly:
        address -= _OF_A_WEEK
        said = _words(" ".join(page.people)) or _words(page.title)
        return bool((address & said) - _OF_A_WEEK)
    return len(address & _words(page.title)) >= _SHARED * len(address)


def fits_day(activity: Activity, page: AgendaPage) -> bool:
    """Tell whether an activity is near the day of its page: within two weeks, or within the days that it lasts."""
    last = max(activity.date, activity.end_date or activity.date)
    return activity.date - page.date <= NEAR and page.date - last <= NEAR
