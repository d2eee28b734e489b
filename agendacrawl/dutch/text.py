"""White space and the characters that look like nothing."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\x00"))
_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return `text` in NFC on one line: soft hyphens, zero-width and direction marks gone, spaces single.

    >>> squeeze(" Werk\u00adbezoek\\n aan\u00a0\u00a0Hulst ")
    'Werkbezoek aan Hulst'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    elif "\x00" in text:
        text = text.replace("\x00", "")
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the key under which two spellings of a title count as the same: letters and digits, lower case.

    >>> fold("Gesprek met de gemeente ’s-Hertogenbosch (VNG)")
    'gesprek met de gemeente s hertogenbosch vng'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
