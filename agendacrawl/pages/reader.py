"""Read one response into one `AgendaPage`."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from agendacrawl.core.items import AgendaPage, Problem
from agendacrawl.dutch.dates import monday_of
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date
from agendacrawl.pages.document import Document
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.layouts import layout_of
from agendacrawl.pages.single import fill_single
from agendacrawl.pages.structure import structure_of
from agendacrawl.pages.weekly import fill_week


def read_page(
    *,
    url: str,
    html: str,
    body: bytes,
    fetched_at: dt.datetime,
    knowledge: Knowledge,
    prefix: str = "",
) -> AgendaPage:
    """Read one page.

    `prefix` begins the path of a page of another site than the national government's.
    `html` is the decoded `body`; the page keeps it as UTF-8, and only the hash of `body`. `fetched_at` has a time
    zone. Raises NotAnAgendaPage for any other page, saying what was looked for and how often it was found.
    """
    path = canonical_path(url)
    day = path_date(path)
    document = Document.parse(html)
    layout = layout_of(document)
    if not layout.is_agenda:
        raise NotAnAgendaPage(
            f"{layout.title[:60]!r} is no page of the agenda: no label, no text of an activity"
        )
    if layout.weekly and document.flat:
        raise NotAnAgendaPage("its text stands in scripts only, and its lines are lost there")
    page = AgendaPage(
        url=url,
        path=prefix + path,
        platform=layout.platform,
        weekly=layout.weekly,
        title=layout.title,
        date=monday_of(day) if layout.weekly else day,
        people=[],
        ministries=layout.ministries,
        type_stated=layout.type_stated,
        stated_place=layout.stated_place,
        intro=layout.intro,
        published=layout.published,
        activities=[],
        body_sha256=hashlib.sha256(body).hexdigest(),
        body=b"",
        fetched_at=fetched_at,
        problems=layout.problems,
        structure=structure_of(document.elements, layout.labelled),
    )
    page.people = _people(page, layout.people, knowledge)
    if page.weekly:
        fill_week(page, layout, knowledge)
    else:
        fill_single(page, layout)
    page.reading = document.reading()
    page.body = document.redacted(html)
    return page


def _people(page: AgendaPage, stated: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Return the stated names as the register spells them; a name that is not in the register is kept unchanged.

    If the page spells a name differently, its spelling is recorded as a problem of the page.
    """
    names = []
    for words in stated:
        name = knowledge.find_person(words, page.date)
        if name is None:
            page.problems.append(Problem("unknown_person", "Bewindspersoon", words[:80]))
        elif name != words:
            page.problems.append(Problem("person_spelling", name, words[:80]))
        names.append(name or words)
    return list(dict.fromkeys(names))
