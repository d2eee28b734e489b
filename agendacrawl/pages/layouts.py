"""Page objects for the site's two platforms: each knows where its layout keeps everything, and reports what is missing.

Words and structured data are tried before CSS classes: the real markup of an agenda page has not been seen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from lxml import etree

from agendacrawl.core.items import Problem
from agendacrawl.core.territory import AMSTERDAM
from agendacrawl.core.vocabulary import Platform
from agendacrawl.dutch.text import squeeze
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.document import END, Document
from agendacrawl.pages.label_block import PageLabels, read_labels
from agendacrawl.pages.labels import Label
from agendacrawl.pages.lines import Line, Zone

_BETWEEN_NAMES = re.compile(r"\s*[;,|]\s*|\s+en\s+|\s+&\s+")
# Headings of pages that the site shows instead of the requested one.
_INSTEAD = re.compile(
    r"^(?:oeps|sorry|even geduld|cookie|uw privacy|toegang (?:geweigerd|ontzegd)|error\b|maintenance|just a moment"
    r"|access denied|forbidden|not found|(?:service|site) (?:temporarily )?unavailable"
    r"|[45]\d\d\b\W*(?:$|error|not|bad|internal|service|forbidden|pagina)"
    r"|(?:er is )?(?:een |iets )?(?:technische )?(?:fout|storing|mis ?gegaan)"
    r"|(?:wegens |gepland |technisch )?onderhoud(?:swerkzaamheden)?\b\W*$"
    r"|(?:(?:deze )?(?:web)?(?:site|pagina))?\W*(?:is )?(?:tijdelijk )?niet (?:gevonden|beschikbaar|bereikbaar))",
    re.I,
)
_TWO_ZONES = re.compile(r"([+-]\d\d:\d\d)Z$")
_WEEK_TITLE = re.compile(
    r"^(?:openbare\s+)?(?:week)?agenda\b.*\b(?:week\b|minister|staatssecretaris|minister-president|premier|bewindsp)",
    re.I,
)


class AgendaLayout:
    """A page of the agenda; subclasses define what is specific to their platform.

    The constructor raises NotAnAgendaPage when the page has no heading of its own.
    """

    platform: ClassVar[Platform]
    title_suffix: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:\s*\|\s*(?:agenda|rijksoverheid\.nl))+\s*$", re.I
    )

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        start = next((n for n, line in enumerate(document.lines) if line.tag == "h1" and line.text), None)
        if start is None:
            raise NotAnAgendaPage("no heading h1 in the content (0 found, 1 expected)")
        lines = document.lines[start + 1 :]
        if (second := sum(line.tag == "h1" for line in lines)) > 0:
            self.problems.append(Problem("selector", "h1", f"{second + 1} found, 1 expected"))
        if document.source is not None:
            self.problems.append(
                Problem("payload", document.source, "the text of the page stands in scripts only")
            )
        end = next((n for n, line in enumerate(lines) if END.match(line.text)), len(lines))
        self.title = document.lines[start].text
        self.lines: Sequence[Line] = lines[:end]
        self.labels: PageLabels = read_labels(self.lines)
        self.labelled = self.labels.labelled
        self.problems += [
            Problem("unknown_label", one.name, one.value[:80]) for one in self.labelled if one.label is None
        ]
        self.content = [line for n, line in enumerate(self.lines) if n not in self.labels.used]

    @property
    def is_agenda(self) -> bool:
        """Tell whether the content identifies an agenda page: by a label, or a text not titled like an error page."""
        if self.weekly or self.labels.values or self.labels.meta_date or self.document.event:
            return True
        told = (
            any(line.zone is not Zone.MAIN for line in self.lines)
            or self.ministries
            or self.document.published
        )
        return bool(told) and _INSTEAD.match(self.title) is None

    @property
    def people(self) -> list[str]:
        """Return the names under Bewindspersoon, in the spelling and order of the site."""
        names: list[str] = []
        for value in self.labels.values.get(Label.PEOPLE, ()):
            linked = [words for words, href in value.links if "/bewindspersonen/" in href]
            names += linked or [name for name in _BETWEEN_NAMES.split(value.text) if name]
        return list(dict.fromkeys(squeeze(name).strip(" ,") for name in names))

    @cached_property
    def ministries(self) -> list[str]:
        """Return the ministries that the page belongs to: its links to /ministeries/, otherwise its label."""
        links = [
            link
            for link in self.document.elements.get("a", ())
            if "/ministeries/" in (link.get("href") or "")
        ]
        names = [squeeze("".join(link.itertext())) for link in links if _is_in_content(link)]
        if not names and (stated := self.labels.text(Label.MINISTRY)):
            names = [stated]
        return list(dict.fromkeys(filter(None, names)))

    @cached_property
    def type_stated(self) -> str | None:
        """Return the site's own word for the kind of activity; for a week that is "Agenda"."""
        return self.labels.text(Label.TYPE) or self.labels.meta_type

    @cached_property
    def stated_place(self) -> str | None:
        """Return the words under Locatie, otherwise the location in the structured data."""
        return self.labels.text(Label.PLACE) or self.document.event.get("place")

    @property
    def days_and_times(self) -> tuple[str | None, str | None, str | None]:
        """Return the words for day, end day and time, from the labels, else the meta line, else the structured data."""
        start = self.labels.text(Label.DATE) or self.labels.meta_date
        end, clock = self.labels.text(Label.END_DATE), self.labels.text(Label.TIME)
        if start is not None:
            return start, end, clock
        event = self.document.event
        first, begin = _local(event.get("start"))
        last, finish = _local(event.get("end"))
        if clock is None and begin:
            clock = f"{begin} - {finish}" if finish else begin
        return first, end or last, clock

    @cached_property
    def weekly(self) -> bool:
        """Tell whether the page is the week of one person."""
        return _WEEK_TITLE.match(self.title) is not None

    @property
    def intro(self) -> str:
        """Return the introduction, one paragraph per line."""
        return "\n".join(line.text for line in self.content if line.zone is Zone.INTRO and line.text)

    @property
    def text(self) -> str:
        """Return everything below the labels, line by line."""
        rows = (
            line.text or " | ".join(" ".join(part.text for part in cell) for cell in line.cells)
            for line in self.content
        )
        return "\n".join(row for row in rows if row.strip(" |"))

    @property
    def contact_present(self) -> bool:
        """Tell whether the page named a contact; who that was is not kept."""
        return any(line.contact for line in self.lines)

    @property
    def published(self) -> dt.datetime | None:
        """Return when the page was published; a time without a zone is taken as local."""
        written = self.document.published
        if written is None:
            return None
        try:
            moment = dt.datetime.fromisoformat(_TWO_ZONES.sub(r"\1", written))
        except ValueError:
            self.problems.append(Problem("unreadable_date", "published", written[:40]))
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def _is_in_content(link: etree._Element) -> bool:
    """Tell whether a link belongs to the content of a page, and not to its navigation."""
    around = list(link.iterancestors())
    return any(one.tag == "main" or one.get("id") == "content" for one in around) and not any(
        one.tag == "nav" for one in around
    )


def _local(written: str | None) -> tuple[str | None, str | None]:
    """Split an ISO 8601 timestamp into its day and time in Amsterdam; midnight means a day without a time."""
    if written is None:
        return None, None
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return written, None
    if moment.tzinfo is not None:
        moment = moment.astimezone(AMSTERDAM)
    return moment.date().isoformat(), f"{moment:%H:%M}" if moment.time() != dt.time(0) else None


class ProPage(AgendaLayout):
    """A page of the current platform (Bloomreach and Next.js, since 2 June 2026)."""

    platform = Platform.PRO

    @cached_property
    def weekly(self) -> bool:
        return super().weekly or self.type_stated == "Agenda"


class LegacyPage(AgendaLayout):
    """A page of the previous platform (Hippo), as kept by web archives."""

    platform = Platform.LEGACY

    @cached_property
    def type_stated(self) -> str | None:
        """Return the type in the meta line, where "Agenda" is also the placeholder for pages without a type."""
        stated = super().type_stated
        return None if stated == "Agenda" and not self.weekly else stated


def layout_of(document: Document) -> AgendaLayout:
    """Return the page object for a document: legacy if it has Dublin Core metadata, otherwise pro."""
    legacy = any(
        (meta.get("name") or "").startswith("DCTERMS.") for meta in document.elements.get("meta", ())
    )
    return LegacyPage(document) if legacy else ProPage(document)
