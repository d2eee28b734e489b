"""The marks behind titles ("Toespraak, Urk*") and the footnotes that explain them ("* Onder voorbehoud")."""

from __future__ import annotations

import re

from agendacrawl.dutch.phrases import Remark, remark

_MARKED = re.compile(r"(?P<title>.*[^\s*†‡¹²³])\s?(?P<mark>\*{1,3}|[¹²³†‡])$", re.S)
_FOOTNOTE = re.compile(r"(?P<mark>\*{1,3}|[¹²³†‡])\)?\s*(?:=\s*)?(?P<words>[^\s*].*)$", re.S)


def cut_mark(title: str) -> tuple[str, str]:
    """Cut the mark from the end of a title and return both; the mark is empty where there is none.

    >>> cut_mark("Toespraak, Urk*"), cut_mark("Toespraak")
    (('Toespraak, Urk', '*'), ('Toespraak', ''))
    """
    match = _MARKED.match(title.rstrip())
    return (match["title"], match["mark"]) if match else (title, "")


def read_footnote(text: str) -> tuple[str, Remark] | None:
    """Return the mark and the status of a footnote that says that activities with that mark are off or not sure.

    >>> read_footnote("* Onder voorbehoud van de stemmingen.")
    ('*', <Remark.TENTATIVE: 'tentative'>)
    >>> read_footnote("* Gesprek met Aedes") is None
    True
    """
    match = _FOOTNOTE.match(text)
    status = remark(match["words"]) if match is not None else None
    return (match["mark"], status) if match is not None and status in (Remark.OFF, Remark.TENTATIVE) else None
