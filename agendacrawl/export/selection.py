"""The filters of `agendacrawl export`, and the queries built from them. Values are bound, never formatted in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import sql
from rapidfuzz import process

from agendacrawl import register
from agendacrawl.core.slugs import region_slugs
from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.export.layers import Connection, Layer

AT_ONCE = 500  # rows per round trip, so that memory use stays constant

# Expression for the last day of a row, by the column with its first day.
_LAST_DAY = {
    "date": sql.SQL("date"),
    "month": sql.SQL("(month + interval '1 month - 1 day')::date"),
    "week": sql.SQL("week + 6"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for. A row of several days, a week or a month is in a period that it shares a day with.

    `regions` are ids: what surely was in one of them, and not online. `ministries`: those that a page or a row names.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    people: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    outside_the_hague: bool = False
    regions: tuple[int, ...] = ()
    ministries: tuple[str, ...] = ()

    def lacking(self, layer: Layer) -> list[str]:
        """Return the options that do not apply to a layer, because it has no such column."""
        return [
            option
            for option, asked, there in (
                ("--since", self.since, _day(layer)),
                ("--until", self.until, _day(layer)),
                ("--person", self.people, layer.has("person") or layer.has("people")),
                ("--region", self.regions, _of_region(layer)),
                ("--ministry", self.ministries, layer.has("ministry") or layer.has("ministries")),
                ("--type", self.types, layer.has("type")),
                ("--outside-the-hague", self.outside_the_hague, layer.has("outside_the_hague")),
            )
            if asked and not there
        ]

    def where(self, layer: Layer) -> tuple[sql.Composable, dict[str, Any]]:
        """Return the condition and the values that it binds; the layer has the columns (see `lacking`)."""
        conditions: list[sql.Composable] = [sql.SQL("true")]
        if day := _day(layer):
            last = sql.SQL("coalesce(end_date, date)") if layer.has("date", "end_date") else _LAST_DAY[day]
            if self.since:
                conditions.append(sql.SQL("{} >= %(since)s").format(last))
            if self.until:
                conditions.append(sql.SQL("{} <= %(until)s").format(sql.Identifier(day)))
        for one, several, asked in (
            ("person", "people", self.people),
            ("ministry", "ministries", self.ministries),
        ):
            if asked:
                form = "{} = ANY ({})" if layer.has(one) else "string_to_array({}, '; ') && {}"
                column = sql.Identifier(one if layer.has(one) else several)
                conditions.append(sql.SQL(form).format(column, sql.Placeholder(several)))
        if self.regions and (of_region := _of_region(layer)):
            conditions.append(of_region)
        if self.types:
            conditions.append(sql.SQL("type = ANY (%(types)s)"))
        if self.outside_the_hague:
            conditions.append(sql.SQL("outside_the_hague"))
        values = {
            "since": self.since,
            "until": self.until,
            "people": list(self.people),
            "ministries": list(self.ministries),
            "regions": list(self.regions),
            "types": list(self.types),
        }
        return sql.SQL(" AND ").join(conditions), values


def _of_region(layer: Layer) -> sql.Composable | None:
    """Return the condition that a row is of one of the regions; None for a layer that no region is known of."""
    if layer.has("region_id"):
        return sql.SQL("region_id = ANY (%(regions)s)")
    if layer.has("kind", "code"):
        return sql.SQL("id = ANY (%(regions)s)")
    if not layer.has("activity_id"):
        return None
    key = "place_id" if layer.has("place_id") else "id" if layer.has("evidence") else "activity_id"
    place = sql.Identifier("activity_id" if key == "activity_id" else "place_id")
    held = sql.SQL(" AND mode <> 'online'" if layer.has("mode") else "")
    there = sql.SQL("{} IN (SELECT {} FROM gis.place_region WHERE sure AND region_id = ANY (%(regions)s)){}")
    return there.format(sql.Identifier(key), place, held)


def _day(layer: Layer) -> str | None:
    return next((name for name in _LAST_DAY if layer.has(name)), None)


def rows(
    connection: Connection, layer: Layer, selection: Selection, *geometry: sql.Composable
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a layer by key: its columns in order, then what `geometry` asks for."""
    where, values = selection.where(layer)
    query = sql.SQL("SELECT {} FROM {} WHERE {} ORDER BY id").format(
        sql.SQL(", ").join([*(sql.Identifier(column.name) for column in layer.columns), *geometry]),
        sql.Identifier("gis", layer.name),
        where,
    )
    yield from stream(connection, query, values)


def stream(connection: Connection, query: sql.Composed, values: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield rows as they arrive, AT_ONCE at a time."""
    with connection.cursor(name="export") as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(query, values)


def people(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Return names as spelled in the layers. Raises ValueError with the most similar names."""
    there = _known(connection, "SELECT DISTINCT unnest(string_to_array(people, '; ')) FROM gis.activity")
    found = []
    for name in names:
        person = register.find_person(name)
        found.append(
            person.name
            if person
            else _pick("person", name, {*there, *(one.name for one in register.people())})
        )
    return tuple(found)


def regions(connection: Connection, names: Iterable[str]) -> tuple[int, ...]:
    """Return the ids of regions by name, code or folder on the site. Raises ValueError with what would be right."""
    found = connection.execute(
        "SELECT r.id, r.kind, k.singular, r.code, r.name FROM gis.region r JOIN ref.region_kind k ON k.code = r.kind"
    ).fetchall()
    slugs = region_slugs((kind, singular, code, name) for _, kind, singular, code, name in found)
    meant: dict[str, list[tuple[int, str]]] = {}
    for number, kind, _, code, name in found:
        slug = slugs[kind, code]
        for word in {name.casefold(), code.casefold(), slug}:
            meant.setdefault(word, []).append((number, slug))
    picked = []
    for name in names:
        there = meant.get(name.casefold(), [])
        if not there:
            _pick("region", name, {one[-1] for one in found})
        if len(there) > 1:
            raise ValueError(
                f'There are several regions "{name}". Write {" or ".join(slug for _, slug in there)}.'
            )
        picked.append(there[0][0])
    return tuple(picked)


def ministries(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Return ministries as spelled in the layers, by name or code (bzk). Raises ValueError with similar names."""
    codes: dict[str, str] = dict(connection.execute("SELECT code, name FROM gis.ministry").fetchall())
    named = _known(connection, "SELECT DISTINCT unnest(string_to_array(ministries, '; ')) FROM gis.activity")
    known = {*codes.values(), *named}
    return tuple(codes.get(name.casefold()) or _pick("ministry", name, known) for name in names)


def types(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Return types as spelled in the layers. Raises ValueError with a list of all types."""
    known = {
        *_known(connection, "SELECT DISTINCT type FROM gis.activity"),
        *(str(one) for one in ActivityType),
    }
    return tuple(_pick("type", name, known, all_of_them=True) for name in names)


def named(there: dict[str, Layer], names: Iterable[str]) -> list[Layer]:
    """Return the layers with those names, each once. Raises ValueError with a list of all layers."""
    picked = [
        _pick("layer", name.removeprefix("gis."), set(there), all_of_them=True)
        for name in dict.fromkeys(names)
    ]
    return [there[name] for name in dict.fromkeys(picked)]


def _known(connection: Connection, query: str) -> set[str]:
    return {name for (name,) in connection.execute(query.encode()) if name}


def _pick(what: str, name: str, known: set[str], *, all_of_them: bool = False) -> str:
    for one in sorted(known):
        if one.casefold() == name.casefold():
            return one
    close = [one for one, _, _ in process.extract(name, sorted(known), limit=1 if all_of_them else 3)]
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    valid = f" There are: {'; '.join(sorted(known))}." if all_of_them else ""
    raise ValueError(f'There is no {what} "{name}".{hint}{valid}')
