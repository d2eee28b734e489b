"""Web archives made of the pages of a site."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

Record = tuple[str, dt.datetime, bytes]  # address, moment, body


def write_warc(file: Path, records: Iterable[Record], status: str = "200 OK", **headers: str) -> Path:
    """Write responses as an archive keeps them; the file is gzipped if its name says so."""
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=file.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(file.name, {"software": "a test"}))
        for url, moment, body in records:
            given = [("Content-Type", "text/html; charset=utf-8"), *headers.items()]
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    BytesIO(body),
                    warc_headers_dict={"WARC-Date": datetime_to_iso_date(moment)},
                    http_headers=StatusAndHeaders(status, given, protocol="HTTP/1.1"),
                )
            )
    return file


def write_wacz(file: Path, warc: Path) -> Path:
    """Put a WARC file into a WACZ, as browser-based crawlers do."""
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.write(warc, f"archive/{warc.name}")
    return file
