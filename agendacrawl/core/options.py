"""Options of commands that are no words: a wrong one is told in a sentence, with what would be right."""

from __future__ import annotations

import argparse
import datetime as dt


def day(value: str) -> dt.date:
    """Return the day that an option names, for argparse. Raises ArgumentTypeError.

    >>> day("2026-11-02")
    datetime.date(2026, 11, 2)
    """
    try:
        if len(value) != len("2026-11-02"):  # Python reads 20261102 and 2026-W45-1 too
            raise ValueError
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{value} is not a day. Write it as YYYY-MM-DD, for example 2026-11-02."
        ) from None


def natural(value: str) -> int:
    """Return the number from 1 that an option names, for argparse. Raises ArgumentTypeError.

    >>> natural("6000")
    6000
    """
    if not (value.isascii() and value.isdigit() and int(value)):
        raise argparse.ArgumentTypeError(f"{value} is not a number from 1.")
    return int(value)
