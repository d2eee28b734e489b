"""The marks after titles ("Toespraak, Urk*") and the footnotes that explain them ("* Onder voorbehoud")."""

from __future__ import annotations

import re

from agendacrawl.dutch.remarks import Remark, remark

_MARK = r"\*{1,3}|[¹²³†‡]"
_MARKED = re.compile(
    rf"\((?P<before>{_MARK})\)\s*(?P<rest>\S.*)$"
    rf"|(?P<title>.*[^\s*†‡¹²³(])\s?(?:\((?P<bracketed>{_MARK})\)|(?P<mark>{_MARK}))$",
    re.S,
)
_FOOTNOTE = re.compile(
    rf"\(?(?P<mark>{_MARK})\)?\s*[=:]?\s*(?P<words>[^\s*].*)$"
    rf"|(?:\w+\s+){{0,3}}?met\s+(?:een\s+)?\(?(?P<with>{_MARK})\)?\s+(?:\w+\s+){{0,4}}?(?P<say>(?:is|zijn|gaa[nt])\s.*)$",
    re.S | re.I,
)


def cut_mark(title: str) -> tuple[str, str]:
    """Cut the mark off the end of a title, or in brackets off its start; return both, with an empty mark if none.

    >>> cut_mark("Toespraak, Urk*"), cut_mark("(*) Toespraak"), cut_mark("Toespraak")
    (('Toespraak, Urk', '*'), ('Toespraak', '*'), ('Toespraak', ''))
    """
    match = _MARKED.match(title.rstrip())
    if match is None:
        return title, ""
    return match["title"] or match["rest"], match["mark"] or match["bracketed"] or match["before"]


def read_footnote(text: str) -> tuple[str, Remark] | None:
    """Return mark and status of a footnote that says that activities with its mark are cancelled or tentative.

    >>> read_footnote("* Onder voorbehoud van de stemmingen.")
    ('*', <Remark.TENTATIVE: 'tentative'>)
    >>> read_footnote("* Gesprek met Aedes") is None
    True
    """
    match = _FOOTNOTE.match(text)
    if match is None:
        return None
    status = remark(match["words"] or match["say"])
    return (match["mark"] or match["with"], status) if status in (Remark.OFF, Remark.TENTATIVE) else None
