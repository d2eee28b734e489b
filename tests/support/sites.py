"""Reading the pages of a site: its tables and facts as a reader sees them, and numbers as Dutch writes them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import lxml.html

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


class Sheet:
    """A page of the site."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.root = lxml.html.fromstring(file.read_bytes().decode())

    def text(self, path: str) -> str:
        """Return the text of the only element on that path (CSS)."""
        (found,) = self.root.cssselect(path)
        return _text(found)

    def facts(self) -> dict[str, str]:
        """Return the list of facts."""
        terms = self.root.cssselect(".facts div")
        return {_text(one[0]): _text(one[1]) for one in terms}

    def table(self, path: str) -> list[list[str]]:
        """Return the rows of the first table on that path: the texts of their cells."""
        found = self.root.cssselect(f"{path} table")
        return [[_text(cell) for cell in row] for row in found[0].cssselect("tbody tr")] if found else []

    def links(self) -> list[str]:
        """Return where all links, style sheets and pictures of the page lead."""
        return [
            element.get(name)
            for element in self.root.iter()
            for name in ("href", "src")
            if isinstance(element.tag, str) and element.get(name) is not None
        ]


def _text(element: Any) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number in Dutch, independently of the site."""
    if value is None:
        return "–"
    whole, _, part = f"{value:.{decimals}f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", digits)
    return f"{sign}{grouped},{part}" if decimals else f"{sign}{grouped}"


def up_to(sure: int, possible: int) -> str:
    """Write a count and what may come with it."""
    return number(sure) if possible == sure else f"{number(sure)} (misschien {number(possible)})"


def date(day: dt.date | None) -> str:
    """Write a day in Dutch."""
    return "–" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
