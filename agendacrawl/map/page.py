"""Write the map page: index.html, and beside it a folder with its code, its libraries and its data.

A page that is opened from disk may load scripts but fetch nothing, so all data are scripts that hand over one JSON
value each. The content security policy lets the page load its own files and nothing else.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.metadata import PackageNotFoundError, files
from itertools import chain
from pathlib import Path

from agendacrawl.core.files import whole
from agendacrawl.core.legend import classes
from agendacrawl.map.snapshot import Compactor, Source, borders

FOLDER = "kaart"
DATA = f"{FOLDER}/data"

# Files of the library in its PyPI package, by distribution.
LIBRARIES = {"XStatic-Leaflet": ("leaflet.css", "leaflet.js")}
SCRIPTS = (
    "data.js",
    "counting.js",
    "meaning.js",
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
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

_HATCH = (
    '<pattern id="hatch{0}" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="class{0}"/>'
    '<path d="M-1 7 7-1M-1 1 1-1M5 7 7 5"/></pattern>'
)
_HERE = ' aria-current="page"'
_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*$")  # names a file that is not there


@dataclass(slots=True)
class MapPage:
    """The page of a source as files, each made when it is asked for, so that no more than a year is in memory.

    `navigation` names the other pages of a site and their addresses, relative to the page. Where it is given, a region
    links to its own page, regio/SLUG/index.html. `meta` are properties of the head, such as og:title. Once all files
    are made, `activities` (on pages), `places` and `size` (in bytes) say how much it was.
    """

    source: Source
    navigation: Mapping[str, str] | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    activities: int = 0
    places: int = 0
    size: int = 0

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path of every file in the folder of the page, and its content.

        Raises DatabaseError, and LookupError if a library is not installed correctly.
        """
        for path, text in chain(self._code(), self._data()):
            content = text.encode()
            self.size += len(content)
            yield path, content

    def _code(self) -> Iterator[tuple[str, str]]:
        library = [text for name, wanted in LIBRARIES.items() for text in _library(name, wanted)]
        yield f"{FOLDER}/kaart.css", "\n".join([*library[::2], *map(_own, STYLES), colors()])
        yield f"{FOLDER}/leaflet.js", "\n".join(library[1::2])
        yield f"{FOLDER}/agenda.js", _own("agenda.js")
        yield f"{FOLDER}/favicon.svg", _own("favicon.svg")
        yield f"{FOLDER}/kaart.js", "\n".join(map(_own, SCRIPTS))
        yield "index.html", _page(self.navigation or {}, self.meta)

    def _data(self) -> Iterator[tuple[str, str]]:
        source, compactor = self.source, Compactor(self.source.frame)
        for year in source.years():
            self.activities += len(year.activities)
            self.places += len(year.places)
            facts, texts = compactor.year(year)
            yield f"{DATA}/{year.number}.js", script(str(year.number), facts)
            yield f"{DATA}/{year.number}-teksten.js", script(f"{year.number}-teksten", texts)
        drawn = []
        for kind, _, _ in source.frame.kinds:
            if rings := borders(source.borders(kind)):
                by_number = [rings.get(str(one.id), []) for one in source.frame.regions if one.kind == kind]
                yield f"{DATA}/grenzen-{kind}.js", script(f"grenzen-{kind}", by_number)
                drawn.append(kind)
        index = compactor.index() | {"site": self.navigation is not None, "drawn": drawn}
        yield f"{DATA}/index.js", script("index", index)


def write(page: MapPage, folder: Path) -> None:
    """Write a page into a folder. Files that would not change are left alone, data that are gone are removed.

    Raises OSError and what `MapPage.files` raises.
    """
    done = set()
    for path, content in page.files():
        file = folder / path
        done.add(file)
        if file.exists() and file.stat().st_size == len(content) and file.read_bytes() == content:
            continue
        with whole(file, overwrite=True) as draft:
            draft.write_bytes(content)
    for left in (folder / DATA).glob("*.js"):  # of years and kinds that are no longer there
        if left not in done:
            left.unlink()


def colors() -> str:
    """Return the rules for the classes of the legend, on the map, in its key and in hatchings."""
    lines = []
    for number, one in enumerate(classes(), 1):
        lines.append(f".class{number} {{ background: {one.color}; }}")
        lines.append(f":is(.shape, pattern) .class{number}, .shape.class{number} {{ fill: {one.color}; }}")
        lines.append(f".shape.few.class{number} {{ fill: url(#hatch{number}); }}")
    return "\n".join(lines)


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


def _page(navigation: Mapping[str, str], meta: Mapping[str, str]) -> str:
    links = "".join(
        f'<a href="{html.escape(address)}"{_HERE if address == "index.html" else ""}>{html.escape(name)}</a> '
        for name, address in navigation.items()
    )
    parts = {
        "policy": POLICY,
        "meta": "\n".join(
            f'<meta property="{html.escape(name)}" content="{html.escape(text)}">'
            for name, text in meta.items()
        ),
        "navigation": f'<nav aria-label="Hoofdmenu">{links}</nav>' if links else "",
        "hatches": "\n".join(_HATCH.format(number) for number, _ in enumerate(classes(), 1)),
    }
    page = _own("index.html")
    for name, text in parts.items():
        before, mark, after = page.partition(f"<!-- {name} -->")
        assert mark, name
        page = before + text + after
    return page


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
