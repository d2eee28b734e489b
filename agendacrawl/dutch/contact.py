"""Contact lines: whom journalists may call. Never an activity and never kept, only that there was one.

Privacy: they carry names, mobile numbers and addresses of civil servants.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "[contactgegevens verwijderd]"

_NO_DATE = r"(?!\d\d?[-./]\d\d?[-./]\d{4})"
_PHONE = (
    rf"(?:(?:\+|\b00)31[\s-]{{0,2}}(?:\(0\)[\s-]?)?|(?<![\w.]){_NO_DATE}0)"
    r"[1-9](?:[\s.)–-]{0,3}\d){7,8}(?!\d)"
)
_EMAIL = r"[\w.+%-](?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+"
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
_CONTACT = re.compile(rf"{_SENTENCE}|{_PHONE}|{_EMAIL}", re.I)
_LABELLED_TAIL = re.compile(rf"\b{_LABEL}\s*:", re.I)
_DETAIL = re.compile(rf"{_PHONE}|{_EMAIL}", re.I)
# What every detail has, in patterns that begin with few characters: a whole page is looked through quickly.
_SIGNS = (
    re.compile(r"@(?<=[\w.+%-]@)[\w-]+\."),
    re.compile(r"[(\[]at[)\]]", re.I),
    re.compile(r"\d(?:[\s().–-]{0,6}\d){8}"),
)
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
_HINT = re.compile(
    r"contact|woordvoer|voorlicht|vragen|informatie|inlichting|@|\(at\)|\[at\]|(?:\d[\s.)–-]{0,3}){9}", re.I
)


def is_contact(text: str) -> bool:
    """Tell whether a line says whom to call or write to.

    >>> is_contact("Voor vragen kunt u contact opnemen met Voorbeeld Persoon, 06-00000000")
    True
    >>> is_contact("Gesprek met de Ukraine Defense Contact Group")
    False
    """
    return _HINT.search(text) is not None and _CONTACT.search(text) is not None


def has_detail(text: str) -> bool:
    """Tell whether a phone number or a mail address stands in a text.

    >>> has_detail("https://voorbeeld@example.org"), has_detail("/actueel/agenda/2026/11/09/gesprek")
    (True, False)
    """
    return any(sign.search(text) is not None for sign in _SIGNS) and _DETAIL.search(text) is not None


def opens_contact(text: str) -> bool:
    """Tell whether a line is a bare contact label, so that the lines after it are contact lines too."""
    return _BARE_LABEL.match(text) is not None


def cut_contact(text: str, links: Sequence[str] = ()) -> tuple[str, bool]:
    """Return `text` up to its first contact sentence, and whether there was one.

    `links` are words in it that link to a mail address or a number: their sentence is one. What follows a
    contact sentence goes with it: a name or a number may stand there.

    >>> cut_contact("Gesprek met de VNG. Contact: Voorbeeld Persoon, 06-00000000")
    ('Gesprek met de VNG.', True)
    """
    if _HINT.search(text) is None and not links:
        return text, False
    kept: list[str] = []
    for sentence in _SENTENCES.split(text):
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


def _without_tail(text: str) -> str:
    """Cut a text at a contact label in it. The signs before the label go by rstrip: a pattern would take long."""
    match = _LABELLED_TAIL.search(text)
    return text[: match.start()].rstrip(" \t\n(,;.–-") if match else text
