"""Corrections: what a person says about a text; it replaces what the voters say.

A correction is keyed to the words on the page: it applies wherever the same words occur, and no longer once they
change. What is of one activity alone (mode, cancelled, people) is keyed to its page, day and title.
sql/functions/correct.sql has the same rules for corrections that are made in a layer, which apply before a run reads
the page again.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.rows import class_row

from agendacrawl.core.items import Activity
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source, TypeMethod
from agendacrawl.dutch.text import squeeze
from agendacrawl.places.model import Candidate, Entry, Rank

if TYPE_CHECKING:
    from agendacrawl.places.gazetteer import Gazetteer

logger = logging.getLogger(__name__)


class Kind(StrEnum):
    """What a correction is about. Place and type are of words, the others of one activity."""

    PLACE = "place"
    TYPE = "type"
    MODE = "mode"
    CANCELLED = "cancelled"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Correction:
    """What `author` says about `text`, with the reason, and the paths of the pages that had it then.

    Of kind type: `type`. Of kind place: `municipality_code` (CBS), with or without a `place` in it; or `country`
    (ISO 3166-1 alpha-2), with or without a place; or none of them: the text names no place. A `level` says that
    the place was made in a layer, with its position (`lat`, `lon`: degrees, EPSG:4326); it may be in no gazetteer.
    Of kind mode, cancelled or people: that value, of the activity with this title on the path `page` and the day `day`.
    `withdrawn`: the correction no longer holds, and the voters decide again.
    """

    kind: Kind
    text: str
    author: str
    reason: str
    type: str | None = None
    municipality_code: str | None = None
    place: str | None = None
    country: str | None = None
    withdrawn: bool = False
    paths: list[str] = field(default_factory=list)
    level: Level | None = None
    lat: float | None = None
    lon: float | None = None
    mode: str | None = None
    cancelled: bool | None = None
    people: list[str] = field(default_factory=list)
    page: str | None = None
    day: dt.date | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Return what it is about."""
        return self.kind, self.text, self.page, self.day

    @property
    def value(self) -> tuple[object, ...]:
        """Return what it says, as the columns that a table of corrections has."""
        return self.type, self.municipality_code, self.place, self.country, self.withdrawn


def place_texts(activity: Activity, *, weekly: bool) -> Iterator[tuple[str, Source]]:
    """Yield the words that the places of an activity may rest on, strongest first."""
    for words, source in (
        (activity.stated_place, Source.STATED),
        (activity.day_place, Source.DAY_HEADING),
        (activity.title, Source.LINE if weekly else Source.TITLE),
        (activity.description, Source.INTRO),
    ):
        if words:
            yield squeeze(words), source


class Corrections:
    """The corrections that apply, by text; one whose place is no longer known is reported and left out."""

    def __init__(self, corrections: Iterable[Correction], gazetteer: Gazetteer) -> None:
        self._types: dict[str, str] = {}
        self._places: dict[str, Entry | None] = {}
        self._own: dict[tuple[object, ...], Correction] = {}
        for one in corrections:
            if one.withdrawn:
                continue
            if one.type is not None:
                self._types[one.text] = one.type
                continue
            if one.page is not None:
                self._own[one.key] = one
                continue
            try:
                self._places[one.text] = meant(one, gazetteer)
            except ValueError as problem:
                logger.warning("The correction of %r by %s is left out: %s", one.text, one.author, problem)

    def apply(self, activity: Activity, *, weekly: bool, path: str = "") -> int:
        """Replace what the voters said with what people said; return how many corrections applied.

        A correction of a place applies to its own words and to weaker sources. Whoever made it did not see what a
        stronger source on the page states. `path` is that of the page.
        """
        own = [self._own.get((kind, squeeze(activity.title), path, activity.date)) for kind in _OWN]
        applied = sum(_correct_own(activity, one) for one in own if one)
        return applied + self._correct_type(activity) + self._correct_places(activity, weekly)

    def _correct_type(self, activity: Activity) -> int:
        corrected = self._types.get(squeeze(activity.title))
        if corrected is None:
            return 0
        activity.type, activity.type_method = corrected, TypeMethod.CORRECTION
        activity.type_confidence, activity.type_evidence = 1.0, activity.title
        return 1

    def _correct_places(self, activity: Activity, weekly: bool) -> int:
        if activity.mode is Mode.ONLINE:
            return 0
        for text, source in place_texts(activity, weekly=weekly):
            if text in self._places:
                entry = self._places[text]
                activity.places = [_corrected(entry, text).place(source)] if entry else []
                settled = {Flag.PLACE_CONTRADICTION}
                if source in (Source.STATED, Source.DAY_HEADING):
                    settled.add(Flag.PLACE_UNRESOLVED)
                activity.flags = [flag for flag in activity.flags if flag not in settled]
                if entry and activity.mode is Mode.UNKNOWN:
                    activity.mode = Mode.PHYSICAL
                return 1
            if any(place.source is source for place in activity.places):
                return 0
        return 0


_OWN = (Kind.CANCELLED, Kind.MODE, Kind.PEOPLE)


def _correct_own(activity: Activity, one: Correction) -> int:
    """Write what a person said of this activity alone, with the flag that tells so."""
    flag = Flag(f"{one.kind}_corrected")
    gone = {flag, {Kind.CANCELLED: Flag.CANCELLED, Kind.PEOPLE: Flag.PEOPLE_FROM_TEXT}.get(one.kind)}
    activity.flags = [known for known in activity.flags if known not in gone]
    if one.cancelled:
        activity.flags.append(Flag.CANCELLED)
    activity.flags.append(flag)
    if one.mode is not None:
        activity.mode = Mode(one.mode)
    if one.kind == Kind.PEOPLE:
        activity.people, activity.people_confidence, activity.people_evidence = [*one.people], None, None
    return 1


def _corrected(entry: Entry, text: str) -> Candidate:
    """Return the place that a person gave, with full confidence."""
    return Candidate(entry, 1.0, "correction", text, TypeMethod.CORRECTION)


def meant(correction: Correction, gazetteer: Gazetteer) -> Entry | None:
    """Return the gazetteer's entry for a correction's place. Raises ValueError with a message if it has none."""
    code, name, country = correction.municipality_code, correction.place, correction.country
    if correction.level:
        return _as_drawn(correction, Level(correction.level), gazetteer)
    if code:
        area = gazetteer.municipalities.get(code)
        if area is None:
            raise ValueError(
                f"{code} is no municipality. Codes are those of CBS, such as GM0518 for Den Haag."
            )
        inside = [entry for entry in gazetteer.find(name or area.name) if entry.municipality_code == code]
        if not inside:
            raise ValueError(
                f"{name} is not known in {code} ({area.name}). Leave the place empty for the municipality as a whole."
            )
        if name:
            return inside[0]
        return replace(inside[0], name=area.name, level=Level.MUNICIPALITY)
    if country:
        whole = _country(country, gazetteer)
        if not name:
            return whole
        city = next((e for e in gazetteer.find(name) if e.country == country), None)
        city = city or gazetteer.find_abroad(name, country)
        if city is None:
            raise ValueError(
                f"{name} is not known in {country} ({whole.name}). Leave the place empty for the country."
            )
        return city
    if name:
        raise ValueError(f"{name} needs its municipality_code, or abroad its country.")
    return None


def _as_drawn(one: Correction, level: Level, gazetteer: Gazetteer) -> Entry:
    """Return the place as somebody drew it, whether its name is known or not. Raises ValueError as `meant` does."""
    if not one.municipality_code:
        return _country(one.country or "", gazetteer)
    area = gazetteer.municipalities.get(one.municipality_code)
    if area is None:
        raise ValueError(f"{one.municipality_code} is no municipality any more.")
    return Entry(
        one.place or area.name,
        level,
        Rank.PLACE,
        "NL",
        area.code,
        area.province,
        one.lat,
        one.lon,
        origin="drawn",
    )


def _country(code: str, gazetteer: Gazetteer) -> Entry:
    from babel import Locale  # most runs have no correction

    from agendacrawl.places import lookups

    name = lookups.abroad().names.get(code) or Locale("nl").territories.get(code, "")
    for entry in gazetteer.find(name):
        if entry.level is Level.COUNTRY and entry.country == code:
            return entry
    raise ValueError(f"{code} is no country. Codes are those of ISO 3166-1, such as BE for België.")


_READ = """
SELECT DISTINCT ON (kind, text, page, day) kind, text, author, reason, type, municipality_code, place, country,
       withdrawn, paths, level, lat, lon, mode, cancelled, people, page, day
FROM agenda.correction ORDER BY kind, text, page, day, id DESC
"""
_WRITE = """
INSERT INTO agenda.correction (kind, text, author, reason, type, municipality_code, place, country, withdrawn, paths)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def read(connection: psycopg.Connection[Any]) -> list[Correction]:
    """Return the last correction of every text; also those that were withdrawn."""
    with connection.cursor(row_factory=class_row(Correction)) as cursor:
        return cursor.execute(_READ.encode()).fetchall()


def write(connection: psycopg.Connection[Any], corrections: Iterable[Correction]) -> None:
    """Add corrections; earlier ones of the same text stay, as a record."""
    for one in corrections:
        values = [one.kind, one.text, one.author, one.reason, *one.value, one.paths]
        connection.execute(_WRITE.encode(), values)


def waiting(connection: psycopg.Connection[Any]) -> dict[int, list[str]]:
    """Return the numbers of the corrections that are stored and not applied, each with its pages."""
    rows = connection.execute(b"SELECT id, paths FROM agenda.correction WHERE NOT applied ORDER BY id")
    return dict(rows.fetchall())


def mark_applied(connection: psycopg.Connection[Any], numbers: Iterable[int]) -> None:
    """Record that a good run has read the pages of these corrections."""
    connection.execute(b"UPDATE agenda.correction SET applied = true WHERE id = ANY (%s)", [list(numbers)])
