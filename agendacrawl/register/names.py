"""Names of people and ministries: their slugs on the site, and the error for an unknown name."""

from __future__ import annotations

import re
import unicodedata


def slug(name: str) -> str:
    """Return the last part of the URL for a name, as the site forms it.

    >>> slug("Bas van 't Wout"), slug("Dilan Yeşilgöz-Zegerius")
    ('bas-van-t-wout', 'dilan-yesilgoz-zegerius')
    """
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")


class UnknownNameError(ValueError):
    """No person or ministry has that name; the message lists the names that exist."""
