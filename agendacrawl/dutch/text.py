"""White space and invisible characters."""

import re
import unicodedata


class _Invisible(dict[int, int | None]):
    """A table for str.translate that removes invisible characters, except those that are white space.

    These are format characters (soft hyphens, zero-width characters, direction marks), control characters and lone
    surrogates, which databases and XML do not accept. The table is filled on demand: to fill it for all of Unicode
    would cost every command a fifth of a second.
    """

    def __missing__(self, n: int) -> int | None:
        gone = unicodedata.category(chr(n)) in ("Cf", "Cc", "Cs") and not chr(n).isspace()
        self[n] = None if gone else n
        return self[n]


_INVISIBLE = _Invisible()
_WORD = re.compile(r"[a-z0-9]+")
_GAP = re.compile(r"(?<=[^\s:|])[ \u2002\u2003]*(?:\xa0[ \u2002\u2003]*){3,}(?=[^\s|])")


def squeeze(text: str) -> str:
    """Return `text` in NFC on one line, without invisible characters and with single spaces.

    >>> squeeze(" Werk\u00adbezoek\\n aan\u00a0\u00a0Hulst ")
    'Werkbezoek aan Hulst'
    """
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def columns(text: str) -> str:
    """Return `text` with " | " for every gap of at least three hard spaces: columns without a table.

    A gap behind a colon is left alone.

    >>> columns("10.00\\u00a0\\u00a0\\u00a0Gesprek\\u00a0 \\u00a0 \\u00a0Utrecht")
    '10.00 | Gesprek | Utrecht'
    >>> squeeze(columns("Locatie:\\u00a0\\u00a0\\u00a0Urk"))
    'Locatie: Urk'
    """
    return _GAP.sub(" | ", text) if text.count("\xa0") > 2 else text


def fold(text: str) -> str:
    """Return the key under which two spellings of a title count as the same: letters and digits, lower case.

    >>> fold("Gesprek met de gemeente ’s-Hertogenbosch (VNG)")
    'gesprek met de gemeente s hertogenbosch vng'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(_WORD.findall(text.casefold()))
