"""What the page readers need to know about the world outside the page, supplied by their caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Four questions that no page can answer by itself.

    `is_place`: are these words a place, or do they say that people met online ("Hulst", "via Teams")?
    `split_tail`: does a title end with a place, or begin with one before a colon? If so: title and place words.
    `is_elsewhere`: does a place in brackets after a line ("Bellen met wethouder Bos", "Ede") say where somebody or
    something in that line is from?
    `find_person`: whom in the register does "minister Heerma" or "Rob Jetten" refer to on a day? None if to nobody.
    """

    is_place: Callable[[str], bool]
    split_tail: Callable[[str], tuple[str, str] | None]
    find_person: Callable[[str, dt.date], str | None]
    is_elsewhere: Callable[[str, str], bool] = lambda *_: False
