"""White space and the characters that look like nothing."""

import re
import unicodedata


class _Invisible(dict[int, int | None]):
    """For str.translate: format characters (soft hyphens, zero-width, marks of direction), control characters and
    lone surrogates, which no database and no XML takes, go; those that are white space stay.

    Learnt as they come: to ask for all of Unicode takes every command a fifth of a second.
    """

    def __missing__(self, n: int) -> int | None:
        gone = unicodedata.category(chr(n)) in ("Cf", "Cc", "Cs") and not chr(n).isspace()
        self[n] = None if gone else n
        return self[n]


_INVISIBLE = _Invisible()
_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return `text` in NFC on one line: what can't be seen is gone, spaces are single.

    >>> squeeze(" Werk\u00adbezoek\\n aan\u00a0\u00a0Hulst ")
    'Werkbezoek aan Hulst'
    """
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the key under which two spellings of a title count as the same: letters and digits, lower case.

    >>> fold("Gesprek met de gemeente ’s-Hertogenbosch (VNG)")
    'gesprek met de gemeente s hertogenbosch vng'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
