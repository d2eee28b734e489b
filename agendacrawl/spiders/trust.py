"""Which pages a run takes on trust: their sources say that they have not changed since they were last fetched.

Pages do change without their date moving. So no page is trusted for longer than some days (AGENDA_TRUST_DAYS), and
where anything speaks against the sources, the whole window is fetched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from agendacrawl.db.store import KnownPage


def trusted(
    known: Sequence[KnownPage], stamps: Mapping[str, str], now: dt.datetime, days: int
) -> tuple[set[str], str | None]:
    """Return the paths of the pages that need not be fetched; without any, also why the whole window is fetched.

    `stamps` is what search and sitemap say now (`Findings.stamps`). One page that was last fetched more than `days`
    days ago, or one date that moved back, and the whole window is due.

    >>> moment = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)
    >>> page = KnownPage("https://x/a", "/a", "0f", "2026-11-20 2026-11-20", moment - dt.timedelta(days=1), True)
    >>> trusted([page], {"/a": "2026-11-20 2026-11-20"}, moment, 7)
    ({'/a'}, None)
    >>> trusted([page], {"/a": "2026-11-20 2026-11-21"}, moment, 7)
    (set(), None)
    >>> trusted([page], {"/a": "2026-11-19 2026-11-20"}, moment, 7)
    (set(), 'the date of /a moved back')
    >>> trusted([page], {"/a": "2026-11-20 2026-11-20"}, moment + dt.timedelta(days=7), 7)
    (set(), '/a was last fetched on 2026-11-22')
    """
    paths = set()
    for page in known:
        stamp = stamps.get(page.path)
        if stamp is None or page.stamp is None or page.verified_at is None or not page.listed:
            continue
        if any(new < old for new, old in zip(stamp.split(), page.stamp.split(), strict=True)):
            return set(), f"the date of {page.path} moved back"
        if now - page.verified_at > dt.timedelta(days=days):
            return set(), f"{page.path} was last fetched on {page.verified_at:%Y-%m-%d}"
        if stamp == page.stamp:
            paths.add(page.path)
    return paths, None


def changed_silently(known: KnownPage, stamp: str | None, body_sha256: str) -> bool:
    """Tell whether a page has another body while its sources say the same as when it was last fetched."""
    return stamp is not None and stamp == known.stamp and body_sha256 != known.body_sha256
