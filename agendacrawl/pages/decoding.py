"""Decode the bytes of a page to text, whatever encoding the page or its server declares.

The same bytes always give the same text, so a stored page is read exactly as it was when it arrived.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF_16 = ((re.compile(rb"\s*(?:<\x00|[\r\n]\x00)"), "utf-16-le"), (re.compile(rb"\s*\x00<"), "utf-16-be"))
# The bytes 0x80 to 0xBF as Windows-1252 characters; the five that it leaves undefined are decoded as browsers do.
_SHOWN = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0)}
_BYTES = {ord(shown): n for n, shown in _SHOWN.items()}
_TAIL = re.escape("".join(_SHOWN.values()))
# UTF-8 that was read as Windows-1252 and written as UTF-8 again: "é" became "Ã©", "’" became "â€™". Only
# sequences that start with these letters are repaired, since Dutch never has them before such signs: "BELGIË”" must
# stay. ftfy does the same, but also changes correct text ("â€ 5") and is forty times slower on a damaged page.
_TWICE = re.compile(f"[ÂÃâð](?:(?<=[ÂÃ])[{_TAIL}]|(?<=â)[{_TAIL}]{{2}}|(?<=ð)[{_TAIL}]{{3}})")


def decode(body: bytes) -> tuple[str, str | None]:
    """Return the text of a page, and a phrase for what was wrong with its encoding; None if it is UTF-8.

    Valid UTF-8 is decoded as UTF-8, whatever is declared: text in another encoding with letters beyond ASCII is
    hardly ever valid UTF-8. Anything that is not valid UTF-8 is decoded as Windows-1252, a superset of Latin-1.

    >>> decode("één café".encode("cp1252"))
    ('één café', 'it is no UTF-8 and was read as Windows-1252')
    >>> decode("één".encode().decode("cp1252").encode())
    ('één', 'it was encoded as UTF-8 twice')
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            note = None if name == "utf-8" else f"it is {name.upper()}"
            return _once(body[len(mark) :].decode(name, "replace"), note)
    for start, name in _UTF_16:
        if start.match(body):
            return _once(body.decode(name, "replace"), f"it is {name.upper()}")
    try:
        return _once(body.decode("utf-8"), None)
    except UnicodeDecodeError:
        return _cp1252(body), "it is no UTF-8 and was read as Windows-1252"


def _cp1252(body: bytes) -> str:
    """Decode as browsers do: the five bytes that Windows-1252 leaves undefined become control characters."""
    return body.decode("latin-1").translate({n: shown for n, shown in _SHOWN.items() if n < 0xA0})


def _once(text: str, note: str | None) -> tuple[str, str | None]:
    if text.isascii():
        return text, note
    while (repaired := _TWICE.sub(_repair, text)) != text:
        text, note = repaired, note or "it was encoded as UTF-8 twice"
    return text, note


def _repair(match: re.Match[str]) -> str:
    signs = [ord(sign) for sign in match[0]]
    try:
        return bytes([signs[0], *(_BYTES[sign] for sign in signs[1:])]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
