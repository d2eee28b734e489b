"""What a run writes for other programs: its counters as JSON, and metrics that Prometheus reads from a file."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agendacrawl.core.files import whole
from agendacrawl.core.vocabulary import Outcome

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Gauge

LAST_GOOD = "agendacrawl_last_good_run_timestamp_seconds"


def write_stats(path: Path, stats: Mapping[str, Any]) -> None:
    """Write Scrapy's counters as JSON, sorted by name, so that two runs can be compared line by line."""
    text = json.dumps(stats, sort_keys=True, indent=2, ensure_ascii=False, default=str)
    with whole(path, overwrite=True) as draft:
        draft.write_text(f"{text}\n", encoding="utf-8")


def write_metrics(path: Path, outcome: Outcome, stats: Mapping[str, Any]) -> None:
    """Write metrics for the textfile collector of Prometheus' node exporter, completely or not at all.

    `agendacrawl_run` has one line per counter. If this run is not a good one, the
    time of the last good run is taken over from the previous file.
    """
    from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

    now = time.time()
    registry = CollectorRegistry()
    outcomes = Gauge(
        "agendacrawl_run_outcome", "1 for how the last run ended.", ["outcome"], registry=registry
    )
    for each in Outcome:
        outcomes.labels(each).set(each is outcome)
    counters = Gauge("agendacrawl_run", "Counters of the last run.", ["counter"], registry=registry)
    for name, value in sorted(stats.items()):
        if name.startswith("agenda/") and isinstance(value, int | float):
            counters.labels(name.removeprefix("agenda/")).set(value)
    _moment("agendacrawl_run_timestamp_seconds", "When the last run ended.", registry).set(now)
    good = now if outcome is Outcome.OK else _last_good(path)
    if good is not None:
        _moment(LAST_GOOD, "When the last good run ended.", registry).set(good)
    write_to_textfile(str(path), registry)


def _moment(name: str, words: str, registry: CollectorRegistry) -> Gauge:
    from prometheus_client import Gauge

    return Gauge(name, words, registry=registry)


def _last_good(path: Path) -> float | None:
    if not path.exists():
        return None
    from prometheus_client.parser import text_string_to_metric_families

    for family in text_string_to_metric_families(path.read_text(encoding="utf-8")):
        if family.name == LAST_GOOD:
            return float(family.samples[0].value)
    return None
