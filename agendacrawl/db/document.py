"""A page as JSON: written for the database functions that store it, and read back from the database."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from agendacrawl.core.items import Activity, AgendaPage, Fact, Place, Problem
from agendacrawl.core.site import is_loopback, site_of
from agendacrawl.events.keeping import KnownActivity, KnownPage, LostName, Merged

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class PageError(ValueError):
    """One page can't be stored; the message says why. Nothing of it was stored; other pages can be."""


# Not part of the content: a page has the same hash whenever and however it is fetched.
_APART = {"body", "body_sha256", "fetched_at", "counts", "counted", "structure"}
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _APART)
    for kind in (AgendaPage, Activity, Fact, Place, Problem, LostName)
}
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # an escaped NUL, but not an escaped backslash before "u0000"


def _plain(value: object) -> object:
    """Return a JSON value for items and dates; anything else in Scrapy's counters becomes text."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return _fields(value) if type(value) in _FIELDS else str(value)


def _fields(item: object) -> dict[str, object]:
    # Confidences from a model may differ in the last digits from run to run.
    values = ((name, getattr(item, name)) for name in _FIELDS[type(item)])
    return {name: round(value, 6) if type(value) is float else value for name, value in values}


_JSON = json.JSONEncoder(default=_plain, ensure_ascii=False, allow_nan=False, check_circular=False)


def encode(value: object) -> str:
    """Return JSON that PostgreSQL accepts: without NUL, and with lone surrogates as question marks."""
    document = _JSON.encode(value)
    if "\\u0000" in document:
        document = _NUL.sub(r"\1", document)
    return document if document.isascii() else document.encode("utf-8", "replace").decode()


def identified(page: AgendaPage) -> tuple[str, str]:
    """Return the page as JSON, and the hash that identifies a page with the same words. Raises PageError.

    On this machine a site has whatever port was free: that is left out of the hash.
    """
    if len({activity.key for activity in page.activities}) < len(page.activities):
        raise PageError(f"{page.path} was not stored: two of its activities have the same key.")
    document = encode(page)
    site = site_of(page.url)
    words = document.replace(site, "") if is_loopback(site) else document
    return document, hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def encode_merged(merged: Merged) -> str:
    """Return JSON of a page to be stored: with what is kept of each activity, and who is no longer named."""
    page = _fields(merged.page)
    page["activities"] = [
        {**_fields(activity), "keep": list(merged.keep.get(activity.key, ()))}
        for activity in merged.page.activities
    ]
    page["lost_names"] = list(merged.lost_names)
    return encode(page)


def known_page(found: Mapping[str, Any]) -> KnownPage:
    """Return a page from the result of agenda.known_page."""
    return KnownPage(
        people=tuple(found["people"]),
        seen_run=found["seen_run"],
        lost_names=found["lost_names"],
        activities=tuple(_known_activity(**one) for one in found["activities"]),
    )


def _known_activity(
    *,
    date: str,
    start_time: str | None,
    flags: list[str],
    people: list[str],
    ministries: list[str],
    **same: Any,
) -> KnownActivity:
    return KnownActivity(
        date=dt.date.fromisoformat(date),
        start_time=dt.time.fromisoformat(start_time) if start_time else None,
        flags=tuple(flags),
        people=tuple(people),
        ministries=tuple(ministries),
        **same,
    )


def page_from(document: str, content: bytes, body_sha256: str, fetched_at: dt.datetime) -> AgendaPage:
    """Return the page that was written as this document."""
    given = json.loads(document) | {"body": content, "body_sha256": body_sha256, "fetched_at": fetched_at}
    return _reader().validate_python(given)


@cache
def _reader() -> TypeAdapter[AgendaPage]:
    from pydantic import TypeAdapter  # a run in which nothing changed need not load it

    return TypeAdapter(AgendaPage)
