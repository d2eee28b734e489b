"""The Kingdom: the codes of The Hague and of the Caribbean part, and the time that agendas are in."""

import datetime as dt
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The time zone of every date and time of an activity."""


def today() -> dt.date:
    """Return the day that it is in the Netherlands, wherever the program runs."""
    return dt.datetime.now(AMSTERDAM).date()


THE_HAGUE = "GM0518"
"""The municipality of The Hague (CBS): where the cabinet works, left out of counts "outside The Hague"."""

CARIBBEAN = frozenset({"AW", "BQ", "CW", "SX"})
"""Aruba, the Caribbean Netherlands, Curaçao and Sint Maarten (ISO 3166-1): neither abroad nor in a region."""
