"""Build the map page: one HTML file that contains its data, code and libraries.

It is one file because a browser lets a page opened from disk load hardly anything else. The content security
policy can then name every script and style sheet by its hash, and allow nothing else to run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources
from importlib.metadata import PackageNotFoundError, files
from typing import Any

TILES = "https://service.pdok.nl"  # the background map, asked for only when the reader switches it on

# Files of the two libraries in their PyPI packages, by distribution.
LIBRARIES = {
    "XStatic-Leaflet": ("leaflet.css", "leaflet.js"),
    "XStatic-Leaflet-MarkerCluster": ("MarkerCluster.css", "leaflet.markercluster.js"),
}
STYLES = ("map.css",)
SCRIPTS = ("data.js", "counting.js", "state.js", "drawing.js", "panel.js", "main.js")

_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")  # names a file that is not there


def build(data: dict[str, Any]) -> str:
    """Return the page as HTML. `data` is the result of `snapshot.compact`; none of it becomes markup or code.

    Raises LookupError if a library is not installed correctly.
    """
    library = [text for name, wanted in LIBRARIES.items() for text in _library(name, wanted)]
    styles = [*library[::2], *map(_own, STYLES)]
    scripts = [*library[1::2], *map(_own, SCRIPTS)]
    for text in (*styles, *scripts):
        if "</script" in text.lower() or "</style" in text.lower():
            raise LookupError("A style sheet or script of the map page holds its own closing tag.")
    parts = {
        "policy": policy(styles, scripts),
        "styles": "\n".join(f"<style>{text}</style>" for text in styles),
        "data": embedded(data),
        "scripts": "\n".join(f"<script>{text}</script>" for text in scripts),
    }
    page = _own("index.html")
    for name, text in parts.items():
        before, mark, after = page.partition(f"<!-- {name} -->")
        assert mark, name
        page = before + text + after
    return page


def policy(styles: list[str], scripts: list[str]) -> str:
    """Return the content security policy: these styles and scripts, images of the background map, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            f"img-src {TILES}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def embedded(data: object) -> str:
    """Return JSON that is safe inside a script element: no character can end the element or a line of script.

    >>> embedded({"title": "</script><!-- & \\u2028"})
    '{"title":"\\\\u003c/script\\\\u003e\\\\u003c!-- \\\\u0026 \\\\u2028"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _own(name: str) -> str:
    return (resources.files("agendacrawl.map") / "page" / name).read_text("utf-8")


def _library(distribution: str, wanted: tuple[str, ...]) -> list[str]:
    """Return the texts of files in a package, found through its own list of files."""
    try:
        found = {file.name: file for file in files(distribution) or ()}
    except PackageNotFoundError:
        raise LookupError(f"The package {distribution} is not installed; run make setup.") from None
    for name in wanted:
        if name not in found:
            raise LookupError(f"The package {distribution} has no file {name}; install it again.")
    return [_SOURCE_MAP.sub("", found[name].read_text("utf-8")) for name in wanted]
