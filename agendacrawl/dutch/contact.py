"""Contact lines, which say whom journalists may call: never an activity, and never kept.

Only the fact that there was one is kept, for privacy: they contain names, mobile numbers and addresses of civil
servants.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MARK = "[contactgegevens verwijderd]"

# Patterns of contact details, for text in lower case. Each begins with one of a few characters and looks behind from
# there, so that a whole page is searched quickly.
_DASH = r"\-\u2010-\u2015\u2212"
_GAP = rf"[\s.)·•_{_DASH}]{{0,3}}"  # between the digits of a number
_CLOCK = r"[012]?\d[.:][0-5]\d"
_START = (
    rf"0(?<![\w.]0)(?<!\d[./{_DASH}]0)(?<![\da-f]{{4}}-0)"  # not in the middle of a date, a version or a UUID
)
# What continues like a phone number but is a date (with its year, or with a time) or a span of times.
_NO_DAY = (
    r"(?!\d\s?[-./\s]\s?\d\d?\s?[-./\s]\s?(?:19|20)\d\d(?!\d))"
    rf"(?!\d\s?[-./]\s?\d\d?(?:[-./]\d\d)?,?\s+{_CLOCK})"
    rf"(?!\d[.:]\d\d\s*[{_DASH}]\s*{_CLOCK}(?!\d))"
)
_NO_HOURS = rf"(?!\d00\s?[{_DASH}]\s?(?:[01]\d|2[0-4])(?:00|15|30|45)(?!\d))"
_NO_YEARS = rf"(?!(?:19|20)\d\d\s?[/{_DASH}])"
_DUTCH = rf"31[\s./){_DASH}]{{0,3}}(?:\(0\)[\s.-]?)?[1-9](?:{_GAP}\d){{7,8}}(?!\d)"
_NUMBERS = (
    rf"{_START}{_NO_DAY}[1-9](?:{_GAP}\d){{7,8}}(?!\d)",  # 06-12345678
    rf"{_START}{_NO_DAY}(?:6|[1-9]\d\d?)\s?/\s?\d(?:[\s.{_DASH}]{{0,3}}\d){{5,7}}(?![\d/])",  # 070/3456789
    rf"{_START}6(?:/\d\d){{4}}(?![\d/])",
    rf"{_START}{_NO_HOURS}(?:800|90[069])(?:[\s./{_DASH}]{{0,3}}\d){{4,7}}(?!\d)",  # 0900-1234
    rf"00(?<!\d00){_DUTCH}",
    rf"\+\s?{_DUTCH}",
    rf"31(?<![\w.,]31)\s?6(?:{_GAP}\d){{8}}(?!\d)",
    rf"\+\s?(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d))[1-9]\d{{0,2}}(?:[\s./(){_DASH}]{{0,4}}\d){{7,12}}(?!\d)",  # +32 2 ...
)
_LABELLED = (  # tel. 345 67 89
    r"(?:tel(?:efoon(?:nummer)?|efonisch)?|mob(?:iel)?|gsm|whatsapp|doorkiesnummer)\b\.?(?:\s(?:nummer|nr\.?|via|op))?\s?:?"
    rf"\s{{0,2}}{_NO_YEARS}\d(?:[\s./{_DASH}]{{0,2}}\d){{5,9}}(?!\d)"
)
_CHATS = (
    r"(?:wa\.me/|whatsapp\.com/send/?\?(?:[^\s\"']{0,80}&)?phone=|signal\.me/#p/|t\.me/)\+?\d{6,}"
    r"|wa\.me/(?:message|qr)/\w"
)

_TAIL = r"ap(?:en|e)staart(?:je)?"
_WORD = r"[\w-]{1,63}"
_POINT = r"\s{0,2}[(\[{]\s?(?:dot|punt|\.)\s?[)\]}]\s{0,2}|\s{1,3}(?:dot|punt)\s{1,3}"
_FAR_POINT = r"\s{1,2}\.\s{0,2}|\.\s{1,2}"  # a sentence may end there: few domains are accepted after it
_NAMES = rf"{_WORD}(?:(?:\.|{_POINT}){_WORD}){{0,4}}?"
_HOST = rf"(?:{_NAMES}(?:\.|{_POINT})(?:nl|com|org|net|eu)|{_NAMES}(?:{_FAR_POINT})(?:nl|com|org|net))\b"
_AFTER_NAME = r"(?:(?<=[\w.+%-].)|(?<=[\w.+%-]\s.)|(?<=[\w.+%-]\s\s.))"
_ADDRESS = rf"@(?:(?<=[\w.+%-]@)[\w-]+(?:\.[\w-]+)+|{_AFTER_NAME}\s{{0,3}}{_HOST})"  # naam @ ministerie . nl
_ADDRESSES_WITH_WORDS = (
    rf"[(\[{{]{_AFTER_NAME}\s?(?:at|ad|a|@|{_TAIL})\s?[)\]}}]\s{{0,3}}{_HOST}",
    rf"[(\[]{_AFTER_NAME}at[)\]]\s?[\w-]+(?:\.[\w-]+)+",
    rf"<{_AFTER_NAME}at>\s{{0,3}}{_HOST}",
    rf"{_TAIL}\s{{1,3}}{_HOST}",
    rf"\sat(?<=\w\sat)\s{{1,3}}{_NAMES}(?:{_POINT})(?:nl|com|org|net|eu)\b",  # naam at ministerie dot nl
    rf"\.(?<=\w\.)[\w-]{{1,40}}\s{{1,2}}at\s{{1,2}}{_NAMES}\.(?:nl|com|org|net|eu)\b",  # j.jansen at ministerie.nl
)
_SPACED = rf"0(?<![\w.,]0)(?:[\s.{_DASH}]\d){{9}}(?!\w|[.,]\d)"  # 0 6 1 2 ...: in markup it may be part of a drawing


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of contact details: their patterns, and something quick that finds what each of them has."""

    hint: Callable[[str], object]
    patterns: tuple[re.Pattern[str], ...]


def _kind(hint: str, *patterns: str) -> _Kind:
    return _Kind(re.compile(hint).search, tuple(map(re.compile, patterns)))


# Each hint begins with one or two characters, which are found very quickly.
_DETAILS = (
    _kind(r"[0-9](?:[^0-9]{0,4}[0-9]){5}", "|".join(_NUMBERS), _LABELLED),  # at least six digits
    _kind(r"/(?<=(?:me|om)/)", _CHATS),
    _kind("@", _ADDRESS),
    _kind(r"@\s?[)\]}]|a(?:(?<=[\s(\[{<]a)(?:[td]?\s?[)\]}>]|t\s)|p(?:en|e)staart)", *_ADDRESSES_WITH_WORDS),
)
_IN_A_LINE = (*_DETAILS, _kind(r"0(?:[^0-9][0-9]){9}", _SPACED))

# -- lines that refer to a contact -----------------------------------------------------------------------------

_LABEL = (
    r"(?:(?:pers|media)?contact(?:persoon|personen|gegevens|informatie)?|(?:pers)?woordvoer(?:der|ders|ster|ing)"
    r"|(?:pers)?voorlicht(?:er|ers|ster|ing))"
)
_ASK = (
    r"voor\s+(?:al\s+)?(?:(?:uw|overige|verdere|eventuele|nadere|meer|aanvullende|inhoudelijke|andere)\s+)?"
    r"(?:pers|media)?(?:vragen|informatie|inlichtingen)\b"
)
_SENTENCE = (
    rf"^\W*{_LABEL}(?:\s+\w+){{0,3}}\s*(?:[:–]|\s-\s)"
    rf"|^\W*{_ASK}"
    r"|\b(?:vragen|informatie|inlichtingen|aanmeld\w+)\b.{0,80}\bcontact\b.{0,20}\b(?:opnemen|op|via|met)\b"
    r"|\b(?:kunt u|kunnen media|media kunnen|journalisten kunnen)\b.{0,80}\b(?:contact|bellen|mailen|terecht)\b"
    r"|\bneemt?\s+(?:u\s+)?(?:dan\s+)?contact\s+op\b"
    r"|\bcontact\s+opnemen\b.{0,60}\b(?:woordvoer|voorlicht|afdeling communicatie)"
    r"|\b(?:woordvoer(?:der|ster)|voorlichter)\b.{0,40}(?:bereikbaar|telefoon|tel\b)"
)
_SAYS_SO = re.compile(_SENTENCE)
_LABELLED_TAIL = re.compile(rf"\b{_LABEL}\s*:", re.I)
_LINK = re.compile(
    r"\s*(?:mailto:(?!\?)|(?:tel|sms|callto|skype|facetime|viber):\S|whatsapp:.{0,80}phone=|(?:https?:)?//(?:"
    r"wa\.me/(?:\+?\d|message/|qr/)|(?:api\.|web\.)?whatsapp\.com/send.{0,80}\bphone=|signal\.me/#|t\.me/\+?\d))",
    re.I,
)
_ENCODED = re.compile(r"\\u0040|%40", re.I)
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_FOREIGN = re.compile("[\u0660-\u1fff\u2024\u3000-\uffef\U00010000-\U0010ffff]")
_BARE_LABEL = re.compile(
    rf"^\W*(?:{_LABEL}|(?:pers)?vragen(?:\s+van\s+(?:de\s+)?(?:pers|media))?|voor\s+de\s+pers"
    r"|noot\s+(?:voor|aan)\s+(?:de\s+)?(?:pers|redacties?)"
    r"|niet\s+voor\s+publicatie|meer\s+informatie)\s*[:?]?\s*$",
    re.I,
)
_QUESTION = re.compile(
    r"^\W*(?:(?:pers)?vragen\b|meer\s+(?:weten|informatie)\b|hee?ft?\s+u\b|bent\s+u\b|wilt\s+u\b).{0,60}\?\W*$",
    re.I,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\w)")
_LINES = 1024  # lines that recur on many pages: what was found in them is kept
_HINT = re.compile(r"contact|woordvoer|voorlicht|vragen|informatie|inlichting|media")


class _Plain(dict[int, int]):
    """A table for str.translate, one character for one: digits of any script and full-width signs become ASCII."""

    def __missing__(self, n: int) -> int:
        digit = unicodedata.digit(chr(n), None) if chr(n).isdecimal() else None
        folded = unicodedata.normalize("NFKC", chr(n))
        self[n] = ord(str(digit)) if digit is not None else ord(folded) if len(folded) == 1 else n
        return self[n]


_PLAIN = _Plain()


def is_contact(text: str) -> bool:
    """Tell whether a line says whom to call or write to.

    >>> is_contact("Voor vragen kunt u contact opnemen met Voorbeeld Persoon, 06-00000000")
    True
    >>> is_contact("Gesprek met de Ukraine Defense Contact Group")
    False
    """
    text = _plain(text)
    return _says_so(text) or _any(_IN_A_LINE, text)


def has_detail(markup: str) -> bool:
    """Tell whether markup, or a text in it, contains a phone number or an email address.

    >>> has_detail("https://voorbeeld@example.org"), has_detail("/actueel/agenda/2026/11/09/gesprek")
    (True, False)
    >>> has_detail("naam&#64;ministerie.nl"), has_detail("09-11-2026 09.00 - 10.30")
    (True, False)
    """
    if "&" in markup:
        markup = html.unescape(markup)
    if not markup.isascii():
        markup = _HIDDEN.sub("", markup)
    if "40" in markup:
        markup = _ENCODED.sub("@", markup)
    return _any(_DETAILS, _plain(markup))


def is_contact_link(href: str) -> bool:
    """Tell whether a link leads to a person's email or phone, rather than to a page or a share button.

    >>> is_contact_link("https://wa.me/31600000000"), is_contact_link("https://wa.me/?text=Agenda")
    (True, False)
    """
    return _LINK.match(href) is not None


def _plain(text: str) -> str:
    """Return a text of the same length in lower case, with digits and signs in ASCII.

    >>> _plain("Bel ０６-12345678")
    'bel 06-12345678'
    """
    if not text.isascii() and _FOREIGN.search(text) is not None:
        text = text.translate(_PLAIN)
    return text.replace("İ", "I").lower()  # the only letter that is two in lower case


def _any(kinds: Sequence[_Kind], plain: str) -> bool:
    return any(kind.hint(plain) and any(one.search(plain) for one in kind.patterns) for kind in kinds)


def _says_so(plain: str) -> bool:
    return _HINT.search(plain) is not None and _SAYS_SO.search(plain) is not None


def opens_contact(text: str) -> bool:
    """Tell whether a line is a bare contact label, so that the lines after it are contact lines too."""
    return _BARE_LABEL.match(text) is not None


@lru_cache(maxsize=_LINES)
def cut_contact(text: str, links: tuple[str, ...] = ()) -> tuple[str, bool]:
    """Return `text` up to its first contact sentence, and whether there was one.

    `links` are words in it that link to an email address or a number: a sentence with them is a contact sentence.
    What follows a contact sentence is cut too, because it may contain a name or a number.

    >>> cut_contact("Gesprek met de VNG. Contact: Voorbeeld Persoon, 06-00000000")
    ('Gesprek met de VNG.', True)
    """
    plain = _plain(text)
    detailed = _any(_IN_A_LINE, plain)
    if not detailed and not links and _HINT.search(plain) is None:
        return text, False
    kept: list[str] = []
    for sentence in _sentences(text, plain) if detailed else _SENTENCES.split(text):
        if is_contact(sentence) or any(words in sentence for words in links):
            while kept and _QUESTION.match(kept[-1]):
                kept.pop()
            rest = _without_tail(sentence)
            if rest != sentence and not is_contact(rest):
                kept.append(rest)
            return " ".join(kept).strip(), True
        kept.append(sentence)
    rest = _without_tail(text)
    return rest, rest != text


def _sentences(text: str, plain: str) -> list[str]:
    """Return the sentences of a text; a full stop in an address does not end one."""
    for kind in _IN_A_LINE:
        for pattern in kind.patterns:
            plain = pattern.sub(lambda found: "x" * len(found[0]), plain)
    ends = [0, *(place for gap in _SENTENCES.finditer(plain) for place in gap.span()), len(text)]
    return [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _without_tail(text: str) -> str:
    """Cut a text at a contact label in it.

    The punctuation before the label is removed with rstrip, because a pattern would be slow.
    """
    match = _LABELLED_TAIL.search(text)
    return text[: match.start()].rstrip(" \t\n(,;.–-") if match else text
