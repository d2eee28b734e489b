"""Rule table that decides whether the last part of a line is a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import AREAS, Level, Mode
from agendacrawl.places import lookups
from agendacrawl.places.brackets import is_place_text
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.nearby import lies_in
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.places.stated import read_stated
from agendacrawl.text.channels import said_mode, says_online
from agendacrawl.text.gatherings import OPEN_HOUSES


@dataclass(slots=True, frozen=True)
class Tail:
    """The last part of a line and what precedes it; `front` if it comes first instead, before a colon."""

    head: str
    words: str
    gazetteer: Gazetteer
    front: bool = False

    @property
    def entry(self) -> Entry | None:
        """Return the strongest meaning of the words as a whole."""
        return next(iter(self.gazetteer.find(_BRACKETS.sub("", self.words))), None)


@dataclass(slots=True, frozen=True)
class TailRule:
    """A rule on whether a tail states the place. `decides` and `leaves` are examples, with the tail in [brackets]."""

    name: str
    applies: Callable[[Tail], object]
    states_place: bool
    decides: str
    leaves: str


_BRACKETS = re.compile(r"\s*[(][^()]*[)]$")
_DEBATE = re.compile(
    r"^(?:\W*\w+:?\s){0,2}?\W*(?:(?:(?:commissie|(?:twee|vier)?minuten|nota|kamer|(?:dertig)?leden|hoofdlijnen|verzamel|spoed"
    r"|begrotings|wetgevings|plenaire?)-?)?debat(?:ten)?|wetgevingsoverleg|wgo|notaoverleg|cd|2md|tmd|interpellatie"
    r"|stemmingen|vragenuur|mondelinge\s+vragen)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:over|inzake|omtrent|betreffende|rondom)\s", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:\w*bezoek\w*|\w*reis|\w*missie|\w*top|\w*conferentie|\w*congres|\w*bijeenkomst|\w*raad|\w*vergadering|opening"
    r"|\w*herdenking|\w*forum|\w*beurs|\w*festival|visit|summit|conference)\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(
    r"\b(?:\w*bezoek\w*|opening|rondleiding|startschot|startsein|onthulling)\b", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:met|tussen|van|kennismaking|ontvangst|delegaties?|ambassadeurs?|ministers?|premiers?|collega)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:burgemeesters|wethouders|gedeputeerden|ministers|premiers|presidenten|gemeente[ns]|provincies|colleges"
    r"|ambassadeurs|commissarissen|delegaties|eilanden|landen|steden|\w+havens|inwoners|bewoners)\b[^.;:]*$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"\b(?:burgemeester|wethouder|gedeputeerde|gemeente|provincie|minister|president|premier|ambassadeur|gouverneur"
    r"|commissaris\s+van\s+de\s+koning|inwoners|bewoners|universiteit|hogeschool|college|ziekenhuis|regio)\b[^.;:,]*$",
    re.IGNORECASE,
)
# "Revalidatiecentrum Aardenburg, Doorn": the town of the name is not the first of two.
_IN_NAME = re.compile(
    r"\b(?:\w*centrum|\w*instituut|\w*kazerne|kamp|fort|(?:land)?goed|kasteel|slot|huize|villa|hotel|camping|herberg|abdij|klooster"
    r"|hospice|stichting|\w*tehuis|\w*kliniek|\w*manege|molen|gemaal|\w*school|\w*fabriek|\w*museum|restaurant|(?:port|university|bank|city)\s+of)\s+$",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"(?:\b(?:met|tussen)\s|^\w*(?:overleg|gesprek|kennismaking)\s+(?=[A-Z]))(?P<list>[^.;:]*)$",
    re.IGNORECASE,
)
FUNCTION = re.compile(
    r"\b"
    + any_of(
        r"""ministers? minister-president premiers? staatssecretaris\w* wethouders? \w*burgemeesters? gedeputeerden?
        voorzitters? \w*voorzitter directeur\w* bestuur\w* president\w* ambassadeurs? commissaris\w* gouverneurs?
        ceo cfo hoogleraar rector\b\w* lid leden secretaris\w* korpschef commandant generaal mevrouw dhr\.? mw\.?
        mevr\.? heer prof\.? dr\.? drs\.? mr\.? ir\.? delegatie collega('s)? ambtgenoot bewoners inwoners
        ondernemers boeren jongeren studenten gemeenten provincies vertegenwoordig\w*"""
    )
    + r"\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?P<first>[A-ZÀ-Ý][\w-]+)\s+(?:(?:van|de|den|der|ter|ten|te)\s+)*[A-ZÀ-Ý][\w'’-]+$")
_PARTICLE = re.compile(r"^(?:Van(?: de[nr]?)?|Von|El|Al|Di)\s+[A-Z]\w+$")
_ORGANISATION = re.compile(
    any_of(
        r"""universiteit \w*hogeschool mbo hbo roc college umc \w*academie ggd ggz veiligheidsregio waterschap
        hoogheemraadschap fc vno-ncw vno mkb lto fnv cnv stichting vereniging bond \w*federatie \w*platform rabobank
        politie brandweer gemeente provincie tu hu rechtbank university"""
    )
    + r"\b",
    re.IGNORECASE,
)
_HOUSE = any_of(
    r"""\w*huis \w*kantoor \w*centrum \w*gebouw \w*school \w*kazerne \w*basis \w*kamer \w*zaal \w*hal \w*theater
    \w*schouwburg \w*museum \w*kerk \w*kasteel \w*paleis \w*hotel \w*restaurant \w*café \w*stadion \w*arena \w*hoeve
    \w*boerderij \w*bedrijf \w*terrein \w*park \w*haven \w*station \w*plein \w*markt \w*fort \w*landgoed \w*campus
    \w*fabriek \w*loods \w*werf \w*bibliotheek \w*college \w*universiteit \w*hogeschool \w*ziekenhuis \w*kliniek
    \w*bureau legerplaats \w*monument \w*begraafplaats \w*plaats \w*straat \w*weg \w*laan \w*kade \w*dijk \w*brug
    \w*sluis \w*locatie azc \w*molen ministerie ambassade residentie ministry gouvernement \w*abdij \w*klooster
    \w*poort \w*toren \w*tuin \w*bos \w*studio \w*beurs \w*club \w*honk wijk buurt dorp jachthaven schip"""
)
IN_HOUSE = re.compile(
    rf"^(?:(?:in|op|bij|te|aan)\s+)?(?:(?:de|het|een|'t)\s+)?(?:\w+\s+)?{_HOUSE}\b", re.IGNORECASE
)
_CHAMBER = re.compile(r"\b(?:kamer|binnenhof|den\s+haag|\w*zaal|plein|senaat)\b", re.IGNORECASE)
_NAMED = re.compile(r"^[\w.&'’+°*-]+(?:\s+[\w.&'’+°*-]+){0,5}$")
_AND = re.compile(r"\s+(?:en|&)\s+")
_PARTNERS = ("council", "court", "ministry", "sport")  # kinds of organisations that are partners in talks
_SITES = ("hospital", "university", "industry", "research")
_ALSO = re.compile(r"(?:ook|tevens|mede|deels)\b", re.IGNORECASE)
_TOWN = 5_000  # minimum population of a town whose name is also a word, when it ends a longer name
_CITY = 500_000  # minimum population of a city abroad for a bare name to refer to it
_OF_WORDS = re.compile(r"\s(?:in|voor|en|over|met)\s")


def is_abbreviation(tail: Tail) -> bool:
    """Tell whether it is or lists an abbreviation, other than that of a building or a town written in capitals."""
    parts = _AND.split(tail.words)
    if len(parts) > 1:
        return any(is_abbreviation(replace(tail, words=part)) for part in parts)
    if not (tail.words.isupper() and tail.words.replace("-", "").replace("*", "").isalnum()):
        return False
    top = tail.entry
    if top is None:
        return read_stated(tail.words).mode is not Mode.ONLINE
    if top.rank is Rank.VENUE:
        return top.kind not in OPEN_HOUSES and (top.cue or _WITH.search(tail.head) is not None)
    return top.country != "NL" or len(tail.words) < 4 or normalise(tail.words) in lookups.ambiguous().words


def _is_organisation(tail: Tail) -> bool:
    """Tell whether one of the names has a known seat but means a partner in talks rather than a building."""
    found = [tail.gazetteer.find(words) for words in _AND.split(tail.words)]
    return any(
        entries and entries[0].rank is Rank.VENUE and entries[0].cue and entries[0].kind in _PARTNERS
        for entries in found
    )


def _is_person(tail: Tail) -> bool:
    return tail.entry is None and any(map(_is_name_of_person, _AND.split(tail.words)))


def _is_name_of_person(words: str) -> bool:
    found = _PERSON.match(words)
    first = found is not None and found["first"].casefold() in lookups.ambiguous().first_names
    return first or _PARTICLE.match(words) is not None


def is_debate(line: str) -> bool:
    """Tell whether a line is about a parliamentary debate, which is held in parliament.

    >>> is_debate("Commissiedebat Milieuraad (Luxemburg)"), is_debate("Jeugddebat (Assen)")
    (True, False)
    """
    return _DEBATE.search(line) is not None


def in_parliament(tail: Tail) -> bool:
    """Tell whether the head is about a parliamentary debate and the tail names no room or location of parliament."""
    return is_debate(tail.head) and not _CHAMBER.search(tail.words)


def last_place(tail: Tail) -> tuple[Entry | None, str]:
    """Return the place at the end of the head, and what precedes its name."""
    words = list(re.finditer(r"\S+", tail.head))
    for n in range(min(4, len(words)), 0, -1):
        start = words[-n].start()
        entries = tail.gazetteer.find(tail.head[start:])
        name = tail.head[start:]
        if entries and any(c.isupper() for c in name) and normalise(name) not in lookups.ambiguous().never:
            return entries[0], tail.head[:start]
    return None, ""


def _is_row(tail: Tail) -> bool:
    """Tell whether the head ends with a similar name in a list: "van Hulst, Sluis", "Rotterdam, Brabant en Zeeland"."""
    first, *others = _AND.split(tail.words)
    last, before = last_place(tail)
    whole = f"{tail.head.rpartition(' ')[2]}-{tail.words}"
    if any(entry.name == whole for entry in tail.gazetteer.find(whole)):
        return True  # "Sittard - Geleen"
    found = next(iter(tail.gazetteer.find(first)), None)
    if last is None or found is None or Rank.VENUE in (last.rank, found.rank):
        return False
    if last.rank is Rank.ABROAD_CITY and last.population < _CITY:
        return False  # "medewerkers van de Douane - Rotterdam"
    but_one_word = tail.head[: tail.head.rfind(" ") + 1]
    if not others and any(_IN_NAME.search(words) for words in (before, but_one_word)):
        return False
    if last.municipality_code == found.municipality_code is not None or lies_in(found, last):
        return False  # "Klarendal, Arnhem", "Zeeland, Goes"
    if others:
        return True
    if (last.level in AREAS) != (found.level in AREAS):
        return False
    return _SEVERAL.search(before) is not None or not _OF_ONE.search(before)


def _has_town(tail: Tail) -> bool:
    """Tell whether the head already names the town, and the tail only where in it: "Werkbezoek Ede, stadhuis Ede"."""
    last, before = last_place(tail)
    if last is None or last.municipality_code is None or _OF_ONE.search(before):
        return False
    if tail.entry is not None and tail.entry.rank in (Rank.PLACE, Rank.VENUE):
        return False
    code = last.municipality_code
    words = tail.words.split()
    names = (" ".join(words[-n:]) for n in (1, 2, 3))
    there = any(entry.municipality_code == code for name in names for entry in tail.gazetteer.find(name))
    return there and last.rank is not Rank.VENUE


def _is_country_of_name(tail: Tail) -> bool:
    """Tell whether a country only says where the topic named before it lies: "Briefing Hawija, Irak"."""
    top = tail.entry
    capital = tail.head.rpartition(" ")[2][:1].isupper() and " " in tail.head
    return top is not None and top.level is Level.COUNTRY and capital and not _THERE.search(tail.head)


def _is_listed(tail: Tail) -> bool:
    """Tell whether an organisation follows another one in a list of those who were met."""
    listing = _LISTING.search(tail.head)
    if listing is None or not _is_partner(tail):
        return False
    last = re.split(r",\s*|\s+en\s+", listing["list"])[-1].split()
    return bool(last) and last[-1][:1].isupper()


def _is_partner(tail: Tail) -> bool:
    """Tell whether one of the names is an organisation rather than a building."""
    known = [entries[0] for words in _AND.split(tail.words) if (entries := tail.gazetteer.find(words))]
    if any(entry.rank is Rank.VENUE and (entry.cue or entry.kind in _SITES) for entry in known):
        return True
    return _ORGANISATION.match(tail.words) is not None


def _is_theme(tail: Tail) -> bool:
    """Tell whether a country or province follows a topic, or people who come from it."""
    top = tail.entry
    if top is None or top.level not in AREAS:
        return False
    people = _WITH.search(tail.head) is not None
    return bool(_ABOUT.search(tail.head)) or (people and (top.level is Level.COUNTRY or holds_last(tail)))


def holds_last(tail: Tail) -> bool:
    """Tell whether the place at the end of the head lies in the area of the tail: "Werkbezoek Ede, Gelderland"."""
    last, top = last_place(tail)[0], tail.entry
    return last is not None and top is not None and top.level in AREAS and lies_in(last, top)


def _is_stated(tail: Tail) -> bool:
    """Tell whether all the words are places, a building and its town, or online."""
    if tail.words[:1].islower() and tail.entry is not None and not IN_HOUSE.match(tail.words):
        return False
    if is_place_text(tail.words, tail.gazetteer):
        return True
    top, key = tail.entry, normalise(tail.words)
    if (
        top is None
        or top.country != "NL"
        or not tail.words[:1].isupper()
        or key in lookups.ambiguous().people
    ):
        return False
    if top.rank is Rank.PLACE:  # a town whose name is also a word: "Werkbezoek brug, Sluis"
        return _AT_PLACE.search(tail.head) is not None
    return top.rank is Rank.VENUE


def _is_house(tail: Tail) -> bool:
    """Tell whether it is a building or grounds together with its town: "dorpshuis Nieuwdorp", "kazerne Havelte"."""
    return IN_HOUSE.match(tail.words) is not None and _ends_with_town(tail)


def _is_named_for_town(tail: Tail) -> bool:
    """Tell whether it is a name that ends with a town: "Tata Steel IJmuiden", "Rotterdam Merwehaven"."""
    if not tail.words[:1].isupper() or _NAMED.match(tail.words) is None or _OF_WORDS.search(tail.words):
        return False
    return _ends_with_town(tail)


def _ends_with_town(tail: Tail) -> bool:
    if (
        FUNCTION.search(tail.words)
        or _ABOUT.search(tail.words)
        or not resolve_stated(tail.words, tail.gazetteer).places
    ):
        return False
    words = tail.words.split()
    ends = (" ".join(part) for n in (1, 2, 3, 4) for part in (words[-n:], words[:n]))
    return any(_is_town(entries[0], name) for name in ends if (entries := tail.gazetteer.find(name)))


def _is_town(entry: Entry, name: str) -> bool:
    known = lookups.ambiguous()
    if entry.rank is Rank.VENUE:
        return not entry.cue
    odd = normalise(name) in known.never or (normalise(name) in known.words and entry.population < _TOWN)
    return entry.level not in AREAS and not odd and name[:1].isupper() | name.startswith(("'", "’"))


def _is_held_online(tail: Tail) -> bool:
    return says_online(tail.head) and said_mode(tail.head) is not Mode.HYBRID


TAIL_RULES = (
    TailRule(
        "held online", _is_held_online, False,
        decides="Digitaal werkbezoek, [Delfzijl]", leaves="Hybride bijeenkomst, [Delfzijl]",
    ),
    TailRule(
        "also online", lambda tail: _ALSO.match(tail.words), False,
        decides="Congres in Nieuwegein, [ook online te volgen]", leaves="Congres, [online]",
    ),
    TailRule(
        "abbreviation", is_abbreviation, False,
        decides="Gesprek met VNG, [IPO]", leaves="Beurs, [RAI]",
    ),
    TailRule(
        "organisation with a seat", _is_organisation, False,
        decides="Gesprek over stikstof, [Raad van State]", leaves="Vragenuur, [Tweede Kamer]",
    ),
    TailRule(
        "person", _is_person, False,
        decides="Gesprek met de voorzitter, [Anja van Goes]", leaves="Gesprek met de voorzitter, [Goes]",
    ),
    TailRule(
        "debate", in_parliament, False,
        decides="Commissiedebat Water, [Wadden]", leaves="Commissiedebat Water, [Tweede Kamer]",
    ),
    TailRule(
        "row of places", _is_row, False,
        decides="Gesprek met de burgemeesters van Hulst, [Sluis]",
        leaves="Gesprek met de burgemeester van Zeewolde, [Lelystad]",
    ),
    TailRule(
        "town in the head", _has_town, False,
        decides="Werkbezoek Katwijk, [projectlocatie Valkenburg]", leaves="Werkbezoek Katwijk, [Leiden]",
    ),
    TailRule(
        "country of a name", _is_country_of_name, False,
        decides="Briefing projecten Hawija, [Irak]", leaves="Bezoek Hawija, [Irak]",
    ),
    TailRule(
        "list of organisations", _is_listed, False,
        decides="Overleg met TU Delft, [Universiteit Twente]", leaves="Lezing voor studenten, [Universiteit Twente]",
    ),
    TailRule(
        "topic or people of an area", _is_theme, False,
        decides="Gesprek over handel, [China]", leaves="Werkbezoek haven, [China]",
    ),
    TailRule(
        "place", _is_stated, True,
        decides="BO Zuiderzeelijn, [Heerenveen]", leaves="Gesprek over wonen, [zorg en welzijn]",
    ),
    TailRule(
        "building in a town", _is_house, True,
        decides="Bewonersavond, [dorpshuis Loppersum]", leaves="Bewonersavond, [buurthuis]",
    ),
    TailRule(
        "name with its town", _is_named_for_town, True,
        decides="Werkbezoek, [Waterfront Nijmegen]", leaves="Gesprek met KLM, [Marjan Rintel]",
    ),
)  # fmt: skip


def states_place(tail: Tail) -> bool:
    """Tell whether a tail states the place, according to the first rule that applies."""
    rule = deciding(tail)
    return rule is not None and rule.states_place


def deciding(tail: Tail) -> TailRule | None:
    """Return the rule that decides about a tail, or None if no rule applies."""
    return next((rule for rule in TAIL_RULES if rule.applies(tail)), None)
