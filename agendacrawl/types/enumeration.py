"""Splitting of an enumeration of counterparts: "COA, IND en NIDOS" are three, "ouders en leraren" is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agendacrawl.core.names import any_of
from agendacrawl.dutch.dates import MONTHS


@dataclass(slots=True, frozen=True)
class Cut:
    """A comma or "en" in an enumeration: all text before it, the part on each side, and whether it is the last cut."""

    before: str
    left: str
    right: str
    comma: bool
    last: bool

    @property
    def named(self) -> bool:
        """Tell whether the right-hand part begins with a name or a function."""
        return any(pattern.match(self.right) for pattern in (_NAME, _FUNCTION, _BODY_FIRST))


@dataclass(slots=True, frozen=True)
class Together:
    """A rule that keeps both sides of a cut together; `|` marks the cut in its two examples."""

    name: str
    applies: Callable[[Cut], object]
    decides: str
    leaves: str


_FUNCTIONS = any_of(
    r"""minister minister-president premier staatssecretaris wethouder \w*burgemeester gedeputeerde [\w-]*voorzitter
    directeur\w* bestuurder \w*president ambassadeur commissaris cdk eurocommissaris gouverneur ceo cfo coo hoogleraar
    rector secretaris\w* korpschef commandant generaal mevrouw dhr\.? mw\.? mevr\.? de_heer professor prof\.? dr\.?
    drs\.? bestuur kamerlid \w*coördinator
    rapporteur \w*gezant kwartiermaker producent regisseur griffier dijkgraaf"""
)
_FUNCTION = re.compile(rf"(?:(?:de|het|een)\s+)?(?:(?!van\b)\w+e\s+)?{_FUNCTIONS}\b", re.IGNORECASE)
_BARE_OFFICE = re.compile(rf"(?:(?:de|het|een)\s+)?(?:\w+e\s+)?{_FUNCTIONS}", re.IGNORECASE)
_OFFICE = re.compile(rf"(?:(?:de|het|een)\s+)?(?:\w+e\s+)?{_FUNCTIONS}\s", re.IGNORECASE)
_HAS_FUNCTION = re.compile(rf"\b{_FUNCTIONS}\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:de\s+)?(?:\w+e\s+)?"
    + any_of(
        r"""\w*ministers staatssecretarissen wethouders \w*burgemeesters gedeputeerden \w*voorzitters directeuren
        ambassadeurs premiers bewindspersonen bewindslieden commissarissen gemeenten provincies colleges
        ceo['’]?s cfo['’]?s"""
    )
    + r"\s",
    re.IGNORECASE,
)
# A head that several names share: "vertegenwoordigers van FNV en CNV", "bestuurscollege Saba, Statia en Bonaire".
_SHARED = re.compile(
    r"^(?:(?:de|het|een|enkele|diverse)\s+)?(?:\d+\s+)?"
    r"(?:(?:[A-Z][\w-]+\s)?[a-z][\w-]*\s(?:.*\s)?(?:van|uit|voor|namens|bij|tegen)\s"
    r"|(?!(?:de|het|een|enkele|diverse|gemeente|provincie|ministerie|stichting|minister|staatssecretaris|wethouder|burgemeester|gedeputeerde|collega"
    r"|heer|mevrouw|directeur|voorzitter|bestuur)\b)[a-z][\w-]+\s(?=[A-Z]))",
    re.S,
)
# A row of "de netbeheerders Stedin, Enexis en Liander" names each of them, "gemeenten Hulst, Sluis en Goes" does not.
_ORGANISATIONS = re.compile(
    r"(?:(?:de|het|drie|twee|vier|vijf|\w+e)\s+){0,2}\w*(?:beheerders|bonden|banken|omroepen|bedrijven|koepels|maatschappijen"
    r"|verzekeraars|corporaties|organisaties|instellingen|universiteiten|hogescholen|verenigingen|winkels|markten|ketens"
    r"|fabrikanten|concerns|uitgevers|aanbieders|fondsen|vervoerders|bouwers|platforms|musea|ziekenhuizen)\s(?=[A-Z])"
)
_BODY_FIRST = re.compile(
    r"(?:de\s+)?(?:stichting|gemeente|provincie|vereniging|ministerie|college|raad)\s", re.IGNORECASE
)
_NAME = re.compile(r"(?:(?:de|het|the)\s+)?['’]?(?:[A-Z0-9À-Ý]|t\s[A-Z])")
_ADJECTIVE = re.compile(r"(?:de\s+)?[A-Z]\w+s(?:ch)?e\b(?=$|\s[a-z])")  # "Indische en Molukse gemeenschap"
# "Sociaal en Cultureel Planbureau": both halves of the first part of a name.
_HALF_NAME = re.compile(
    r"(?:(?:de|het)\s+)?[A-Z]\w+(?:a[ai]l|ale|eel|ele|isch|ische|se|ief|ieve|aire?|lijke?|ige)(?=$|\s[A-Z])"
)
_DOMAIN = re.compile(
    any_of(
        r"""klimaat milieu markt jeugd samenleving koninkrijksrelaties wetenschap sport innovatie waterstaat
        werkgelegenheid veiligheid volkshuisvesting ruimtelijke zaken welzijn zorg infra media cultuur techniek natuur
        landbouw visserij energie groene voedselkwaliteit voedselzekerheid migratie integratie koninkrijk infrastructuur
        onderwijs justitie financiën ruimte omgeving water bodem digitalisering participatie emancipatie inkomen
        tuinbouw leefomgeving logistiek \w+beleid \w+verlening \w+bescherming \w+zaken \w+bestrijding \w+voorziening"""
    )
    + r"\b(?!-|\s+&)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:(?:de|het)\s+)?(?:\w+e\s+)?"
    + any_of(
        r"""vereniging autoriteit inspectie raad stichting platform bond fonds federatie instituut ministerie commissie
        dienst kamer unie taskforce alliantie coalitie centrum transport land natuur bouw handel"""
    )
    + r"(?:\s+(?:van|voor|de|het))*(?:\s+(?!van\b)[\w-]+)?$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-Z][A-Z*&.-]+\b")
_TITLED = re.compile(r"(?:de\s+heer|dhr\.?|mevrouw|mevr\.?|mw\.?|dr\.|drs\.|prof\.)\s+[A-Z]", re.IGNORECASE)
_PERSON = re.compile(
    r"[A-ZÀ-Ý][\w-]+(?:\s(?:van|de|den|der|ter|ten|te|el))*\s[A-ZÀ-Ý][\w'’-]+(?:\s[\w'’-]+)?$"
)
_DAY = re.compile(rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\b")
_SEPARATOR = re.compile(r",\s+(?:en\s+)?|\s+en\s+|\s+alsmede\s+|\s+evenals\s+|;\s*")


def _is_apposition(cut: Cut) -> bool:
    """Tell whether a person and their office are in apposition, in either order."""
    sides = ((cut.left, cut.right), (cut.right, cut.left))
    return (
        cut.comma
        and cut.last
        and any(_is_person(name) and _HAS_FUNCTION.search(office) for office, name in sides)
    )


def _is_person(words: str) -> bool:
    if _TITLED.match(words):
        return True
    return (
        _PERSON.match(words) is not None
        and not _ABBREVIATION.search(words)
        and not _HAS_FUNCTION.search(words)
    )


def _is_shared(cut: Cut) -> bool:
    """Tell whether several names share one head: "burgemeesters van Hulst en Sluis", "ministers Kok en Bos"."""
    if _FUNCTION.match(cut.right) or _BODY_FIRST.match(cut.right):
        return False
    if _ORGANISATIONS.match(cut.before) and (cut.comma or "," in cut.before):
        return False
    if _SEVERAL.match(cut.before):
        return True
    own = _OFFICE.match(cut.before) is not None and _ABBREVIATION.match(cut.right) is not None
    return not own and not _ABBREVIATION.match(cut.before) and _SHARED.match(cut.before) is not None


def _is_common(cut: Cut) -> bool:
    """Tell whether "en" joins common nouns, adjectives or halves of words that together name one group."""
    if _HALF_NAME.fullmatch(cut.left) and _HALF_NAME.match(cut.right):
        return True
    if cut.left.endswith("-") or (_ADJECTIVE.fullmatch(cut.left) and _ADJECTIVE.match(cut.right)):
        return True
    return not cut.comma and cut.before == cut.left and cut.left[:1].islower() and not cut.named


TOGETHER = (
    Together(
        "function and name", _is_apposition,
        decides="de voorzitter van LTO| Ger Koopmans", leaves="minister Tieman| staatssecretaris Rummenie",
    ),
    Together(
        "one head for several", _is_shared,
        decides="burgemeesters van Hulst|Sluis", leaves="burgemeester van Hulst|wethouder De Boer",
    ),
    Together(
        "two days of a month", lambda cut: cut.left[-1:].isdigit() and _DAY.match(cut.right),
        decides="het Nationaal Comité 4|5 mei", leaves="Platform31|5 wethouders",
    ),
    Together(
        "a field of work", lambda cut: _DOMAIN.match(cut.right),
        decides="ministerie Onderwijs|Wetenschap", leaves="Vattenfall|Eneco",
    ),
    Together(
        "name with en", lambda cut: not cut.comma and _BODY.fullmatch(cut.left) and not _ABBREVIATION.match(cut.right),
        decides="Vereniging Sport|Gemeenten", leaves="Unie van Waterschappen|IPO",
    ),
    Together(
        "common nouns", _is_common,
        decides="ouders|leraren", leaves="gemeenten|VNG",
    ),
    Together(
        "two offices of one", lambda cut: not cut.comma and _BARE_OFFICE.fullmatch(cut.left),
        decides="CEO|voorzitter Royal Agrifirm", leaves="CEO Shell|voorzitter Royal Agrifirm",
    ),
)  # fmt: skip


def parts_of(value: str) -> list[tuple[int, int]]:
    """Return the start and end of each part of an enumeration.

    >>> [("UNL, VH en MBO Raad")[a:b] for a, b in parts_of("UNL, VH en MBO Raad")]
    ['UNL', 'VH', 'MBO Raad']
    """
    marks = [mark for mark in _SEPARATOR.finditer(value) if _is_outside(value, mark.start())]
    bounds = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(value)]
    spans: list[tuple[int, int]] = []
    start = 0
    for n, mark in enumerate(marks):
        comma = mark[0].startswith((",", ";"))
        cut = Cut(
            value[: ends[n]],
            value[start : ends[n]],
            value[bounds[n + 1] : ends[n + 1]],
            comma,
            n + 1 == len(marks),
        )
        if deciding(cut) is None:
            spans.append((start, ends[n]))
            start = bounds[n + 1]
    spans.append((start, len(value)))
    return spans


def _is_outside(value: str, position: int) -> bool:
    return value.count("(", 0, position) == value.count(")", 0, position)


def deciding(cut: Cut) -> Together | None:
    """Return the rule that keeps both sides together, or None if they are separate parts."""
    return next((rule for rule in TOGETHER if rule.applies(cut)), None)
