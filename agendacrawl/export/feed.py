"""Feed exports (`agendacrawl crawl -O activities.jsonl`): one flat row per activity instead of one per page."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from itemadapter import ItemAdapter
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exporters import BaseItemExporter, CsvItemExporter, JsonItemExporter, JsonLinesItemExporter
from scrapy.extensions.feedexport import FileFeedStorage

from agendacrawl.core import ending
from agendacrawl.core.cells import cell
from agendacrawl.core.items import Activity, AgendaPage, Place
from agendacrawl.core.vocabulary import FEED_FAILED, FactKind

logger = logging.getLogger(__name__)

COLUMNS = (
    "key", "url", "weekly", "date", "end_date", "start_time", "end_time", "title", "description", "people",
    "ministries", "type_stated", "type", "type_method", "type_confidence", "type_evidence",
    "topic", "counterparts", "mode", "stated_place", "places", "contact_present", "flags",
)  # fmt: skip
PLACE_COLUMNS = (
    "name", "level", "municipality_code", "province", "country", "lat", "lon", "method", "confidence", "ambiguous",
    "evidence",
)  # fmt: skip


def row(page: AgendaPage, activity: Activity) -> dict[str, Any]:
    """Return the flat row of one activity, with plain values: dates and times in ISO 8601, times local."""
    fields = ItemAdapter(activity)
    flat = {name: _plain(fields[name]) for name in COLUMNS if name in fields and name != "places"}
    flat["url"], flat["weekly"] = page.url, page.weekly
    flat["stated_place"] = activity.stated_place or activity.day_place
    flat["counterparts"] = [fact.value for fact in activity.facts if fact.kind is FactKind.COUNTERPART]
    flat["topic"] = next((fact.value for fact in activity.facts if fact.kind is FactKind.TOPIC), None)
    flat["places"] = [_place(place) for place in activity.places]
    return {name: flat[name] for name in COLUMNS}


def rows(page: AgendaPage) -> Iterator[dict[str, Any]]:
    """Return the rows of a page, in its order."""
    return (row(page, activity) for activity in page.activities)


def _place(place: Place) -> dict[str, Any]:
    return {name: _plain(getattr(place, name)) for name in PLACE_COLUMNS}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [str(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


class ActivityJsonLinesExporter(JsonLinesItemExporter):
    """One JSON object a line."""

    def export_item(self, item: AgendaPage) -> None:
        for each in rows(item):
            super().export_item(each)


class ActivityJsonExporter(JsonItemExporter):
    """One JSON array."""

    def export_item(self, item: AgendaPage) -> None:
        for each in rows(item):
            super().export_item(each)


class ActivityCsvExporter(CsvItemExporter):
    """One line per activity: lists joined by "; ", places by name, and the code and point of the first place.

    A cell that a spreadsheet would run as a formula gets a quote before it.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        kwargs["fields_to_export"] = kwargs.get("fields_to_export") or [
            *(name for name in COLUMNS if name != "places"),
            "places",
            *(f"place_{name}" for name in PLACE_COLUMNS),
        ]
        super().__init__(file, **kwargs)

    def export_item(self, item: AgendaPage) -> None:
        for each in rows(item):
            places = each.pop("places")
            each["places"] = [place["name"] for place in places]
            first = places[0] if places else dict.fromkeys(PLACE_COLUMNS)
            flat = {**each, **{f"place_{name}": first[name] for name in PLACE_COLUMNS}}
            super().export_item({name: cell(value) for name, value in flat.items()})


class ActivityGeoJsonExporter(BaseItemExporter):
    """A FeatureCollection (RFC 7946, EPSG:4326): one feature per place of an activity, geometry null without a point.

    Only a place of level `place` or `address` has a geometry: a province is no point.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        super().__init__(dont_fail=True, **kwargs)
        self.file = file
        self.first = True

    def start_exporting(self) -> None:
        self.file.write(b'{"type": "FeatureCollection", "features": [')

    def export_item(self, item: AgendaPage) -> None:
        for each in rows(item):
            places = each.pop("places")
            for place in places or [None]:
                feature = {
                    "type": "Feature",
                    "geometry": _point(place) if place else None,
                    "properties": {**each, **({f"place_{k}": v for k, v in place.items()} if place else {})},
                }
                self.file.write(b"\n" if self.first else b",\n")
                self.file.write(json.dumps(feature, ensure_ascii=False).encode())
                self.first = False

    def finish_exporting(self) -> None:
        self.file.write(b"\n]}\n")


def _point(place: dict[str, Any]) -> dict[str, Any] | None:
    if (
        place["lat"] is None
        or place["lon"] is None
        or place["level"] not in ("address", "place", "municipality")
    ):
        return None
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}


class FeedFile(FileFeedStorage):
    """The file of a feed. A disk that is full is told once, and the run goes on: its pages are stored all the same."""

    def __init__(self, uri: str, crawler: Crawler, *, feed_options: dict[str, Any] | None = None) -> None:
        super().__init__(uri, feed_options=feed_options)
        self.crawler = crawler

    @classmethod
    def from_crawler(
        cls, crawler: Crawler, uri: str, *, feed_options: dict[str, Any] | None = None
    ) -> FeedFile:
        return cls(uri, crawler, feed_options=feed_options)

    def open(self, spider: Spider) -> IO[bytes]:  # noqa: ARG002 - Scrapy's form
        """Open the file for writing."""
        path = Path(self.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return io.BufferedWriter(_File(path, self.write_mode, self._failed))

    def _failed(self, error: OSError) -> None:
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(FEED_FAILED)
        error.filename = self.path
        logger.error("The feed is not whole, and the run goes on without it. %s", ending.sentence(error))


class _File(io.FileIO):
    """A file whose first error of writing is told to `failed`; what comes after it is dropped."""

    def __init__(self, path: Path, mode: str, failed: Callable[[OSError], None]) -> None:
        super().__init__(path, mode)
        self._tell: Callable[[OSError], None] | None = failed

    def write(self, data: Any) -> int:
        if self._tell is not None:
            try:
                return super().write(data)
            except OSError as error:
                self._tell(error)
                self._tell = None
        return len(data)
