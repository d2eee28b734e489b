"""Markup from the data with which the browser builds a page (React's flight rows).

`self.__next_f.push([1, "..."])` pushes pieces of one stream. Its rows are page elements in JSON, texts, and
references between them; older or simpler pages push plain text or markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from typing import Any

from agendacrawl.pages.lines import SKIPPED
from agendacrawl.pages.records import content_of, is_markup, paragraphs

PUSH = "self.__next_f"
_PUSHED = re.compile(r"self\.__next_f\s*(?:=[^;]{0,80}\|\|\s*\[\]\s*\)?)?\s*\.push\(\s*")
_ROW = re.compile(rb"([0-9a-f]{1,8}):(T[0-9a-f]{1,8},|[A-Z]{0,2})")
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]{1,8})$")
_TAG = re.compile(r"[a-z][a-z0-9]{0,20}$")
_DEEPEST = 200
_DECODER = json.JSONDecoder()


def pushed(script: str) -> Iterator[str]:
    """Yield the pieces of the stream that one script pushes.

    >>> list(pushed('self.__next_f.push([1,"0:null"])'))
    ['0:null']
    """
    for call in _PUSHED.finditer(script):
        try:
            value, _ = _DECODER.raw_decode(script, call.end())
        except (ValueError, RecursionError):
            continue
        match value:
            case [int(), str(piece)] | [str(piece)]:
                yield piece


def markup_of(pieces: Iterable[str]) -> str:
    """Return the markup of the stream that these pieces form.

    >>> markup_of(['0:["$","main",null,{"children":["$","p",null,{"children":"Overleg"}]}]\\n'])
    '<main><p>Overleg</p></main>'
    >>> markup_of(["Ministerraad\\nDe ministers overleggen."])
    '<p>Ministerraad</p><p>De ministers overleggen.</p>'
    """
    stream = "\n".join(pieces) if _are_whole(pieces := list(pieces)) else "".join(pieces)
    rows = dict(_rows(stream.encode("utf-8", "replace")))
    if not rows:
        return stream if is_markup(stream) else paragraphs(stream)
    return _Rendering(rows).whole()


def _are_whole(pieces: list[str]) -> bool:
    """Tell whether each piece is a text of its own, rather than part of a row that continues in the next."""
    return not any(_ROW.match(piece.encode("utf-8", "replace")) for piece in pieces)


def _rows(stream: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a stream by their number, without modules and hints."""
    at = 0
    while at < len(stream):
        end = stream.find(b"\n", at)
        end = len(stream) if end < 0 else end
        row = _ROW.match(stream, at)
        if row is None:
            at = end + 1
            continue
        number, tag = row[1].decode(), row[2].decode()
        if tag.startswith("T"):
            size = int(tag[1:-1], 16)
            yield number, stream[row.end() : row.end() + size].decode("utf-8", "replace")
            at = row.end() + size
            continue
        if not tag:
            with suppress(ValueError, RecursionError):
                yield number, json.loads(stream[row.end() : end])
        at = end + 1


@dataclass(slots=True)
class _Rendering:
    """The rows of a stream while they are rendered: each once, where it is first referred to."""

    rows: dict[str, Any]
    done: set[str] = field(default_factory=set)

    def whole(self) -> str:
        first = ["0"] if "0" in self.rows else []
        return "".join(self._row(number) for number in [*first, *self.rows])

    def _row(self, number: str, depth: int = 0) -> str:
        if number in self.done or number not in self.rows:
            return ""
        self.done.add(number)
        return self.render(self.rows[number], depth)

    def render(self, value: Any, depth: int = 0) -> str:
        """Return the markup of a value: an element, a text, a reference, a list or component data."""
        if depth > _DEEPEST:
            return ""
        match value:
            case str():
                return self._text(value, depth)
            case ["$", str(tag), _, dict(properties), *_]:
                return self._element(tag, properties, depth + 1)
            case list():
                return "".join(self.render(one, depth + 1) for one in value)
            case dict():
                return content_of(value) or "".join(
                    self.render(one, depth + 1) for one in value.values() if isinstance(one, (dict, list))
                )
        return escape(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""

    def _text(self, value: str, depth: int) -> str:
        if value.startswith("$$"):
            return escape(value[1:])
        if value.startswith("$"):
            reference = _REFERENCE.match(value)
            return self._row(reference[1], depth + 1) if reference else ""
        return value if is_markup(value) else escape(value)

    def _element(self, tag: str, properties: dict[str, Any], depth: int) -> str:
        if tag in SKIPPED:
            return ""
        inner = self._inner(properties, depth)
        if not _TAG.match(tag):
            data = {name: one for name, one in properties.items() if name not in ("children", "className")}
            return inner + ("" if inner else self.render(data, depth) if data else "")
        names = (("class", "className"), ("href", "href"))
        given = [(name, properties.get(key)) for name, key in names]
        attributes = "".join(f' {name}="{escape(v)}"' for name, v in given if isinstance(v, str))
        return f"<{tag}{attributes}>" if tag in ("br", "hr") else f"<{tag}{attributes}>{inner}</{tag}>"

    def _inner(self, properties: dict[str, Any], depth: int) -> str:
        match properties.get("dangerouslySetInnerHTML"):
            case {"__html": str(markup)}:
                reference = _REFERENCE.match(markup)
                row = self.rows.get(reference[1]) if reference else markup
                if reference:
                    self.done.add(reference[1])
                return row if isinstance(row, str) else ""
        return self.render(properties.get("children"), depth)
