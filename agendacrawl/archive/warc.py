"""The ledger and the bodies as a WARC file: one record per body, and a revisit for every time it was received again.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/. A body is stored without contact
lines, so its record is a `resource` and not a `response`: its bytes are not those that were received. The hash of the
original is in a header of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

import psycopg
from psycopg.rows import class_row
from warcio.timeutils import datetime_to_iso_date
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from agendacrawl.core.site import USER_AGENT

ORIGINAL = "Agendacrawl-Original-SHA256"
_TYPE = "text/html; charset=utf-8"
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_ABOUT = {
    "software": USER_AGENT,
    "format": "WARC File Format 1.1",
    "description": (
        "Agenda pages of rijksoverheid.nl. Lines with names, numbers and addresses of civil servants, and on such "
        "pages scripts, were removed before anything was stored, and the markup was written as UTF-8: a record's "
        f"payload is not always what was received. {ORIGINAL} is the SHA-256 (hex) of what was received."
    ),
}

# The address is the one that the run asked: a page's own is that of the last time it changed.
# A body from a run that was not good belongs to no page, unless it was already known.
# An unchanged page has the body that was stored before, even if its scripts differed.
_FETCHES = """
SELECT coalesce((r.arguments->>'site') || p.path, p.url) AS url,
       f.fetched_at AT TIME ZONE 'UTC' AS moment, f.body_sha256 AS original, b.sha256 AS stored,
       b.content, f.result = 'unchanged' AS again
FROM agenda.fetch f
JOIN agenda.run r ON r.id = f.run_id
JOIN agenda.page p ON p.id = f.page_id
JOIN LATERAL (
    SELECT body_sha256 FROM agenda.fetch e JOIN agenda.run g ON g.id = e.run_id AND g.outcome = 'ok'
    WHERE e.page_id = f.page_id AND e.result IN ('new', 'changed') AND e.id <= f.id ORDER BY e.id DESC LIMIT 1
) AS last ON true
JOIN agenda.body b ON b.sha256 = last.body_sha256
WHERE f.result = 'unchanged' OR (f.result IN ('new', 'changed') AND r.outcome = 'ok')
ORDER BY f.id
"""


@dataclass(frozen=True, slots=True)
class Fetch:
    """One response with a page: `original` is the hash of what was received, `content` what is stored (`stored`)."""

    url: str
    moment: Any
    original: str
    stored: str
    content: bytes
    again: bool


def fetches(connection: psycopg.Connection[Any]) -> Iterator[Fetch]:
    """Read the ledger in its order, a few rows at a time, in the transaction of the connection."""
    with connection.cursor("fetches", row_factory=class_row(Fetch)) as cursor:
        cursor.itersize = 50
        cursor.execute(_FETCHES.encode())
        yield from cursor


def write(out: IO[bytes], fetched: Iterable[Fetch], name: str, warning: str = "") -> tuple[int, int]:
    """Write a gzipped WARC file; return how many bodies and how many revisits are in it.

    `warning` stands before what the file says about itself.
    """
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = _ABOUT | {"description": f"{warning}{_ABOUT['description']}"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    first: dict[tuple[str, str], str] = {}
    revisits = 0
    for one in fetched:
        date = datetime_to_iso_date(one.moment, use_micros=True)
        headers = {"WARC-Date": date, ORIGINAL: one.original}
        key = (one.url, one.stored)
        if key in first:
            revisits += 1
            headers |= {
                "WARC-Payload-Digest": _digest(one.content),
                "WARC-Profile": _PROFILE,
                "WARC-Refers-To-Target-URI": one.url,
                "WARC-Refers-To-Date": first[key],
            }
            writer.write_record(
                writer.create_warc_record(one.url, "revisit", BytesIO(), warc_headers_dict=headers)
            )
            continue
        first[key] = date
        writer.write_record(
            writer.create_warc_record(
                one.url, "resource", BytesIO(one.content), warc_content_type=_TYPE, warc_headers_dict=headers
            )
        )
    return len(first), revisits


def _digest(content: bytes) -> str:
    digester = Digester("sha1")
    digester.update(content)
    return str(digester)
