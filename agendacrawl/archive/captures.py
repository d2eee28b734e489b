"""Captures of agenda pages in files of web archives: WARC, gzipped or not, and WACZ.

An index first, since a page's captures may stand in any order in any of the files; then each is read where it stands.
"""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.timeutils import iso_date_to_datetime

from agendacrawl.archive.warc import ORIGINAL
from agendacrawl.core.site import LIVE_SITE, is_loopback
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date

ENDINGS = (".warc", ".warc.gz", ".wacz")
LARGEST = 3 * 1024 * 1024  # bytes of a page, as for a page that is fetched
_HOSTS = {urlsplit(LIVE_SITE).hostname, "rijksoverheid.nl"}


class ArchiveFileError(ValueError):
    """There is no archive where one was named; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One time that an archive fetched a page: `archive` is the name of the file, `record` the id of its record.

    `original` is the SHA-256 (hex) of what came over the line where the record holds a cut body, as those of
    `agendacrawl archive` do.
    `same_as` names the record that has the body, for one that came again unchanged.
    """

    path: str
    url: str
    moment: dt.datetime
    archive: str
    record: str
    file: Path = field(compare=False)
    offset: int = field(compare=False)
    digest: str | None = None
    original: str | None = None
    same_as: Capture | None = field(default=None, compare=False, repr=False)


class Captures:
    """The captures in a file, or in all files below a folder, for use in a `with` statement.

    `skipped` counts the records of agenda pages that can't be read, by reason. Raises ArchiveFileError.
    """

    def __init__(self, place: Path) -> None:
        self.files = archive_files(place)
        self.skipped: dict[str, int] = {}
        self._stack = ExitStack()
        self._open: dict[Path, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def index(self) -> list[Capture]:
        """Return all captures of agenda pages, the oldest first."""
        found: list[Capture] = []
        revisits: list[tuple[Capture, str | None, str | None]] = []
        for name, file in self._unpacked():
            try:
                for capture, refers in self._records(name, file):
                    if refers is None:
                        found.append(capture)
                    else:
                        revisits.append((capture, *refers))
            except (ArchiveLoadFailed, EOFError, OSError) as error:
                self._skip(f"the rest of {name} can't be read ({error})")
        by_date = {(one.url, one.moment): one for one in found}
        by_digest = {(one.path, one.digest): one for one in found if one.digest}
        for capture, uri, date in revisits:
            first = by_digest.get((capture.path, capture.digest or ""))
            if uri and date:
                first = by_date.get((uri, iso_date_to_datetime(date, tz_aware=True)), first)
            if first is None:
                self._skip("it came again unchanged, and the record that it names is not here")
            else:
                found.append(replace(capture, same_as=first))
        return sorted(found, key=lambda one: (one.moment, one.path, one.record))

    def body(self, capture: Capture) -> bytes | None:
        """Return the body of a capture without its transfer and content encoding; None if it is too large."""
        at = capture.same_as or capture
        if at.file not in self._open:
            self._open[at.file] = self._stack.enter_context(at.file.open("rb"))
        stream = self._open[at.file]
        stream.seek(at.offset)
        record = next(iter(ArchiveIterator(stream)))
        body: bytes = record.content_stream().read(LARGEST + 1)
        if len(body) > LARGEST:
            self._skip(f"it has more than {LARGEST:,} bytes")
            return None
        return body

    def _skip(self, why: str) -> None:
        self.skipped[why] = self.skipped.get(why, 0) + 1

    def _unpacked(self) -> Iterator[tuple[str, Path]]:
        """Yield the name of each WARC file and where it is; those in a WACZ are unpacked until the end."""
        for file in self.files:
            if file.suffix != ".wacz":
                yield file.name, file
                continue
            folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="agendacrawl-wacz-")))
            try:
                with zipfile.ZipFile(file) as packed:
                    names = [name for name in packed.namelist() if name.endswith(ENDINGS[:2])]
                    for n, name in enumerate(names):
                        out = folder / f"{n}.warc{'.gz' if name.endswith('.gz') else ''}"
                        with packed.open(name) as source, out.open("wb") as target:
                            shutil.copyfileobj(source, target)
                        yield f"{file.name}/{name}", out
            except zipfile.BadZipFile as error:
                self._skip(f"{file.name} can't be read ({error})")

    def _records(
        self, name: str, file: Path
    ) -> Iterator[tuple[Capture, tuple[str | None, str | None] | None]]:
        """Yield the captures of one file; with a revisit the address and date of the record that has its body."""
        with file.open("rb") as stream:
            records = ArchiveIterator(stream)
            for record in records:
                path = _agenda_path(record)
                why = why_unusable(record) if path else None
                headers = record.rec_headers
                records.read_to_end(record)
                if path is None:
                    continue
                if why is not None:
                    self._skip(why)
                    continue
                capture = Capture(
                    path=path,
                    url=headers.get_header("WARC-Target-URI"),
                    moment=iso_date_to_datetime(headers.get_header("WARC-Date"), tz_aware=True),
                    archive=name,
                    record=headers.get_header("WARC-Record-ID") or f"{name}@{records.get_record_offset()}",
                    file=file,
                    offset=records.get_record_offset(),
                    digest=headers.get_header("WARC-Payload-Digest"),
                    original=headers.get_header(ORIGINAL),
                )
                names = ("WARC-Refers-To-Target-URI", "WARC-Refers-To-Date")
                revisit = record.rec_type == "revisit"
                yield capture, (tuple(map(headers.get_header, names)) if revisit else None)


def archive_files(place: Path) -> list[Path]:
    """Return the archive that was named, or those below a folder. Raises ArchiveFileError when there is none."""
    if place.is_file() and place.name.endswith(ENDINGS):
        return [place]
    found = sorted(file for file in place.rglob("*") if file.name.endswith(ENDINGS)) if place.is_dir() else []
    if not found:
        raise ArchiveFileError(
            f"warc={place} is no file of a web archive, nor a folder with one. Give a file that ends in "
            f"{', '.join(ENDINGS)}, or a folder with such files; docs/ARCHIVE.md says where to get them."
        )
    return found


def _agenda_path(record: Any) -> str | None:
    """Return the canonical path of the agenda page that a record is about; None if it is about something else."""
    if record.rec_type not in ("response", "resource", "revisit"):
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        parts = urlsplit(address)
        if parts.hostname not in _HOSTS and not is_loopback(address):
            return None
        path = canonical_path(address)
        path_date(path)
    except (NotAnAgendaPage, ValueError):
        return None
    return path


def why_unusable(record: Any) -> str | None:
    """Return why a record holds no page, None if it holds one: only HTML with status 200 is a page."""
    if record.rec_type == "revisit":
        return None
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
        return None if "html" in kind else f"its content type is {kind!r}"
    status = record.http_headers.get_statuscode()
    if status != "200":
        return f"it came with HTTP status {status}"
    kind = record.http_headers.get_header("Content-Type") or "text/html"
    return None if "html" in kind else f"its content type is {kind!r}"


def pages_of(captures: Iterable[Capture]) -> int:
    """Return of how many pages there are captures."""
    return len({capture.path for capture in captures})
