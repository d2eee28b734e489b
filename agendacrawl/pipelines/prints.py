"""The structural prints of a run's pages, added up by layout, to be compared with those of another run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from agendacrawl.core.items import AgendaPage

Row = tuple[str, str, str, int, int]
"""Layout, kind and name of a mark, on how many pages it is, and how often in all. The kind "pages" counts pages."""

PAGES = ("pages", "pages")
_PAGES = " ".join(PAGES)


def layout_of(page: AgendaPage) -> str:
    """Return the name of a page's layout: platform and kind of page."""
    return f"{page.platform}, {'a week' if page.weekly else 'one activity'}"


def marks_of(page: AgendaPage) -> dict[str, int]:
    """Return how often each mark occurs on a page, keyed as in the JSON: "kind name"."""
    return {f"{kind} {name}": number for (kind, name), number in page.structure.items()}


class Prints:
    """The prints of a run, by layout.

    >>> prints = Prints()
    >>> prints.add("pro, a week", {"tag p": 3})
    >>> prints.rows()
    [('pro, a week', 'pages', 'pages', 1, 1), ('pro, a week', 'tag', 'p', 1, 3)]
    """

    def __init__(self) -> None:
        self._pages: dict[str, Counter[str]] = defaultdict(Counter)  # by layout, then by mark: "kind name"
        self._total: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, layout: str, marks: Mapping[str, int]) -> None:
        """Count one page."""
        self._pages[layout].update((_PAGES, *marks))
        total = self._total[layout]
        total[_PAGES] += 1
        for mark, number in marks.items():
            total[mark] += number

    def merge(self, other: Prints) -> None:
        """Add the prints of other pages."""
        for mine, others in ((self._pages, other._pages), (self._total, other._total)):
            for layout, marks in others.items():
                mine[layout].update(marks)

    def rows(self) -> list[Row]:
        """Return the rows of agenda.layout_print."""
        return [
            (layout, kind, name, number, self._total[layout][mark])
            for layout, marks in self._pages.items()
            for mark, number in marks.items()
            for kind, _, name in (mark.partition(" "),)
        ]
