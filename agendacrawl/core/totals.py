"""The lines of gis.totals in Dutch (lookups/totals_lines.yml), for whatever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from agendacrawl.core.lookups import EXACT, Lookup, Name, ShortCode


@dataclass(slots=True, frozen=True)
class Line:
    """A line of gis.totals; "{regions}" in its name becomes the Dutch name of the regions."""

    __pydantic_config__ = EXACT

    code: ShortCode
    name: Name


TOTALS_LINES = Lookup("totals_lines.yml", tuple[Line, ...])


def line_names() -> dict[str, str]:
    """Return the Dutch name of each line by its code, in order.

    >>> line_names()["abroad"]
    'buitenland'
    """
    return {one.code: one.name for one in TOTALS_LINES.read()}
