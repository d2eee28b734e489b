"""Guards: rules that reject a gazetteer name because it does not refer to a place in its context."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of, normalise
from agendacrawl.places import lookups
from agendacrawl.places.model import Rank
from agendacrawl.text.rules import Effect, Rule, Sight

_IN = "in te naar aan gemeenten? provincies? regio wijk stad dorp eiland nabij vanuit rond(?:om)? omgeving"
_OF = r"""bij uit van burgemeester wethouder gedeputeerde gemeentehuis stadhuis station azc politie brandweer
    \w+locatie
    \w+centrum en"""
_PLACED = re.compile(rf"\b{any_of(_IN)}\s+$", re.IGNORECASE)
_TRIGGER = re.compile(rf"(?:\b{any_of(_IN + ' ' + _OF)}\s+|,\s+|[(]\s*)$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b"
    + any_of(
        r"""ministers? minister-president premier staatssecretaris(?:sen)? mevrouw mevr\. mw\.? dhr\.? heer
        heren president koning(?:in)? prins(?:es)? kamerlid dr\.? prof\.? professor ir\.? mr\.? drs\.?
        generaal kolonel bewindslieden bewindspersonen eurocommissaris secretaris-generaal directeur
        ambassadeur bondskanselier [zh]r\.?\s?ms\.?"""
    )
    + r"\s+$",
    re.IGNORECASE,
)
PARTICLE = re.compile(r"\b(?:Van(?: de[nr]?| het)?|De[nr]|Ter|Ten|Te|El|Al|Von|Di|v\.d\.)\s+$")
_FIRST_NAME = re.compile(r"\b(?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)\s+(?:(?:van|de|den|der|ter|ten|te|von|el|al)\s+)*$")
_SURELY_NO_ABBREVIATION = 6  # number of letters from which a town name in capitals is not an abbreviation
_ASKED = re.compile(
    r"\b(?:in|te|naar|gemeente|stad|dorp|\w*bezoek(?:\s+aan)?|bezoekt)\s+(?:de\s+|het\s+)?$", re.IGNORECASE
)
# The building itself is what is visited: "Werkbezoek UMCG", "bezoek aan het LUMC".
VISITED = re.compile(
    r"\b(?:\w*bezoek(?:en)?|bezoekt|rondleiding)\s+(?:aan\s+|bij\s+|door\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
# The second of two: "Werkbezoek Vlissingen en Goes".
_VISITED_TOO = re.compile(
    r"\b(?:\w*bezoek(?:en)?|bezoekt)\s+(?:aan\s+)?(?:['’]?(?-i:[A-Z])[\w'’-]+(?::|,)?\s+){1,4}en\s+$",
    re.IGNORECASE,
)
_LONGER_NAME = re.compile(r"\s(?:van|der)\s+(?:de[rn]?\s+)?[A-Z]")
_CAPITAL_BEFORE = re.compile(r"\S\s[A-Z][\w.]*\s$")
_RIVERS = {"rijn", "ijssel", "maas", "waal", "schelde", "eems", "vecht", "lek", "dommel"}
_START = re.compile(r"(?:^|[.!?:;\n•‘“\"'(-]\s*)$")
_ADJECTIVE = re.compile(r"\b[A-Z]\w+sche?\s+$")
_PORTFOLIO = re.compile(
    r"\b(?:minist\w+|staatssecretaris|wethouder|portefeuille)\s+(?:van|voor)\s+$", re.IGNORECASE
)
_NEXT_CAPITAL = re.compile(r" [A-Z][a-z]")
_HOUSE = re.compile(
    r"\b\w*(?:huis|centrum|school|hospice|boerderij|restaurant|theater)\s+[\"'‘“]?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\s(?:De|Het)\s")
_WATER_BOARD = re.compile(r"\b(?:waterschap|hoogheemraadschap)\s+(?:van\s+)?$", re.IGNORECASE)
_AT_HOUSE = re.compile(
    r"\b(?:\w*locatie|azc|station|stadhuis|gemeentehuis|raadhuis|dorpshuis|\w*centrum|bureau|haven|kazerne)\s+$",
    re.IGNORECASE,
)
_TOWN = 5_000  # minimum population for a visit to refer to the town rather than to a person of that name
_SHORT = 3  # letters
_LARGE = 1_000_000  # minimum population of a city abroad that is recognised without a preceding trigger word


def _is_abbreviation(sight: Sight) -> bool:
    """Tell whether it is a word in capitals, but neither a town after a trigger word nor a building that is visited."""
    if not (sight.words.isupper() and len(sight.words) > 1 and " " not in sight.words):
        return False
    top = sight.entries[0]
    if top.rank is Rank.VENUE:
        return not VISITED.search(sight.before)
    if top.country != "NL" or top.rank is not Rank.PLACE:
        return True
    return len(sight.words) < _SURELY_NO_ABBREVIATION and not _ASKED.search(sight.before)


def _rank(sight: Sight) -> Rank:
    return sight.entries[0].rank


def _after_particle(sight: Sight) -> bool:
    return _rank(sight) is not Rank.VENUE and PARTICLE.search(sight.before) is not None


def _after_first_name(sight: Sight) -> bool:
    found = _FIRST_NAME.search(sight.before)
    known = bool(found) and found["name"].casefold() in lookups.ambiguous().first_names  # type: ignore[index]
    return known and _rank(sight) is not Rank.COUNTRY


def _before_hyphen(sight: Sight) -> bool:
    return sight.after[:1] in ("-", "–") and sight.after[1:2].isalpha()


def _after_hyphen(sight: Sight) -> bool:
    return sight.before.endswith("-") and sight.before[-2:-1].isalpha()


def _names_house(sight: Sight) -> bool:
    house = _HOUSE.search(sight.before)
    return bool(house and _rank(sight) is not Rank.VENUE and _ARTICLE.search(f"{house[0]}{sight.words} "))


def _is_word(sight: Sight) -> bool:
    return sight.key in lookups.ambiguous().words


def _is_surname(sight: Sight) -> bool:
    return sight.key in lookups.ambiguous().people


def _is_unplaced_surname(sight: Sight) -> bool:
    """Tell whether it is also a surname and no trigger word precedes it; for a larger town, a visit is enough."""
    if not _is_surname(sight) or _PLACED.search(sight.before) or _AT_HOUSE.search(sight.before):
        return False
    town = sight.entries[0].population >= _TOWN and _rank(sight) is Rank.PLACE
    return not (town and (VISITED.search(sight.before) or _VISITED_TOO.search(sight.before)))


def _in_longer_name(sight: Sight) -> bool:
    """Tell whether it is the start of a person's name: "Engelbert van Nassau"."""
    return (
        bool(_LONGER_NAME.match(sight.after)) and not _PLACED.search(sight.before) and _rank(sight) in _TOWNS
    )


def _is_river_in_name(sight: Sight) -> bool:
    """Tell whether the name of a river is adjacent to another name: "ROC Rijn IJssel"."""
    beside = _NEXT_CAPITAL.match(sight.after) or _CAPITAL_BEFORE.search(sight.before)
    return sight.key in _RIVERS and beside is not None


def _is_unlikely_abroad(sight: Sight) -> bool:
    """Tell whether it is a place abroad too small to be recognised without a preceding trigger word."""
    top = sight.entries[0]
    small = (top.rank is Rank.ABROAD and not top.population) or (
        top.rank is Rank.ABROAD_CITY and top.population < _LARGE
    )
    return small and not _PLACED.search(sight.before)


def _is_short_other_name(sight: Sight) -> bool:
    """Tell whether it is three letters that are only another name of a place: in a text they mean something else."""
    top = sight.entries[0]
    return len(sight.key) <= _SHORT and _rank(sight) in _TOWNS and normalise(top.name) != sight.key


def _is_written_small(sight: Sight) -> bool:
    if " " in sight.key:
        return False
    word = sight.words.lower()
    if word not in sight.before and word not in sight.after:
        return False
    small = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return small.search(sight.before) is not None or small.search(sight.after) is not None


_TOWNS = (Rank.PLACE, Rank.QUARTER, Rank.ABROAD_CITY)
NO = Effect.NO_PLACE
GUARDS = (
    Rule(
        "never a place", lambda s: s.key in lookups.ambiguous().never, NO,
        decides="Gesprek in [Oost] en west", leaves="Gesprek in [Oss]",
    ),
    Rule(
        "abbreviation", _is_abbreviation, NO,
        decides="Overleg [EDE] en BEST", leaves="Overleg in [Ede]",
    ),
    Rule(
        "begins a longer name", _in_longer_name, NO,
        decides="Rondleiding [Engelbert] van Nassaukazerne", leaves="Rondleiding [Engelbert]",
    ),
    Rule(
        "river in a name", _is_river_in_name, NO,
        decides="Bezoek ROC [Rijn] IJssel", leaves="Vaartocht over de [Rijn]",
    ),
    Rule(
        "title before a surname", lambda s: _TITLE.search(s.before), NO,
        decides="Lunch met staatssecretaris [Vlieland]", leaves="Lunch met burgemeester [Vlieland]",
    ),
    Rule(
        "particle of a surname", _after_particle, NO,
        decides="Lunch met Van [Zandvoort]", leaves="Lunch met de burgemeester van [Zandvoort]",
    ),
    Rule(
        "first name before it", _after_first_name, NO,
        decides="Gesprek met Maarten van [Rossum]", leaves="Gesprek met inwoners van [Rossum]",
    ),
    Rule(
        "first half of a compound", _before_hyphen, NO,
        decides="De [Utrecht]-conferentie", leaves="Treinreis [Utrecht] - Zwolle",
    ),
    Rule(
        "second half of a compound", _after_hyphen, NO,
        decides="Gesprek met de oud-[Rotterdam] spelers", leaves="Treinreis Zwolle - [Utrecht]",
    ),
    Rule(
        "name of a house", _names_house, NO,
        decides="Werkbezoek verpleeghuis De [Deventer]", leaves="Werkbezoek verpleeghuis [Deventer]",
    ),
    Rule(
        "water board", lambda s: _rank(s) is Rank.REGION and _WATER_BOARD.search(s.before), NO,
        decides="Gesprek met waterschap [Rijnland]", leaves="Werkbezoek [Rijnland]",
    ),
    Rule(
        "adjective before a region",
        lambda s: _rank(s) is Rank.REGION and " " not in s.key and _ADJECTIVE.search(s.before), NO,
        decides="Vaartsche [Veluwe]", leaves="Werkbezoek [Veluwe]",
    ),
    Rule(
        "common word before a capital",
        lambda s: (_is_surname(s) or _is_word(s)) and _NEXT_CAPITAL.match(s.after), NO,
        decides="Bezoek aan [Oranje] Fonds", leaves="Bezoek aan [Oranje]",
    ),
    Rule(
        "surname without a word of place", _is_unplaced_surname, NO,
        decides="Debat met [Ooijen]", leaves="Feest in [Weert]",
    ),
    Rule(
        "portfolio", lambda s: _is_word(s) and _PORTFOLIO.search(s.before), NO,
        decides="Gesprek met de minister van [Handel]", leaves="Gesprek met de burgemeester van [Buren]",
    ),
    Rule(
        "capital of a sentence",
        lambda s: _is_word(s) and _START.search(s.before) and not _TRIGGER.search(s.before), NO,
        decides="[Best] practices in de zorg", leaves="Gesprek over gemeente [Best]",
    ),
    Rule(
        "small town abroad", _is_unlikely_abroad, NO,
        decides="Gesprek over [Meseberg]", leaves="Bezoek aan [Meseberg]",
    ),
    Rule(
        "short other name", _is_short_other_name, NO,
        decides="Bezoek aan galerie [Ron]", leaves="Bezoek aan galerie [Oss]",
    ),
    Rule(
        "in lower case elsewhere", _is_written_small, NO,
        decides="Werkbezoek [Zeist], waar zeist vroeger lag", leaves="Werkbezoek [Zeist]",
    ),
)  # fmt: skip
