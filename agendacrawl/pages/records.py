"""Data about a page (JSON-LD, `#elastic-content`, component properties), as markup where it holds the page's text.

A field is recognised by its name: a label, a text or a title. Fields with other names are searched recursively.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any

from agendacrawl.core.territory import AMSTERDAM

_MARKUP = re.compile(r"<(?:p|ul|ol|li|h[1-6]|br|div|table|dl|strong|main|article|section)\b[^>]*>", re.I)
_NO_LETTERS = re.compile(r"[^a-z]")
_DEEPEST = 40
_LABELS = {
    **dict.fromkeys(("activitystartdate", "startdate", "datum", "date"), "Datum"),
    **dict.fromkeys(("activityenddate", "enddate", "einddatum"), "Einddatum"),
    **dict.fromkeys(("tijd", "time", "starttime"), "Tijd"),
    **dict.fromkeys(("activitylocationtitle", "location", "locatie", "plaats"), "Locatie"),
    **dict.fromkeys(("activitytype", "typeactiviteit"), "Type activiteit"),
    **dict.fromkeys(
        ("bewindspersoon", "bewindspersonen", "officials", "people", "performer", "attendee", "ministers"),
        "Bewindspersoon",
    ),
    **dict.fromkeys(("ministry", "ministries", "ministerie"), "Ministerie"),
}
_OF_EVENTS = ("startdate", "enddate", "location")  # of JSON-LD events: read by the layout, with times
_TITLES = ("pagetitle", "title", "headline", "name", "titel")
_INTROS = ("intro", "introduction", "inleiding", "lead")
_TEXTS = ("body", "content", "text", "tekst", "articlebody", "html", "richtext", "bodytext")
_NAMES = ("label", "name", "title", "raw", "value")


def is_markup(text: str) -> bool:
    """Tell whether a text is markup with blocks in it.

    >>> is_markup("<p>Overleg</p>"), is_markup("Tarief < 5 euro")
    (True, False)
    """
    return "<" in text and _MARKUP.search(text) is not None


def paragraphs(text: str) -> str:
    r"""Return plain text as markup, one paragraph per line; a literal backslash followed by n also ends a line.

    >>> paragraphs("Maandag\\nGesprek & diner")
    '<p>Maandag</p><p>Gesprek &amp; diner</p>'
    """
    rows = (row.strip() for row in text.replace("\\n", "\n").split("\n"))
    return "".join(f"<p>{escape(row, quote=False)}</p>" for row in rows if row)


def content_of(data: Any) -> str:
    """Return the title, labels and texts that the data holds for a page, as markup; empty if it holds no text.

    >>> content_of({"pageTitle": "Overleg", "activity_location_title": {"raw": "Hulst"}, "body": "<p>Gesprek</p>"})
    '<h1>Overleg</h1><p>Locatie: Hulst</p><div class="rich-text"><p>Gesprek</p></div>'
    >>> content_of({"pageTitle": "Overleg", "publicationDate": "2026-11-09"})
    ''
    """
    parts = list(_parts(data, 0))
    if not any(kind == "text" for kind, _ in parts):
        return ""
    titles = [markup for kind, markup in parts if kind == "title"][:1]
    labels = dict.fromkeys(markup for kind, markup in parts if kind == "label")
    texts = dict.fromkeys(markup for kind, markup in parts if kind == "text")
    return "".join((*titles, *labels, *texts))


def _parts(data: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _parts(one, depth + 1)
    if not isinstance(data, dict):
        return
    event = "event" in str(data.get("@type", "")).casefold()
    for name, value in data.items():
        key = _key(str(name))
        if event and key in _OF_EVENTS:
            continue
        if key in _LABELS:
            if words := _words(value):
                yield "label", f"<p>{_LABELS[key]}: {escape(words)}</p>"
        elif key in _TITLES and isinstance(value, str) and depth < 2:
            yield "title", f"<h1>{escape(value)}</h1>"
        elif isinstance(value, str):
            text = key in _TEXTS or key in _INTROS or (event and key == "description")
            if text or is_markup(value):
                yield from _text(value, "rich-text larger-text" if key in _INTROS else "rich-text")
        else:
            yield from _parts(value, depth + 1)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """Return the name of a field as it is compared: its letters, in lower case."""
    return _NO_LETTERS.sub("", name.casefold())


def _text(value: str, form: str) -> Iterator[tuple[str, str]]:
    inner = value if is_markup(value) else paragraphs(value)
    if inner:
        yield "text", f'<div class="{form}">{inner}</div>'


def _words(value: Any) -> str:
    """Return a value in words: a text, a timestamp as its date in Amsterdam, an object's name, or a list of these."""
    match value:
        case str():
            return _day(value)
        case list():
            return ", ".join(filter(None, map(_words, value)))
        case dict():
            return next((words for name in _NAMES if (words := _words(value.get(name)))), "")
    return ""


def _day(value: str) -> str:
    if not re.match(r"\d{4}-\d\d-\d\dT", value):
        return " ".join(value.split())
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    return (moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date().isoformat()
