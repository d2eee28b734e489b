"""Training data for the line reader: weekly lines generated from single items, with labelled parts.

A single item states in separate fields what a weekly line mentions in passing: where, who, when and the topic.
Combining its title and place in the ways that ministries write lines yields a line whose parts are known. Places,
people and organisations are swapped for others, and some places for made-up ones, so that the model learns the
context rather than the names. Things that look like a place but are not (an organisation at the end, "de burgemeester
van X", a channel) are included too. This module is longer than others because the words are its data.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from agendacrawl.core.names import any_of


class Part(StrEnum):
    """What a part of a line is about; these are the labels of the model."""

    WHERE = "WHERE"
    WHO = "WHO"
    WHEN = "WHEN"
    TOPIC = "TOPIC"


@dataclass(slots=True, frozen=True)
class Item:
    """A single activity to generate lines from: its title and its stated place, or None if it has no place."""

    title: str
    place: str | None


@dataclass(slots=True, frozen=True)
class Line:
    """A line with its labelled parts as (start, end, part), in order and without overlap.

    >>> line = Line("Lunch met VNO, Ede", ((10, 13, Part.WHO), (15, 18, Part.WHERE)))
    >>> [line.text[a:b] for a, b, _ in line.spans]
    ['VNO', 'Ede']
    """

    text: str
    spans: tuple[tuple[int, int, Part], ...]


@dataclass(slots=True, frozen=True)
class Names:
    """Names to substitute into lines: towns, venues, organisations and people; `invent` makes up towns."""

    places: Sequence[str]
    venues: Sequence[str]
    organisations: Sequence[str]
    people: Sequence[str]
    invent: Callable[[random.Random], str]


class _Builder:
    """Build a line piece by piece and record which pieces are labelled parts."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[int, int, Part]] = []

    def add(self, words: str, part: Part | None = None) -> _Builder:
        if part is not None and words:
            self.spans.append((len(self.text), len(self.text) + len(words), part))
        self.text += words
        return self

    def line(self) -> Line:
        return Line(self.text, tuple(self.spans))


_MEETING = any_of(
    r"""\w*gesprek(?:ken)? \w*ontmoeting kennismaking afspraak (?:werk)?lunch (?:werk)?diner ontbijt belafspraak
    ontvangst"""
)
_WITH = re.compile(
    rf"^(?P<head>.{{0,60}}\bmet|(?:.{{0,30}}\b)?{_MEETING}(?:\s+(?:van|tussen))?)\s+(?!(?:over|inzake|in|minist\w+|staats\w+)\b)"
    r"(?P<who>[^(:]{2,90}?)(?:\s+(?:over|inzake|rond|omtrent|in het kader van)\s+(?P<topic>[^,(:]{3,80}))?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:,\s+|\s+en\s+)(?=[A-Z]|(?:de|het|een|diverse|verschillende)\s)")
_ABOUT = re.compile(r"^(?P<head>.{4,50}?)\s+(?:over|inzake)\s+(?P<topic>[^,(:]{3,80})$", re.IGNORECASE)
_WORK_VISIT = re.compile(r"^(?P<head>(?:werk)?bezoek)\s+(?:aan\s+)?(?P<whom>[^,(:]{2,70})$", re.IGNORECASE)
_AT = re.compile(r"\s(?:in|te|naar|aan|bij)\s+$")
_OF = re.compile(r"\s(?:van|over|uit|met|voor|de|het|en)\s+$")
_CHANNELS = (
    "online", "digitaal", "via Teams", "telefonisch", "via communicatietechnologie", "per videoverbinding", "Webex",
    "videoconferentie", "hybride", "livestream",
)  # fmt: skip
_ASIDES = (
    "onder voorbehoud", "besloten", "niet openbaar voor pers", "o.v.", "toespraak", "met persmoment", "hele dag",
    "geannuleerd", "Kamer", "plenair", "vervolg", "deel 2",
)  # fmt: skip
_OFFICES = (
    "de burgemeester van {}", "burgemeester en wethouders van {}", "de wethouder van {}", "gemeente {}",
    "de gedeputeerde van {}", "de commissaris van de Koning in {}", "ambassadeur van {}", "de minister van {}",
    "de Universiteit van {}", "Universiteit {}", "Rabobank {}", "Veiligheidsregio {}", "GGD {}", "de regio {}",
    "Ziekenhuis {}", "ROC {}", "inwoners van {}", "studenten uit {}", "ondernemers uit {}", "Omgevingsdienst {}",
)  # fmt: skip


def lines_of(items: Iterable[Item], names: Names, *, each: int, seed: int) -> Iterator[Line]:
    """Yield `each` lines for every item; the same items, names and seed give the same lines."""
    rng = random.Random(seed)
    for item in items:
        for _ in range(each):
            line = _decoy(names, rng) if rng.random() < 0.07 else _line(item, names, rng)
            yield _other_case(line, rng)


def _other_case(line: Line, rng: random.Random) -> Line:
    """Return the line, occasionally all in lower case or with its places in capitals, as hurried writers do."""
    chance = rng.random()
    if chance < 0.04 and len(line.text.lower()) == len(line.text):
        return Line(line.text.lower(), line.spans)
    if chance < 0.07:
        text = line.text
        for start, end, part in line.spans:
            if part is Part.WHERE and len(text[start:end].upper()) == end - start:
                text = text[:start] + text[start:end].upper() + text[end:]
        return Line(text, line.spans)
    return line


def _decoy(names: Names, rng: random.Random) -> Line:
    """Return a line that ends with place names that do not say where it is: a list, a surname or a subject."""
    out = _Builder()
    row = [_town(names, rng) for _ in range(rng.randint(2, 4))]
    joined = ", ".join(row) if rng.random() < 0.4 else f"{', '.join(row[:-1])} en {row[-1]}"
    match rng.randint(0, 4):
        case 0:
            whom = rng.choice(
                (
                    "de burgemeesters van",
                    "wethouders van",
                    "de colleges van",
                    "de gemeenten",
                    "bestuurders uit",
                )
            )
            out.add(f"{rng.choice(('Gesprek', 'Overleg', 'Kennismaking', 'Lunch'))} met ").add(
                f"{whom} {joined}", Part.WHO
            )
        case 1:
            first = rng.choice(("Anja", "Piet", "Karin", "Mohamed", "Els", "Joost", "Sandra", "Wim"))
            person = f"{first} {rng.choice(('van', 'van der', 'van', 'uit den'))} {_town(names, rng)}"
            out.add("Gesprek met ").add(
                f"de voorzitter van {rng.choice(names.organisations)}, {person}", Part.WHO
            )
        case 2:
            subject = rng.choice(
                (
                    "de luchthavens",
                    "de spoorlijn",
                    "de kerncentrales in",
                    "woningbouw in",
                    "de ziekenhuizen in",
                )
            )
            out.add(f"{rng.choice(('Debat', 'Commissiedebat', 'Overleg', 'Gesprek'))} over ").add(
                f"{subject} {joined}", Part.TOPIC
            )
        case 3:
            how = rng.choice(
                (
                    "Digitaal werkbezoek aan",
                    "Online bijeenkomst",
                    "Webinar voor ondernemers in",
                    "Videoboodschap",
                    "Telefonisch overleg met",
                    "Videogesprek met inwoners van",
                    "Virtueel bezoek aan",
                )
            )
            out.add(f"{how} {row[0]}")
        case _:
            out.add(
                rng.choice(
                    (
                        "BO MIRT",
                        "Commissiedebat",
                        "Wetgevingsoverleg",
                        "Ministeriële commissie",
                        "Stuurgroep",
                        "Taskforce",
                    )
                )
            )
            out.add(f" {row[0]}")
    return out.line()


def _town(names: Names, rng: random.Random) -> str:
    return names.invent(rng) if rng.random() < 0.3 else rng.choice(names.places)


def _line(item: Item, names: Names, rng: random.Random) -> Line:
    out = _Builder()
    place = _place(item, names, rng)
    behind = _time_before(out, rng)
    if place and rng.random() < 0.06:
        out.add(place, Part.WHERE).add(rng.choice((": ", " - ", " – ", " | ")))
        place = None
    said = _title(out, item, names, rng, place)
    if place and not said:
        _tail(out, place, rng)
    elif not place and rng.random() < 0.35:
        _other_tail(out, names, rng)
    if behind:
        out.add(rng.choice((", ", " (", " | ", " "))).add(_time(rng), Part.WHEN)
        if "(" in out.text[-20:] and ")" not in out.text[-20:]:
            out.add(")")
    if rng.random() < 0.05:
        out.add(f" ({rng.choice(_ASIDES)})")
    return out.line()


def _place(item: Item, names: Names, rng: random.Random) -> str | None:
    if item.place is None or rng.random() < 0.15:
        return None
    chance = rng.random()
    if chance < 0.3:
        return item.place
    if chance < 0.55:
        return rng.choice(names.places)
    if chance < 0.7:
        return names.invent(rng)
    if chance < 0.78:
        return f"{rng.choice(names.venues)}, {_town(names, rng)}"
    if chance < 0.9:
        return f"{rng.choice(_HOUSES)} {_town(names, rng)}"
    if chance < 0.93:
        return f"{_town(names, rng)} en {_town(names, rng)}"
    return rng.choice(names.venues)


_HOUSES = (
    "stadhuis", "dorpshuis", "gemeentehuis", "raadhuis", "provinciehuis", "bedrijventerrein", "kazerne",
    "station", "bureau",
    "haven", "campus", "Kasteel", "stadion", "theater", "congrescentrum", "vliegbasis", "legerplaats", "Hotel",
    "Fort", "museum",
    "Universiteit", "hogeschool", "ziekenhuis", "rechtbank", "havenbedrijf", "politiebureau", "sporthal",
    "buurthuis", "de markt in",
)  # fmt: skip


def _time(rng: random.Random) -> str:
    hour, minute = rng.randint(7, 21), rng.choice(("00", "15", "30", "45"))
    sign = rng.choice(".:")
    start = f"{hour:02d}{sign}{minute}"
    end = f"{hour + 1:02d}{sign}{rng.choice(('00', '30', '45'))}"
    return rng.choice(
        (f"{start} uur", f"{start} - {end} uur", f"{start}-{end}", f"{start} – {end} uur",
        f"{hour}{sign}{minute} u",
         f"van {start} tot {end} uur")
    )  # fmt: skip


def _time_before(out: _Builder, rng: random.Random) -> bool:
    """Sometimes put a time at the start; return True if one should follow at the end instead."""
    chance = rng.random()
    if chance < 0.3:
        out.add(_time(rng), Part.WHEN).add(rng.choice((": ", " ", " - ", " – ", " | ", ", ")))
    return 0.3 <= chance < 0.37


def _title(out: _Builder, item: Item, names: Names, rng: random.Random, place: str | None) -> bool:
    """Add the title with its labelled parts; tell whether it already says where the activity takes place."""
    title = item.title
    found = re.search(rf"(?<![\w-]){re.escape(item.place)}(?![\w-])", title) if item.place else None
    if item.place and found and _says_where(title, found):
        out.add(title[: found.start()]).add(place or item.place, Part.WHERE).add(title[found.end() :])
        return True
    if place and rng.random() < 0.12:
        _visit(out, place, names, rng)
        return True
    if with_ := _WITH.match(title):
        out.add(title[: with_.start("who")])
        who = with_["who"] if rng.random() < 0.4 else _who(names, rng)
        end = 0
        for between in [*_BETWEEN.finditer(who), None]:
            out.add(who[end : between.start() if between else None], Part.WHO)
            if between:
                out.add(between[0])
                end = between.end()
        if with_["topic"]:
            out.add(title[with_.end("who") : with_.start("topic")]).add(
                _topic(with_["topic"], names, rng), Part.TOPIC
            )
    elif visit := _WORK_VISIT.match(title):
        out.add(title[: visit.start("whom")]).add(
            visit["whom"] if rng.random() < 0.5 else rng.choice(names.organisations)
        )
    elif about := _ABOUT.match(title):
        out.add(title[: about.start("topic")]).add(_topic(about["topic"], names, rng), Part.TOPIC)
    else:
        out.add(title)
    return False


def _says_where(title: str, found: re.Match[str]) -> bool:
    """Tell whether the stated place, found in the title, says where it is rather than being part of a name."""
    before = title[: found.start()]
    return bool(_AT.search(before)) or (found.end() == len(title) and bool(before) and not _OF.search(before))


_VISITED = (
    "school", "bedrijf", "ziekenhuis", "wijk", "politiebureau", "zorginstelling", "boerderij", "fabriek",
    "kazerne", "haven",
    "azc", "bouwproject", "buurthuis", "mbo-school", "verpleeghuis", "meldkamer", "gevangenis", "start-up", "windpark",
    "aanmeldcentrum", "flexwoningen", "wijkteam", "voedselbank", "bibliotheek", "museum", "onderzoekscentrum",
    "natuurgebied",
    "asielzoekerscentrum", "stadhuis", "belastingkantoor", "proeftuin", "dijkversterking", "spoorproject", "zonnepark",
)  # fmt: skip


def _visit(out: _Builder, place: str, names: Names, rng: random.Random) -> None:
    """Add a visit followed by its town, with or without a preposition and usually after what is visited."""
    kind = rng.choice(
        (
            "Werkbezoek",
            "Bezoek",
            "Opening",
            "Rondleiding",
            "Kennismaking",
            "Wijkbezoek",
            "Werkbezoek",
            "Bijeenkomst",
        )
    )
    if rng.random() < 0.25:
        bare = rng.choice(
            (
                "Overleg",
                "Bijeenkomst",
                "Werkbezoek",
                "Bedrijfsbezoeken",
                "Streekbezoek",
                "Wijkbezoek",
                "Herdenking",
                "Bewonersavond",
                "Onthulling monument",
                "Opening school",
                "Doop schip",
                "Gesprek",
                "Bezoek",
            )
        )
        out.add(f"{bare}{rng.choice((' ', ' ', ' aan '))}").add(place, Part.WHERE)
        return
    whom = rng.choice((rng.choice(_VISITED), rng.choice(_VISITED), rng.choice(names.organisations)))
    linking = rng.choice((" ", " ", " aan ", " aan een ", " "))
    out.add(f"{kind}{linking}{whom}{rng.choice((' ', ' ', ' in ', ' te ', ', '))}").add(place, Part.WHERE)


def _topic(words: str, names: Names, rng: random.Random) -> str:
    """Return the topic, sometimes with a place in it that says nothing about where people met."""
    return f"{words} in {rng.choice(names.places)}" if rng.random() < 0.2 else words


def _who(names: Names, rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.35:
        return rng.choice(names.organisations)
    if chance < 0.5:
        return rng.choice(names.people)
    if chance < 0.8:
        return rng.choice(_OFFICES).format(rng.choice(names.places))
    return f"{rng.choice(names.organisations)} en {rng.choice(names.organisations)}"


def _tail(out: _Builder, place: str, rng: random.Random) -> None:
    """Append the place in one of the ways that ministries do."""
    before, after = rng.choices(
        ((", ", ""), (" (", ")"), (" – ", ""), (" - ", ""), (" in ", ""), (" te ", ""),
         (" | ", ""), ("; ", ""), (" ", ""),
         (", locatie: ", ""), (" @ ", ""), (" naar ", "")),
        weights=(30, 12, 6, 6, 20, 4, 5, 2, 4, 3, 1, 3),
    )[0]  # fmt: skip
    out.add(before).add(place, Part.WHERE).add(after)


def _other_tail(out: _Builder, names: Names, rng: random.Random) -> None:
    """Append something in the position of a place: an organisation, a person, a channel or an aside."""
    before, after = rng.choice(((", ", ""), (" (", ")"), (" – ", ""), (" - ", ""), (" | ", "")))
    chance = rng.random()
    if chance < 0.3:
        out.add(before).add(rng.choice(_CHANNELS)).add(after)
    elif chance < 0.5:
        out.add(before).add(rng.choice(names.people)).add(after)
    elif chance < 0.75:
        out.add(", met " if before == ", " else before)
        for number in range(rng.randint(1, 3)):
            out.add(", " if number else "").add(rng.choice(names.organisations), Part.WHO)
        out.add(after)
    elif chance < 0.9:
        out.add(" met ").add(rng.choice(_OFFICES).format(rng.choice(names.places)), Part.WHO)
    else:
        out.add(before).add(rng.choice(_ASIDES)).add(after)
