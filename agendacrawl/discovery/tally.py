"""Check whether the pages of one listing add up: if they don't, no page may count as missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """What the pages of one listing announced and contained, which of them failed, and what is wrong with them.

    >>> tally = Tally()
    >>> tally.add(3, ["/a", "/b"])
    >>> tally.why_incomplete()
    '3 results announced, 2 given'
    """

    announced: list[int] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, announced: int | None, given: Iterable[str]) -> None:
        """Count one page: the total that it announces (None if it does not say), and its own results."""
        if announced is not None:
            self.announced.append(announced)
        self.given += given

    def why_incomplete(self) -> str | None:
        """Return what is wrong, or None if all pages arrived and agree."""
        if self.failures or self.wrong:
            return "; ".join([*self.failures, *self.wrong[:1]])
        if len(set(self.announced)) > 1:
            return f"the number of results changed from {self.announced[0]} to {self.announced[-1]} while reading"
        different = len(set(self.given))
        if different < len(self.given):
            return f"{len(self.given) - different} results came twice: the pages shifted while reading"
        if self.announced and self.announced[0] != different:
            return f"{self.announced[0]} results announced, {different} given"
        return None
