"""What the readers of pages must know of the world outside the page, handed in by whoever has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Four questions that no page answers by itself.

    `is_place`: are these words a place, or do they say that people met online ("Hulst", "via Teams")?
    `split_tail`: does a title end with a place, or begin with one before a colon? Then title and place words.
    `is_elsewhere`: does a place in brackets behind a line ("Bellen met wethouder Bos", "Ede") say where somebody or
    something in it is from?
    `find_person`: who of the register is meant by "minister Heerma" or "Rob Jetten" on a day? None if nobody is.
    """

    is_place: Callable[[str], bool]
    split_tail: Callable[[str], tuple[str, str] | None]
    find_person: Callable[[str, dt.date], str | None]
    is_elsewhere: Callable[[str, str], bool] = lambda *_: False
