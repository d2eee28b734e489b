"""What a map of regions may show, and where its colours change: fixed, so that colours compare between maps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure per region. `breaks` are the lowest values of the classes 1 to 5, each with a colour of its own.

    `falling`: the lowest values are the darkest, and a class ends below the next break.
    """

    code: str
    name: str  # Dutch
    breaks: tuple[int, ...]
    falling: bool = False

    def class_of(self, value: float | None) -> int:
        """Return the class of a value, 1 (pale) to 5 (dark); 0 for none.

        >>> [MEASURES["bezoeken"].class_of(value) for value in (0, 1, 4, 5, 500)]
        [0, 1, 1, 2, 5]
        >>> [MEASURES["dagen"].class_of(value) for value in (None, 0, 30, 31, 366)]
        [0, 5, 5, 4, 1]
        """
        if value is None or (value == 0 and not self.falling):
            return 0
        passed = sum(least <= value for least in self.breaks)
        return 6 - passed if self.falling else max(1, passed)


MEASURES = {
    one.code: one
    for one in (
        Measure("bezoeken", "bezoeken", (1, 5, 20, 100, 500)),
        Measure("activiteiten", "activiteiten", (1, 5, 20, 100, 500)),
        Measure("per100000", "bezoeken per 100.000 inwoners", (0, 5, 10, 20, 50)),
        Measure("dagen", "dagen sinds het laatste bezoek", (0, 31, 92, 183, 366), falling=True),
    )
}
"""The measures in the order in which they are offered."""
