"""Tables to take along: what a page shows of every person, ministry or region, ready for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from agendacrawl.site import words
from agendacrawl.site.index import Index
from agendacrawl.site.model import Row
from agendacrawl.site.page import Table

_SHARE = (
    "activiteiten", "bezoeken buiten Den Haag", "waarvan aangekondigd", "aandeel buiten Den Haag (%)", "95 % laag",
    "95 % hoog", "activiteiten buiten Den Haag", "fysiek of hybride, waar bekend", "fysiek of hybride", "online",
)  # fmt: skip
_REGIONS = (
    "soort", "code", "regio", "bezocht", "bezoeken", "bezoeken misschien", "waarvan aangekondigd", "activiteiten",
    "activiteiten misschien", "laatste bezoek", "geteld",
)  # fmt: skip


def shares_table(first: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], Row | None]]) -> Table:
    """Return the shares of people or ministries; `first` are the columns that name them."""
    return Table((*first, *_SHARE), [(*names, *_share(counted)) for names, counted in rows])


def _share(counted: Row | None) -> tuple[object, ...]:
    """Return the cells of a share; all empty of somebody of whom nothing was found.

    >>> _share({"activities": 9, "visits_outside": 2, "announced": 0, "outside": 2, "located": 8, "present": 8,
    ...         "online": 1})[:6]
    (9, 2, 0, 25.0, 7.1, 59.1)
    >>> set(_share(None))
    {None}
    """
    if counted is None:
        return (None,) * len(_SHARE)
    part, whole = counted["outside"], counted["located"]
    ends = words.share_interval(part, whole)
    low, high = (round(100 * end, 1) for end in ends) if ends else (None, None)
    share = round(100 * part / whole, 1) if whole else None
    return (
        counted["activities"], counted["visits_outside"], counted["announced"], share, low, high, part, whole,
        counted["present"], counted["online"],
    )  # fmt: skip


def regions_table(index: Index, rows: Mapping[int, Row]) -> Table:
    """Return every region of every kind with what somebody did there, also where nothing was found."""
    found = []
    for kind, regions in index.by_kind.items():
        for region in regions:
            row = rows.get(region["id"]) or _NOTHING
            visits, soon = row["visits"], row["announced"]
            last = row["last_past"]
            found.append(
                (
                    index.data.kinds[kind]["singular"], region["code"], region["name"],
                    "ja" if visits > soon else "aangekondigd" if visits else "nee", visits, row["visits_up_to"], soon,
                    row["activities"], row["activities_up_to"], last.isoformat() if last else None,
                    "buiten Den Haag" if region["around_the_hague"] else "overal",
                )
            )  # fmt: skip
    return Table(_REGIONS, found)


_NOTHING: Row = {
    **dict.fromkeys(("visits", "visits_up_to", "activities", "activities_up_to", "announced"), 0),
    "last_past": None,
}
