"""What a map of regions may show, and where its colours change: fixed, so that colours compare between maps."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from agendacrawl.core.legend import classes


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure per region. `breaks` are the lowest values of the classes, which have the colours of the legend.

    `falling`: the lowest values are the darkest, and a class ends below the next break.
    """

    code: str
    name: str  # Dutch
    breaks: tuple[int, ...]
    falling: bool = False

    def class_of(self, value: float | None) -> int:
        """Return the class of a value, from 1 for the palest; 0 for none.

        >>> [measures()["bezoeken"].class_of(value) for value in (0, 1, 4, 5, 500)]
        [0, 1, 1, 2, 7]
        >>> [measures()["dagen"].class_of(value) for value in (None, 0, 30, 31, 2000)]
        [0, 7, 6, 5, 1]
        """
        if value is None or (value == 0 and not self.falling):
            return 0
        passed = bisect_right(self.breaks, value)
        return len(self.breaks) + 1 - passed if self.falling else max(1, passed)


@cache
def measures() -> dict[str, Measure]:
    """Return the measures by their codes, in the order in which they are offered; each has a break for every class."""
    counts = tuple(one.first for one in classes())
    found = (
        Measure("bezoeken", "bezoeken", counts),
        Measure("activiteiten", "activiteiten", counts),
        Measure("per100000", "bezoeken per 100.000 inwoners", (0, 2, 5, 10, 20, 40, 80)),
        Measure("dagen", "dagen sinds het laatste bezoek", (0, 8, 31, 92, 183, 366, 731), falling=True),
    )
    return {one.code: one for one in found}
