"""A page's markup as lines: what a reader sees, in order, with the little formatting that carries meaning.

Every line knows its tag, its list, its zone (intro or body) and whether it is bold, so that the readers
need no markup. Contact lines are marked here, once, for the readers and for the stored body alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from lxml import etree

from agendacrawl.dutch.contact import MARK, has_detail, is_contact, is_contact_link, opens_contact
from agendacrawl.dutch.text import squeeze
from agendacrawl.pages import payload
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.contacts import blank, mark_contacts
from agendacrawl.pages.elements import Elements, by_tag
from agendacrawl.pages.lines import SKIPPED, Line, lines_of

_UNREAD = sorted(SKIPPED - {"head", "script", "style"})
# Where the content is on a page without <main>.
_ROOTS = (
    etree.XPath("//*[@id='content']"),
    etree.XPath("//div[contains(concat(' ', @class, ' '), ' article ')]"),
    etree.XPath("//body"),
)
# Where a page's own text ends.
END = re.compile(
    r"^(?:heeft deze informatie u geholpen|hoort bij|verantwoordelijk$|service$|over deze site)", re.I
)
_DAY = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b",
    re.I,
)
_LONGEST_DAY = 60  # characters of a line that is about more than one day
_OPENS, _CLOSES = re.compile(r"<(?:html|body)[\s>]", re.I), re.compile(r"</(?:html|body)\s*>", re.I)
# The longest line in 4,092 real intros has 657 characters. The patterns for contact lines and places take time
# quadratic in the length of a line: about a second at this limit.
LONGEST_LINE, MOST_LINES = 10_000, 10_000
_PARSER = etree.HTMLParser(recover=True, huge_tree=True, remove_comments=True, remove_pis=True)


@dataclass
class Document:
    """A parsed page: its elements by tag, the lines of its content in reading order, and its structured data.

    `source` is the name of the script that the text was read from; None if it is in the markup.
    """

    tree: etree._Element
    elements: Elements
    lines: list[Line]
    records: list[payload.Record]
    source: str | None

    @classmethod
    def parse(cls, html: str) -> Document:
        """Parse markup. Raises NotAnAgendaPage when there is nothing to read.

        >>> Document.parse("<main><h1>Ministerraad</h1></main>").lines[0].text
        'Ministerraad'
        """
        html = html.replace("\x00", "")
        if not html.strip():
            raise NotAnAgendaPage("the page is empty")
        if is_cut(html):
            raise NotAnAgendaPage("it was cut off before its end </html>")
        tree = etree.fromstring(_strip_declaration(html), _PARSER)
        if tree is None:
            raise NotAnAgendaPage("the page holds no markup")
        error = _PARSER.error_log.last_error
        if error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise NotAnAgendaPage("its elements are nested too deeply to be read to the end")
        elements = by_tag(tree)
        root = _root(tree, elements)
        if root is None:
            raise NotAnAgendaPage("the page has no body")
        lines = _bounded(root)
        records = payload.records_of(elements)
        source = payload.source_of(tree) if payload.MARK in html.lower() else None
        if source is None:
            end = next((line for line in lines if END.match(line.text)), None)
            source = payload.bring_in(tree, root, elements.get("script", ()), records, lines, end)
            if source is not None:
                lines, elements = _bounded(root), by_tag(tree)
                records = payload.records_of(elements)
        mark_contacts(lines)
        return cls(tree, elements, lines, records, source)

    @property
    def flat(self) -> bool:
        """Tell whether the text came from a script without any formatting, with several days on one line."""
        if self.source is None or payload.has_form(self.tree):
            return False
        return any(len(line.text) > _LONGEST_DAY and len(_DAY.findall(line.text)) > 1 for line in self.lines)

    @cached_property
    def structured(self) -> list[dict[str, Any]]:
        """Return the objects of the structured data."""
        return [data for one in self.records if one.is_structured for data in payload.nodes_of(one.data)]

    @cached_property
    def published(self) -> str | None:
        """Return the moment of publication as written in the structured data (ISO 8601)."""
        for meta in self.elements.get("meta", ()):
            if meta.get("name") in _ISSUED and (written := meta.get("content")) is not None:
                return str(written)
        found = [
            data for data in self.structured if any(isinstance(data.get(key), str) for key in _PUBLISHED)
        ]
        found.sort(key=lambda data: not _is_page(data))
        return next((squeeze(data[key]) for data in found for key in _PUBLISHED if key in data), None)

    @cached_property
    def event(self) -> dict[str, str]:
        """Return what the page's JSON-LD says about its event: `start` and `end` (ISO 8601), `place`; empty if nothing.

        The fields are schema.org's startDate, endDate and location of an Event.
        """
        for data in self.structured:
            if not _is_event(data):
                continue
            location = data.get("location")
            location = location[0] if isinstance(location, list) and location else location
            place = location.get("name") if isinstance(location, dict) else location
            found = {"start": data.get("startDate"), "end": data.get("endDate"), "place": place}
            return {name: squeeze(value) for name, value in found.items() if isinstance(value, str) and value}
        return {}

    def reading(self) -> str:
        """Return a hash (hex) of all readable content: lines with their form and structured facts, no other markup.

        It also covers what only a later version may read. Contact lines are left out: a stored body lacks them.

        >>> first, second = (Document.parse(f"<main id='{n}'><p>Overleg</p></main>").reading() for n in "12")
        >>> first == second
        True
        """
        parts = [line for row in self.lines for line in (row, *(part for cell in row.cells for part in cell))]
        form = [
            (
                line.tag,
                line.zone.value,
                line.depth,
                line.bold,
                line.bold_prefix,
                line.struck,
                line.unstruck,
                line.text,
            )
            for line in parts
            if line.text and not line.contact
        ]
        words = json.dumps([form, self.published, self.event])
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def redacted(self, html: str) -> bytes:
        """Return the markup to store, in UTF-8: `html`, or if it has contacts, the page without them and scripts.

        Changes the tree: call it last. Reading the result again gives the same page.
        """
        unread = [
            element for tag in _UNREAD for element in self.elements.get(tag, ()) if _tells_contact(element)
        ]
        if not unread and not any(line.contact for line in self.lines) and not has_detail(html):
            return html.encode("utf-8", "replace")
        for line in self.lines:
            for part in [line, *(part for cell in line.cells for part in cell)]:
                if part.contact and part.nodes:
                    blank(part)
        for element in unread:
            _empty(element)
        for meta in self.elements.get("meta", ()):
            if "escription" in (meta.get("name") or "") or "escription" in (meta.get("property") or ""):
                meta.getparent().remove(meta)
        facts = {one.script: one.data for one in self.records}
        for script in self.elements.get("script", ()):
            _reduce_script(script, facts.get(script) if script.text else None)
        elements = list(self.tree.iter(etree.Element))
        if _may_have_details(elements):
            for element in elements:
                _redact_element(element)
        return bytes(etree.tostring(self.tree, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))


def _root(tree: etree._Element, elements: Elements) -> etree._Element | None:
    """Return the element that holds the content of a page."""
    if mains := elements.get("main"):
        return mains[0]
    return next((found[0] for path in _ROOTS if (found := path(tree))), None)


def _empty(element: etree._Element) -> None:
    """Remove the words from an element that is not read, except for links to ministries."""
    for inner in element.iter():
        if "/ministeries/" not in (inner.get("href") or ""):
            inner.text = None
        if inner is not element:
            inner.tail = None


def _reduce_script(script: etree._Element, data: Any) -> None:
    """Reduce a script to the data that is read from it; remove it if it holds no data."""
    if isinstance(data, (dict, list)):
        script.text = json.dumps(_facts(data))
        return
    parent = script.getparent()
    if script.tail and (before := script.getprevious()) is not None:
        before.tail = (before.tail or "") + script.tail
    parent.remove(script)


_APART = '\x00"\x00'  # no contact details go on behind it


def _may_have_details(elements: Sequence[etree._Element]) -> bool:
    """Tell whether any attribute or text of these may have contact details: quicker than to look at each."""
    attributes = [value for element in elements for value in element.attrib.values()]
    if any(map(is_contact_link, attributes)):
        return True
    texts = [words for element in elements for words in (element.text, element.tail) if words]
    return has_detail(_APART.join([*attributes, *texts]))


def _redact_element(element: etree._Element) -> None:
    """Remove contact details from the attributes and texts of one element."""
    for name, value in element.items():
        if is_contact_link(value) or has_detail(value):
            del element.attrib[name]
    if element.text and has_detail(element.text):
        element.text = MARK
    if element.tail and has_detail(element.tail):
        element.tail = MARK


def _tells_contact(element: etree._Element) -> bool:
    """Tell whether an element that is not read has a contact link, contact details or a label for them."""
    if any(is_contact_link(link.get("href") or "") for link in element.iter("a")):
        return True
    return any(map(_is_contact, element.itertext()))


@lru_cache(maxsize=1024)  # the words around the content are the same on all pages
def _is_contact(text: str) -> bool:
    words = squeeze(text)
    return is_contact(words) or opens_contact(words)


def _bounded(root: etree._Element) -> list[Line]:
    """Return the lines below a root. Raises NotAnAgendaPage when they are more or longer than any agenda's."""
    lines: list[Line] = []
    for line in lines_of(root):
        lines.append(line)
        if len(line.text) > LONGEST_LINE or len(lines) > MOST_LINES:
            raise NotAnAgendaPage(
                f"it has {len(lines):,} lines or more, one of {len(line.text):,} characters; an agenda has at "
                f"most {MOST_LINES:,} of {LONGEST_LINE:,}"
            )
    return lines


def _kinds(data: dict[str, Any]) -> list[str]:
    kinds = data.get("@type", "")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _is_event(data: dict[str, Any]) -> bool:
    return any(kind.endswith("Event") for kind in _kinds(data))


def _is_page(data: dict[str, Any]) -> bool:
    """Tell whether structured data is about the page itself rather than something that it mentions."""
    return "@type" not in data or any(kind.endswith(("Page", "Event")) for kind in _kinds(data))


_ISSUED = ("DCTERMS.issued", "DCTERMS.available")
_PUBLISHED = ("datePublished", "publicationDate")
_EVENT = ("@type", "startDate", "endDate")


def _facts(data: Any) -> Any:
    """Return the part of structured data that `published` and `event` read, without anybody's name."""
    if isinstance(data, list):
        return [_facts(each) for each in data if isinstance(each, dict)]
    kept = {key: data[key] for key in (*_PUBLISHED, *_EVENT) if key in data}
    if _is_event(data) and "location" in data:
        location = data["location"]
        kept["location"] = {"name": location.get("name")} if isinstance(location, dict) else location
    if isinstance(data.get("@graph"), list):
        kept["@graph"] = _facts(data["@graph"])
    return {key: value for key, value in kept.items() if not has_detail(json.dumps(value))}


def is_cut(html: str) -> bool:
    """Tell whether markup starts as a whole page but was cut off: half a page is worse than none.

    >>> is_cut("<html><body><p>Maandag"), is_cut("<main><p>Maandag</p></main>")
    (True, False)
    """
    return _OPENS.search(html) is not None and _CLOSES.search(html) is None


def _strip_declaration(html: str) -> str:
    """Drop an XML declaration: lxml refuses text that names an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", html, count=1)
