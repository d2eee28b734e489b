"""SVG as PNG and as tagged PDF, by Typst: text stays text, with the font that comes with the package."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import font_source_sans_pro
import typst

AT_ONCE = 40  # pictures that one run of Typst makes
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
