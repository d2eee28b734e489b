"""What differs between two editions, with reasons, as a file; and the index of all editions. From their files alone."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from agendacrawl.core.files import whole

INDEX = "index.json"
FIELDS = (
    "date", "end_date", "start_time", "end_time", "title", "people", "ministries", "type", "mode", "cancelled",
    "withdrawn", "stated_place", "places", "topic", "counterparts",
)  # fmt: skip
_FIELD_OF_HISTORY = {"cancelled": "flags"}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """An activity that was added or withdrawn, or one field of it that changed; `reason` is Dutch."""

    change: str
    key: str
    date: str
    title: str
    people: str
    field: str
    old: str
    new: str
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as its files have it: activities by key, what runs noticed, what people corrected."""

    name: str
    finished: str
    version: str
    activities: dict[str, dict[str, str]]
    noticed: set[tuple[str, str]]  # activity id and field, or kind, since an earlier edition
    corrections: Sequence[Row]


def read_edition(folder: Path, since: str = "") -> Edition:
    """Return an edition; what was noticed after `since`, a timestamp in UTC. Raises OSError, ValueError."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    activities = {row["key"]: row for row in _rows(folder / "activity.csv")}
    by_id = {row["id"]: row for row in activities.values()}
    for point in _rows(folder / "activity_point.csv"):
        if row := by_id.get(point["activity_id"]):
            where = point["municipality_code"] or point["country"]
            place = f"{point['place']} ({where})" if where else point["place"]
            row["places"] = f"{row['places']}; {place}" if row.get("places") else place
    noticed = {
        (row["activity_id"], row["field"] or row["kind"])
        for row in _rows(folder / "changes.csv")
        if row["noticed_at"] > since
    }
    made = folder / "corrections.csv"
    corrections = [row for row in _rows(made) if row["made_at"] > since] if made.exists() else []
    run = package["run"]
    return Edition(folder.name, run["finished_at"], run["version"], activities, noticed, corrections)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def differences(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield what differs, by key."""
    for key in sorted(old.activities.keys() | new.activities.keys()):
        before, after = old.activities.get(key), new.activities.get(key)
        row = after or before or {}
        if before is None or after is None:
            change = "added" if before is None else "withdrawn"
            yield _of(change, row, "", "", "", _why_whole(change, row, new))
            continue
        for field in FIELDS:
            was, now = before.get(field, ""), after.get(field, "")
            if was != now:
                yield _of("changed", after, field, was, now, _why(field, after, old, new))


def _of(change: str, row: Row, field: str, was: str, now: str, reason: str) -> Difference:
    told = (row["key"], row["date"], row["title"], row["people"])
    return Difference(change, *told, field, was, now, reason, row["url"])


def _why_whole(change: str, row: Row, new: Edition) -> str:
    if change == "added":
        if (row["id"], "returned") in new.noticed:
            return "terug op de site"
        return "nieuw op de site" if (row["id"], "added") in new.noticed else "anders gelezen"
    if (row["id"], "withdrawn") in new.noticed:
        return "van de pagina of de site gehaald"
    return "vervangen door een andere pagina, of anders gelezen"


def _why(field: str, row: Row, old: Edition, new: Edition) -> str:
    """Return why a field changed: somebody corrected it, the page changed, or another version reads it otherwise."""
    kind = {"places": "place", "type": "type", "mode": "mode", "cancelled": "cancelled", "people": "people"}
    words = {row["title"], row["stated_place"]}
    for one in new.corrections:
        own = one["kind"] == kind.get(field) and one["words"] in words
        if own and (not one["page"] or row["url"].endswith(one["page"])):
            return f"verbeterd: {one['reason']}"
    if (row["id"], _FIELD_OF_HISTORY.get(field, field)) in new.noticed:
        return "de pagina zegt het nu zo" if old.version == new.version else "de pagina, of een nieuwe versie"
    if field == "withdrawn":
        return "van de site gehaald of terug" if row["withdrawn"] else "terug op de site"
    return "anders gelezen" if old.version == new.version else f"gelezen door versie {new.version}"


def write_delta(folder: Path, old: str, new: str) -> tuple[Path, int]:
    """Write what differs between two editions in a folder; return the file and its rows. Raises OSError, ValueError."""
    for name in (old, new):
        if not (folder / name / "datapackage.json").exists():
            raise FileNotFoundError(f"There is no edition {folder / name}. Make it with --edition {name}.")
    before = read_edition(folder / old)
    after = read_edition(folder / new, before.finished)
    path, count = folder / f"delta-{old}--{new}.csv", 0
    with whole(path, overwrite=True) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([one.name for one in fields(Difference)])
        for count, one in enumerate(differences(before, after), 1):  # noqa: B007 - the last is their number
            table.writerow(astuple(one))
    write_index(folder)
    return path, count


def write_index(folder: Path) -> Path:
    """Write the list of the editions in a folder, with their files, and of what differs between them."""
    editions = [
        _listed(json.loads(one.read_text("utf-8")), one.parent.name)
        for one in sorted(folder.glob("*/datapackage.json"))
    ]
    deltas = [one.name for one in sorted(folder.glob("delta-*.csv"))]
    path = folder / INDEX
    with whole(path, overwrite=True) as draft:
        text = json.dumps({"editions": editions, "deltas": deltas}, ensure_ascii=False, indent=1)
        draft.write_text(f"{text}\n", "utf-8")
    return path


def _listed(package: Mapping[str, Any], folder: str) -> dict[str, Any]:
    found = {name: package[name] for name in ("name", "title", "version", "created", "period", "run")}
    files = [f"{folder}/{one['path']}" for one in package["resources"]]
    return {**found, "datapackage": f"{folder}/datapackage.json", "files": files}
