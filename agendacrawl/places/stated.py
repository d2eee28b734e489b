"""Parse a stated place, such as "Den Haag / via communicatietechnologie", into a mode and parts.

This works on text alone, without a gazetteer: `resolve` decides which of the parts are places, and which belong
together ("Gilze en Rijen").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import Mode
from agendacrawl.pages.labels import Label, names_of
from agendacrawl.places import lookups
from agendacrawl.places.model import Kind


@dataclass(slots=True, frozen=True)
class Part:
    """One name in a stated place.

    `text` is `StatedText.text[start:end]`, `joiner` the separator before it ("", ",", "/", "-", "en", "of", "("),
    and `bracket` tells whether it stood in brackets after the preceding part.
    """

    text: str
    start: int
    end: int
    joiner: str = ""
    bracket: bool = False
    kind: Kind = Kind.ANY


@dataclass(slots=True, frozen=True)
class StatedText:
    """What a stated place says: how people met, and the parts that may be names of places.

    `vague` tells whether it mentions places without naming them, or one that is not known yet ("diverse locaties",
    "n.t.b.").
    """

    text: str
    mode: Mode
    parts: tuple[Part, ...]
    vague: bool = False


# Words for online meetings, loose enough for the many ways to misspell "communicatietechnologie".
_TECH = any_of(
    r"""(?:tele|digitale?[\s-]*)?com+un\w*(?:[\s-]+te\w{0,2}[ck]\w*|\w*ti\w*te\w+)
    (?:digitale_)?telecom+un\w*(?:[\s-]+te\w{0,2}[ck]\w*)?"""
)
_ADVERB = any_of(
    r"""digita+l(?:ly)? on-?line virtue+l virtual(?:ly)? telefonisch web-?ex webinars? op_afstand remote
    (?:live)?-?stream(?:ing|s)? vtc vc skype facetime hangouts? zoom teams beeldbellen videobellen telco
    youtube instagram twitter (?:facebook|linkedin|tiktok|x)[\s-]+live"""
)
_NOUN = any_of(
    r"""digitale virtuele telefonische telefo+n\w* tel\b teleconf\w* com+unicatiemiddel\w* videover\w*
    web-?(?:meeting|overleg|conf\w*) video-?\s?conf\w* video-?\s?(?:call|gesprek|link|overleg)
    beeld-?\s?ver\w* bel-?afspraak belletje bellen conf(?:erence)?[-\s]?call call internet video\b(?!-?\s?opname)
    elektronisch\w* verbinding\b
    (?:teams|zoom|webex|skype)-?(?:meeting|overleg|vergadering|gesprek|call|sessie|bijeenkomst)"""
)
_LEAD = any_of(
    r"""via per middels door door_middel_van d\.?m\.?v\.? met met_behulp_van m\.?b\.?v\.? in een de het
    ook alsook deels gedeeltelijk deel(?:name)? volledig geheel uitsluitend alleen of ms microsoft
    cisco google office web uw eigen beveiligde vanuit_huis thuis"""
)
_TAIL = any_of(
    r"""technologie\w* technologieën technieke?n? techniek communi\w* middelen kanalen kanaal weg overleg
    gesprek(?:ken)? vergader(?:ing|en) bijeenkomst meeting meet verbinding conferentie platform omgeving event
    evenement sessie call deelname live link te_volgen webinar afspraak uitzending studio (?:werk)?bezoek locatie
    conferenc(?:e|ing) app for_business telefonisch online digitaal virtueel"""
)
_ONLINE = re.compile(
    rf"(?<!\w)(?P<lead>(?:{_LEAD}\s+)*)(?:(?P<tech>{_TECH})|(?P<adverb>{_ADVERB})|(?P<noun>{_NOUN}))"
    rf"(?:[\s-]+{_TAIL})*(?!\w)(?P<whom>\s+met\s+(?-i:[A-Z])[^,;/()&]*)?",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"(?<!\w)(?:hybride?|fysiek\s*(?:en|/|\+|&)\s*(?:digitaal|online)|deels\s+(?:fysiek|online|digitaal))(?!\w)",
    re.IGNORECASE,
)
_PHYSICAL = re.compile(
    r"(?<!\w)(?:(?:deels\s+)?fysieke?(?:\s+(?:bijeenkomst|overleg|locatie))?)(?!\w)", re.IGNORECASE
)
_REASON = re.compile(
    r"(?<!\w)(?:i\.?\s?v\.?\s?m\.?|wegens|vanwege|in\ verband\ met)\s+[^,;/()&]*", re.IGNORECASE
)
_SHIP = re.compile(
    r"(?<!\w)(?:aan\s+boord\s+van\s+)?(?:(?:het|de)\s+)?(?:\w+\s+)?(?:Zr|Hr)\.?\s?Ms\.?\s.+?"
    r"(?=\s*[,;/()&–]|\s(?:in|te|en|bij|-)\s|$)",
    re.IGNORECASE,
)  # "Zr.Ms. Rotterdam" is a ship
_NEAR = re.compile(r"\s*(?:na)?bij\s", re.IGNORECASE)
_OP_ZOOM = re.compile(r"\bop[\s-]+zoom\b", re.IGNORECASE)

_SEPARATOR = re.compile(
    r"""\s*(?:
        (?P<open>[(\[]) | (?P<close>[)\]])
        | (?P<strong> (?<!\S)\d{1,2}[.)](?=\s+\S)  # "1) Goes 2) Tholen"
          | (?<=[^\W\d_]{3}):\s+(?=['‘’]?[A-Z])
          | (?:[,;|+•·\n\r\t] | (?<!\ba)/ | /(?!d))+  # but "a/d IJssel"
          | (?<=\w)\s+:\s+ | (?<=[^\W\d_]{4})\.\s+(?=\w{4,}) )  # but "St. Eustatius"
        | (?<=\s)(?P<dash>[-–—→>]+)(?=\s) | (?P<long>[–—→]+)
        | (?<=\s)(?P<area>)(?=(?:provincie|prov\.|gemeente|gem\.)\s)
        | (?<=\s)(?P<word>en|&|and|of|dan\ wel|alsmede|evenals|resp\.|respectievelijk|tot|t/m|naar|via)(?=\s)
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_LEGS = (
    "start startpunt vertrek aankomst route"  # labels only inside a place: on a page they do not label one
)
_LABEL = re.compile(
    rf"(?:\w*locaties?|{'|'.join(map(re.escape, names_of(Label.PLACE)))}|{any_of(_LEGS)})\s*:\s*",
    re.IGNORECASE,
)
_WORDS = lookups.modes()
_VAGUE = re.compile(_WORDS.vague, re.IGNORECASE)
_AROUND = any_of(
    r"""in te nabij vlakbij dichtbij bij rond(?:om)? op vanuit vanaf van vlak_bij ergens_in binnen aan
    door door_heel verspreid_over"""
)
_PART_OF = any_of("omgeving omstreken buurt nabijheid centrum binnenstad stad dorp eiland kern havens?")
_TRIP = any_of(r"\w*bezoek(?:en)? \w*reis \w*missie aankomst vertrek verblijf vergadering bijeenkomst")
_SUCH_AS = any_of(r"o\.a\. oa onder_andere onder_meer waaronder w\.o\. zoals eerst daarna vervolgens dan")
_LEADING = re.compile(
    rf"(?:(?:{_WORDS.vague})\s*{_AROUND}?\s+|{_AROUND}\s+|(?:de\s|het\s)?{_PART_OF}\s+(?:van\s+)?"
    rf"|{_TRIP}\s+{any_of('aan in naar te bij uit vanuit')}\s+|{_SUCH_AS}\s+(?:in\s+)?)(?:de\s|het\s)?(?=\S)"
    r"|(?:werk|staats|bedrijfs)?bezoek\s+(?-i:(?=[A-Z]))|(?:handels)?missie\s+(?-i:(?=[A-Z]))"
    r"|(?:dienst)?reis\s+(?-i:(?=[A-Z]))"
    r"|(?:de\s+)?(?:trein|traject|route|spoorlijn|snelweg|rijksweg|(?:snelweg\s+|rijksweg\s+)?[AN]\d{1,3})\s+(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)
_KINDS = {
    Kind.MUNICIPALITY: re.compile(r"(?:de\s+)?(?:gemeentes?|gemeenten|gem\.?)\s+(?=\S)", re.IGNORECASE),
    Kind.PROVINCE: re.compile(r"(?:de\s+)?(?:provincies?|prov\.?|province\s+of)\s+(?=\S)", re.IGNORECASE),
    Kind.REGION: re.compile(
        r"(?:de\s+)?(?!metropool)(?:\w*regio(?:'?s)?|streek)(?:\s+rond(?:om)?)?\s+(?=\S)", re.IGNORECASE
    ),
}
_SAID_BEHIND = {
    Kind.MUNICIPALITY: re.compile(r"(?:de\s+)?(?:gemeente|gem\.?)", re.IGNORECASE),
    Kind.PROVINCE: re.compile(r"(?:de\s+)?(?:provincie|prov\.?)", re.IGNORECASE),
}
_TOWARDS = re.compile(r"\b(?:naar|tot|t/m)\b", re.IGNORECASE)
_TRAILING = re.compile(
    r"\s+(?:e\.?\s?o\.?|en\s+omgeving|en\s+omstreken|en\s+omliggende\s\w+|o\.a\.|\(?\s*n\.?t\.?b\.?\s*\)?|tbc)$",
    re.IGNORECASE,
)
_EDGE = ' \t\r\n.,;:|/\\-–—_*•·?!"“”„…=+&'
_NO_NAME = re.compile(rf"(?:(?P<said>{_WORDS.vague}|{_WORDS.unknown})|{_WORDS.nothing})$", re.IGNORECASE)
_SHAPE = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=8192)
def read_stated(text: str) -> StatedText:
    """Read one stated place; never raises.

    Memoised, because a few texts make up most of the agenda.

    >>> [p.text for p in read_stated("Den Haag / via communicatietechnologie").parts]
    ['Den Haag']
    """
    cut, said = _cut_mode(text)
    parts: list[Part] = []
    vague = False
    for start, end, joiner, bracket in _segments(cut):
        kinds = [kind for kind, said in _SAID_BEHIND.items() if said.fullmatch(cut, start, end)]
        if bracket and parts and kinds:  # "Groningen (provincie)"
            parts[-1] = replace(parts[-1], kind=kinds[0])
            continue
        part, nothing = _part(cut, start, end, joiner, bracket)
        vague |= nothing
        if part is not None and bracket and parts and _NEAR.match(cut, start):
            part = replace(part, kind=Kind.NEAR)
        if part is not None:
            parts.append(part)
    if parts:
        parts[0] = replace(parts[0], joiner="")
    fixed = tuple(_expand_hyphens(parts))
    mode = said
    if fixed and said is not Mode.HYBRID:
        mode = Mode.HYBRID if said is Mode.ONLINE else Mode.PHYSICAL
    return StatedText(text, mode, fixed, vague)


def _cut_mode(text: str) -> tuple[str, Mode]:
    """Return the text with words for online or physical blanked out (length kept), and the mode they indicate."""
    cut, online = text, False
    hybrid = False
    for found in _REASON.finditer(text):
        cut = _blank(cut, found.start(), found.end())
    for found in _HYBRID.finditer(cut):
        hybrid = True
        cut = _blank(cut, found.start(), found.end())
    towns = [m.span() for m in _OP_ZOOM.finditer(cut)]
    for found in list(_ONLINE.finditer(cut)):
        if any(a < found.end() and found.start() < b for a, b in towns) or not _is_online(cut, found):
            continue
        online = True
        cut = _blank(cut, found.start(), found.end())
    physical = False
    for found in _SHIP.finditer(cut):
        physical = True
        cut = _blank(cut, found.start(), found.end())
    for found in list(_PHYSICAL.finditer(cut)):
        physical = True
        cut = _blank(cut, found.start(), found.end())
    if hybrid or (online and physical):
        return cut, Mode.HYBRID
    return cut, Mode.ONLINE if online else Mode.PHYSICAL if physical else Mode.UNKNOWN


def _is_online(text: str, found: re.Match[str]) -> bool:
    """Tell whether the words stand on their own ("Utrecht online"), not in a name ("Dutch Digital Day")."""
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if found["tech"] or re.match(r"(?:via|per|middels|door|d\.?m\.?v)", found["lead"], re.IGNORECASE):
        return True
    ends = (
        not after
        or after[0] in ",;|/+&()-–—.:•\n[]"
        or re.match(
            r"(?:en|of|vanuit|in|te|i\.?v\.?m|met|wegens|vanwege|via|per|middels|door|d\.?m\.?v)\b", after
        )
    )
    starts = not before or before[-1] in ",;|/+&(-–—:•\n[" or re.search(r"\b(?:en|of|deels)$", before)
    if found["adverb"]:
        return bool(ends or (starts and not re.match(r"[a-z]", after)))
    return bool(starts and ends)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "," * (end - start) + text[end:]


def _segments(text: str) -> list[tuple[int, int, str, bool]]:
    """Return the stretches between separators as (start, end, preceding separator, in brackets)."""
    found: list[tuple[int, int, str, bool]] = []
    start, joiner, depth = 0, "", 0
    for separator in _SEPARATOR.finditer(text):
        if ":" in separator[0] and _LABEL.match(text[start : separator.end()].lstrip()):
            continue
        found.append((start, separator.start(), joiner, depth > 0))
        start = separator.end()
        if separator["open"]:
            joiner, depth = "(", depth + 1
        elif separator["close"]:
            joiner, depth = ",", max(0, depth - 1)
        elif separator["area"] is not None:
            joiner = joiner if start == separator.start() else "("
        elif separator["strong"]:
            joiner = "/" if "/" in separator["strong"] else ","
        elif separator["word"]:
            word = separator["word"].lower()
            joiner = "of" if word in ("of", "dan wel") else "en"
        else:
            joiner = "-"
    found.append((start, len(text), joiner, depth > 0))
    return found


def _part(text: str, start: int, end: int, joiner: str, bracket: bool) -> tuple[Part | None, bool]:
    """Return a segment without labels, prepositions and edges (None if no name is left), and whether it is vague."""
    start, end = _strip(text, start, end)
    kind = Kind.ANY
    nothing = False
    while start < end:
        if none := _NO_NAME.match(text[start:end]):
            return None, nothing or none["said"] is not None
        label = _LABEL.match(text[start:end]) or _LEADING.match(text[start:end])
        if label and label[0].startswith("Van ") and not _TOWARDS.search(text, end):
            label = None  # "Van Gogh Museum", but "Van Goes naar Tholen"
        if label:
            nothing |= _VAGUE.match(label[0]) is not None
            start += label.end()
        else:
            for said, pattern in _KINDS.items():
                if kind is Kind.ANY and (head := pattern.match(text[start:end])):
                    kind, start = said, start + head.end()
                    break
            else:
                if tail := _TRAILING.search(text[start:end]):
                    end = start + tail.start()
                else:
                    break
        start, end = _strip(text, start, end)
    if not (
        _SHAPE.search(text[start:end]) or (bracket and text[start:end].replace(".", "").isalpha())
    ) or _NO_NAME.match(text[start:end]):
        return None, nothing
    return Part(text[start:end], start, end, joiner, bracket, kind), nothing


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in _EDGE and text[end - 1] not in "-.")):
        end -= 1
    if (
        end - start > 1
        and text[end - 1] == "."
        and text.count(".", start, end) == 1
        and text[end - 2 : end - 1].islower()
    ):
        end -= 1
    return start, end


def _expand_hyphens(parts: list[Part]) -> list[Part]:
    """Expand "Noord- en Midden-Limburg" to "Noord-Limburg" and "Midden-Limburg"; positions stay the same."""
    out = list(parts)
    for i in range(len(parts) - 2, -1, -1):
        stem = parts[i].text
        if stem.endswith("-") and "-" in out[i + 1].text.rstrip("-"):
            p = parts[i]
            out[i] = Part(
                stem + out[i + 1].text.split("-", 1)[1], p.start, p.end, p.joiner, p.bracket, p.kind
            )
        elif stem.endswith("-"):
            p = parts[i]
            out[i] = Part(stem.rstrip("- "), p.start, p.end, p.joiner, p.bracket, p.kind)
    return out
