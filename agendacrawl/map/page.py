"""Write the map page: index.html, and beside it a folder with its code, its libraries and its data.

A page that is opened from disk may load scripts but fetch nothing, so all data are scripts that hand over one JSON
value each. The content security policy lets the page load its own files and nothing else.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from agendacrawl.core.files import whole
from agendacrawl.map.snapshot import Compactor, Source, borders

FOLDER = "kaart"

# Files of the library in its PyPI package, by distribution.
LIBRARIES = {"XStatic-Leaflet": ("leaflet.css", "leaflet.js")}
SCRIPTS = (
    "data.js",
    "counting.js",
    "state.js",
    "words.js",
    "labels.js",
    "spots.js",
    "drawing.js",
    "timeline.js",
    "search.js",
    "downloads.js",
    "panel.js",
    "main.js",
)
STYLES = ("map.css",)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")  # names a file that is not there


@dataclass(slots=True)
class Written:
    """What was written: how many activities on pages, places and regions; the files and their size in bytes."""

    activities: int = 0
    places: int = 0
    regions: int = 0
    files: dict[Path, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return the size of all files together, in bytes."""
        return sum(self.files.values())


def write(source: Source, folder: Path, navigation: Mapping[str, str] | None = None) -> Written:
    """Write index.html and what belongs to it into `folder`. Files that would not change are left alone.

    `navigation` names the other pages of a site and their addresses, relative to the page. Where it is given, a region
    links to its own page, regio/SLUG/index.html. Raises OSError, DatabaseError, and LookupError if a library is not
    installed correctly.
    """
    done, inside, compactor = Written(), folder / FOLDER, Compactor(source.frame)
    library = [text for name, wanted in LIBRARIES.items() for text in _library(name, wanted)]
    _put(done, inside / "kaart.css", "\n".join([*library[::2], *map(_own, STYLES)]))
    _put(done, inside / "leaflet.js", "\n".join(library[1::2]))
    _put(done, inside / "agenda.js", _own("agenda.js"))
    _put(done, inside / "kaart.js", "\n".join(map(_own, SCRIPTS)))
    for year in source.years():
        facts, texts = compactor.year(year)
        _put(done, inside / f"data/{year.number}.js", script(str(year.number), facts))
        _put(done, inside / f"data/{year.number}-teksten.js", script(f"{year.number}-teksten", texts))
        done.activities += len(year.activities)
        done.places += len(year.places)
    drawn = []
    for kind, _, _ in source.frame.kinds:
        if rings := borders(source.borders(kind)):
            by_number = [rings.get(str(one.id), []) for one in source.frame.regions if one.kind == kind]
            _put(done, inside / f"data/grenzen-{kind}.js", script(f"grenzen-{kind}", by_number))
            drawn.append(kind)
    index = compactor.index() | {"site": navigation is not None, "drawn": drawn}
    _put(done, inside / "data/index.js", script("index", index))
    _put(done, folder / "index.html", _page(navigation or {}))
    done.regions = len(source.frame.regions)
    for left in (inside / "data").glob("*.js"):  # of years that are no longer there
        if left not in done.files:
            left.unlink()
    return done


def script(name: str, value: object) -> str:
    """Return a script that hands a JSON value to the page under a name.

    >>> script("2026", {"title": "</script>"})
    'Agenda.take("2026",{"title":"\\\\u003c/script\\\\u003e"});\\n'
    """
    return f"Agenda.take({embedded(name)},{embedded(value)});\n"


def embedded(data: object) -> str:
    """Return JSON that is safe inside a script element: no character can end the element or a line of script.

    >>> embedded({"title": "</script><!-- & \\u2028"})
    '{"title":"\\\\u003c/script\\\\u003e\\\\u003c!-- \\\\u0026 \\\\u2028"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _page(navigation: Mapping[str, str]) -> str:
    links = "".join(
        f'<a href="{html.escape(address)}">{html.escape(name)}</a>' for name, address in navigation.items()
    )
    parts = {
        "policy": POLICY,
        "navigation": f'<nav aria-label="Site">{links}</nav>' if links else "",
    }
    page = _own("index.html")
    for name, text in parts.items():
        before, mark, after = page.partition(f"<!-- {name} -->")
        assert mark, name
        page = before + text + after
    return page


def _put(done: Written, file: Path, text: str) -> None:
    """Write a file unless it holds these bytes already."""
    content = text.encode()
    done.files[file] = len(content)
    if file.exists() and file.stat().st_size == len(content) and file.read_bytes() == content:
        return
    with whole(file, overwrite=True) as draft:
        draft.write_bytes(content)


def _own(name: str) -> str:
    return (resources.files("agendacrawl.map") / "page" / name).read_text("utf-8")


def _library(distribution: str, wanted: Iterable[str]) -> list[str]:
    """Return the texts of files in a package, found through its own list of files."""
    try:
        found = {file.name: file for file in files(distribution) or ()}
    except PackageNotFoundError:
        raise LookupError(f"The package {distribution} is not installed; run make setup.") from None
    for name in wanted:
        if name not in found:
            raise LookupError(f"The package {distribution} has no file {name}; install it again.")
    return [_SOURCE_MAP.sub("", found[name].read_text("utf-8")) for name in wanted]
