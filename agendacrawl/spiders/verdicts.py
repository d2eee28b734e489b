"""What a scout expects of each answer of the site, what it found, and what to do about it: pure functions."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agendacrawl.core.items import AgendaPage
from agendacrawl.discovery.search import Form
from agendacrawl.dutch.contact import MARK, has_detail, is_contact
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.document import Document

MOST_REQUESTS = 15
PAGES = ("weekly page", "single page")
_SEGMENT = re.compile(r'[^<>"\n\r]+')
_NO_SURPRISE = frozenset({"person_spelling", "unknown_person", "week_number"})


class Judgement(StrEnum):
    """Whether an answer is what a crawl needs."""

    GOOD = "good"
    ODD = "odd"  # a crawl can do without it, or with part of it
    BAD = "bad"  # a crawl can't work with it
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row of the table: what was expected of a step, what was found, and what to do now."""

    step: str
    expected: str
    found: str
    judgement: Judgement
    advice: str = ""
    lists: bool = False  # whether it lists every page; one such step must be good


def of_robots(closed: str | None, forbidden: Sequence[str]) -> Verdict:
    """Judge robots.txt: `closed` says why it can't be obeyed, `forbidden` are the paths that it forbids.

    >>> of_robots(None, ["/api/search"]).judgement
    <Judgement.ODD: 'odd'>
    """
    expected = "rules that allow the agenda, the search API and the sitemaps"
    if closed is not None:
        return Verdict(
            "robots.txt", expected, closed, Judgement.BAD, "Try again later, or ask the site's owners."
        )
    if not forbidden:
        return Verdict("robots.txt", expected, "allows all of them", Judgement.GOOD)
    agenda = any(path.startswith("/actueel/agenda") for path in forbidden)
    return Verdict(
        "robots.txt", expected, f"forbids {', '.join(forbidden)}", Judgement.BAD if agenda else Judgement.ODD,
        "Ask the site's owners; a crawl obeys it." if agenda else "A crawl obeys it and uses the other sources.",
    )  # fmt: skip


def of_search(form: Form, total: int | None, pages: int, why: str | None) -> Verdict:
    """Judge one form of the search: how many results it has in all, how many agenda pages came, or why none did."""
    step, expected = f"search, form {form.name}", "JSON with agenda pages among its results"
    if why is not None:
        advice = "The next form is tried." if form.complete else "Send us the answer if no form is good."
        return Verdict(step, expected, why, Judgement.ODD, advice)
    found = f"{total} results, {pages} agenda pages among the first {form.size}"
    if not pages:
        return Verdict(step, expected, found, Judgement.ODD, "This form finds no agendas; the others may.")
    return Verdict(step, expected, found, Judgement.GOOD, lists=form.complete)


def of_list(step: str, expected: str, pages: int, why: str | None, *, complete: bool) -> Verdict:
    """Judge a listing other than the search: how many agenda pages it names, or why it names none."""
    if why is not None:
        return Verdict(step, expected, why, Judgement.ODD, "A crawl uses the other sources.")
    good = Judgement.GOOD if pages else Judgement.ODD
    advice = "" if pages else "It names no agenda page here: a crawl compares with the other sources."
    return Verdict(step, expected, f"{pages} agenda pages", good, advice, lists=complete and pages > 0)


def of_page(step: str, page: AgendaPage | None, why: str | None) -> Verdict:
    """Judge a page of the agenda: what was read from it, or why it was not understood."""
    expected = "a title, who it is about, and activities with their day"
    if page is None:
        found, advice = why or "no address of such a page was found", "Send us the saved page."
        return Verdict(
            step, expected, found, Judgement.BAD if why else Judgement.NOT_ASKED, advice if why else ""
        )
    who, count = ", ".join(page.people) or "nobody", len(page.activities)
    found = f"{page.title!r}: {who}, activities: {count}, layout {page.platform}"
    kinds = sorted({problem.kind for problem in page.problems} - _NO_SURPRISE)
    if page.weekly is not (step == PAGES[0]):
        kinds.append(f"read as a {PAGES[not page.weekly]}")
    if not page.activities or (page.weekly and not page.people):
        return Verdict(step, expected, found, Judgement.BAD, "Send us the saved page.")
    if kinds:
        advice = "Look at the page and at what was read from it: agendacrawl scout --fixture FILE."
        return Verdict(step, expected, f"{found}; {', '.join(kinds)}", Judgement.ODD, advice)
    return Verdict(step, expected, found, Judgement.GOOD)


def makes_sense(verdicts: Sequence[Verdict]) -> bool:
    """Tell whether a crawl makes sense: nothing is bad, a source lists every page, and a page was understood."""
    listed = any(one.lists and one.judgement is Judgement.GOOD for one in verdicts)
    read = any(one.step in PAGES and one.judgement in (Judgement.GOOD, Judgement.ODD) for one in verdicts)
    return listed and read and not any(one.judgement is Judgement.BAD for one in verdicts)


def cut_contacts(text: str) -> str:
    """Return an answer without the names and numbers of civil servants, whatever its format.

    >>> cut_contacts('{"intro": "Woordvoerder: Dirk Persman, 06 - 12 34 56 78"}').count("Dirk")
    0
    """
    if "<html" in text[:2000].casefold():
        try:
            return Document.parse(text).redacted(text).decode()
        except NotAnAgendaPage:
            pass
    return _SEGMENT.sub(lambda part: MARK if is_contact(part[0]) or has_detail(part[0]) else part[0], text)


_OF_PAGE = (
    "platform", "weekly", "title", "date", "people", "ministries", "type_stated", "stated_place", "intro", "published",
)  # fmt: skip
_OF_ACTIVITY = (
    "key", "title", "date", "end_date", "start_time", "end_time", "stated_place", "description", "flags",
)  # fmt: skip


def expected_of(page: AgendaPage) -> str:
    """Return what was read from a page as the JSON of a test fixture, for a person to correct."""
    fields: dict[str, object] = {name: getattr(page, name) for name in _OF_PAGE}
    fields["problems"] = [[one.kind, one.where, one.text] for one in page.problems]
    fields["activities"] = [{name: getattr(one, name) for name in _OF_ACTIVITY} for one in page.activities]

    def plain(value: object) -> str:
        return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)

    return json.dumps(fields, ensure_ascii=False, indent=1, default=plain)
