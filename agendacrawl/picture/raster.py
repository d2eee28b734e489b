"""SVG as PNG and as tagged PDF, by Typst: text stays text, with the font that comes with the package."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Self

import font_source_sans_pro
import typst

AT_ONCE = (
    8  # pictures that one run of Typst makes: it keeps those of its last ten runs in memory, a megabyte each
)
WAITING = 6  # runs whose pictures may wait to be drawn
_FONTS = Path(str(files(font_source_sans_pro))) / "files"
_HEAD = """#set document(title: sys.inputs.title)
#set text(lang: "nl", font: "Source Sans Pro")
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
"""
_ONE = '#image(bytes(sys.inputs.p{number}), format: "svg", width: {width}pt, alt: sys.inputs.title)\n'


def png(pictures: Sequence[str], width: float, height: float, scale: float = 1.0) -> list[bytes]:
    """Return pictures of one size as PNG, `scale` pixels for each unit of their width."""
    found: list[bytes] = []
    for first in range(0, len(pictures), AT_ONCE):
        made = _compiler(pictures[first : first + AT_ONCE], width, height, "-").compile(
            format="png", ppi=72 * scale
        )
        found += made if isinstance(made, list) else [made or b""]
    return found


class Drawings:
    """Pictures of one size, drawn as PNG in a thread of their own while the caller makes the next.

    with Drawings(600, 315) as drawings:
        for name, picture in pictures:
            yield from drawings.draw(name, picture)
        yield from drawings.rest()
    """

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        self._names: list[str] = []
        self._pictures: list[str] = []
        self._begun: deque[tuple[list[str], Future[list[bytes]]]] = deque()
        self._pool = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def draw(self, name: str, picture: str) -> Iterator[tuple[str, bytes]]:
        """Take a picture on; yields those that are done, each with its name."""
        self._names.append(name)
        self._pictures.append(picture)
        if len(self._names) == AT_ONCE:
            self._begin()
        yield from self._done(WAITING)

    def rest(self) -> Iterator[tuple[str, bytes]]:
        """Yield all others."""
        if self._names:
            self._begin()
        yield from self._done(0)

    def _begin(self) -> None:
        self._begun.append((self._names, self._pool.submit(png, self._pictures, *self._size)))
        self._names, self._pictures = [], []

    def _done(self, most: int) -> Iterator[tuple[str, bytes]]:
        """Yield what is drawn, and wait as long as more runs than that are not."""
        while self._begun and (len(self._begun) > most or self._begun[0][1].done()):
            names, drawn = self._begun.popleft()
            yield from zip(names, drawn.result(), strict=True)


def pdf(picture: str, width: float, height: float, title: str) -> bytes:
    """Return a picture as a PDF that a screen reader can name (PDF/UA-1): tagged, with a title, text as text."""
    made = _compiler([picture], width, height, title).compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def _compiler(pictures: Sequence[str], width: float, height: float, title: str) -> typst.Compiler:
    source = _HEAD.format(width=width, height=height) + "#pagebreak()\n".join(
        _ONE.format(number=number, width=width) for number in range(len(pictures))
    )
    inputs = {"title": title, **{f"p{number}": picture for number, picture in enumerate(pictures)}}
    options = {"font_paths": [_FONTS], "ignore_system_fonts": True, "sys_inputs": inputs}
    return typst.Compiler(source.encode(), **options)  # type: ignore[arg-type, type-var]
