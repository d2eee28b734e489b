"""Pages that are staged: kept, with their ledger rows, until their run publishes. One way for all who read pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import psycopg

from agendacrawl.core.items import AgendaPage
from agendacrawl.db.document import encode, identified

_STAGE = """
SELECT * FROM agenda.stage_pages(
    %b, %b::text[]::jsonb[], %b::text[], %b::bytea[], %b::text[], %b::timestamptz[], %b::text[], %b::text[]::jsonb[]
)
"""
_NOTE = """
SELECT agenda.note_readings(%b::text[], %b::text[], %b::text[], %b::text[], %b::text[]::jsonb[])
"""


class Encoded(NamedTuple):
    """A page as the database takes it. Without a `reader` its body is to be read again; `counts` is JSON too."""

    path: str
    document: str
    digest: str
    body: bytes
    body_sha256: str
    fetched_at: dt.datetime
    reader: str | None
    counts: str | None


def encoded(page: AgendaPage, reader: str | None, counts: Mapping[str, Any] | None) -> Encoded:
    """Return a page as the database takes it. Raises PageError."""
    document, digest = identified(page)
    told = None if counts is None else encode(counts)
    return Encoded(page.path, document, digest, page.body, page.body_sha256, page.fetched_at, reader, told)


def stage(connection: psycopg.Connection[Any], run: int, pages: Sequence[Encoded]) -> list[str]:
    """Keep pages until their run publishes, all or none; return what publishing will do with each.

    Raises psycopg.Error: nothing is staged.
    """
    if not pages:
        return []
    columns = [list(column) for column in zip(*pages, strict=True)][1:]
    return [outcome for (outcome,) in connection.execute(_STAGE.encode(), [run, *columns])]


def note_readings(connection: psycopg.Connection[Any], pages: Sequence[Encoded]) -> None:
    """Note of pages that need no staging who read them, so that their bodies need not be read again."""
    if pages:
        rows = [(one.path, one.body_sha256, one.reader, one.digest, one.counts) for one in pages]
        connection.execute(_NOTE.encode(), [list(column) for column in zip(*rows, strict=True)])
