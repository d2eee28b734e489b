"""How place names are compared: one key per name, whatever its spelling."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[^0-9a-z]+")
_ON_RIVER = re.compile(r"\b(?:a (?:d|de|den|h|het)|ad)\b(?= )|\baan (?:de|den|het|d|t)\b")
_LIGATURES = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)


def any_of(words: str) -> str:
    """Return a regular expression that matches any of these words, each itself one; "_" stands for white space.

    >>> any_of("in te in_de_buurt_van")
    '(?:in|te|in\\\\s+de\\\\s+buurt\\\\s+van)'
    """
    return "(?:" + "|".join(word.replace("_", r"\s+") for word in words.split()) + ")"


def normalise(name: str) -> str:
    """Return the key for looking up a name; idempotent.

    Case, accents, quotes, hyphens, spaces and full stops do not count; "St." is "sint", "&" is "en", and
    "aan den", "aan de" and "a/d" are the same.

    >>> normalise("’s-Hertogenbosch"), normalise("Capelle a/d  IJssel"), normalise("Capelle aan den IJssel")
    ('s hertogenbosch', 'capelle aan den ijssel', 'capelle aan den ijssel')
    """
    if name.isascii():
        letters = name.lower()
        if letters.isalpha():  # most names are one plain word
            return "sint" if letters == "st" else letters
    else:
        # Decompose before and after folding: some letters decompose only once they are in lower case.
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        letters = "".join(c for c in folded.translate(_LIGATURES) if not unicodedata.combining(c))
    letters = letters.replace("&", " en ")
    key = _SEPARATORS.sub(" ", letters).strip()
    if " " not in key:
        return "sint" if key == "st" else key
    if "st" in key:
        key = " ".join("sint" if word == "st" else word for word in key.split(" "))
    return _ON_RIVER.sub("aan den", key) if key[0] == "a" or " a" in key else key
