"""No contact details of civil servants leave the reader: over every real agenda item at hand."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from agendacrawl.items import AgendaPage
from agendacrawl.pages.reader import read_page

ITEMS = Path(__file__).resolve().parent.parent.parent / "shared/data/agendas_2017_2023.jsonl"
# Wider than what the reader knows: any mail address, and any run of nine digits or more with separators.
DETAILS = re.compile(r"[\w.]+@[\w-]+\.\w+|(?<![\d/])(?:\+31|0)[\s()-]{0,2}[1-9](?:[\s().-]{0,3}\d){8}(?!\d)")
MASKED = "[naam]"  # what stands in the items where a civil servant was named


def read(intro: str) -> AgendaPage:
    html = f"<main><h1>Gesprek</h1><p>Datum: 09-11-2026</p><div class='intro'>{intro}</div></main>"
    return read_page(
        url="https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/gesprek",
        html=html,
        body=html.encode(),
        fetched_at=dt.datetime.now(dt.UTC),
        is_place=lambda _: False,
        person_of_title=lambda *_: None,
    )


def leaks(page: AgendaPage) -> list[str]:
    """Return the contact details in the stored body (links to documents left out) and in the activities."""
    body = re.sub(r"https?://[^\s\"<>]+|href=\"/[^\"]*\"", " ", page.body.decode())
    texts = [
        body,
        *(repr(activity) for activity in page.activities),
        *(repr(problem) for problem in page.problems),
    ]
    return [found[0] for text in texts for found in DETAILS.finditer(text)] + [
        MASKED for text in texts if MASKED in text
    ]


@pytest.mark.skipif(
    not ITEMS.exists(), reason="the real agenda items are not here: the scan over them is left out"
)
def test_no_real_item_leaks_contact_details() -> None:
    found, with_contact = [], 0
    for line in ITEMS.open(encoding="utf-8"):
        intro = re.sub(r"^<div class=\"intro\">|</div>$", "", json.loads(line)["subtitel_full"] or "")
        page = read(intro)
        with_contact += page.activities[0].contact_present
        found += [(intro[-120:], leak) for leak in leaks(page)]
    assert not found
    assert with_contact > 40


@pytest.mark.parametrize(
    "intro",
    [
        "<p>Gesprek.</p><p>Media kunnen contact opnemen met Jan Jansen, 06-12345678 of <a href='mailto:j@minx.nl'>mail</a>.</p>",
        "<p>Gesprek. Voor meer informatie: Jan Jansen (06- 12345678).</p>",
        "<p>Contact:<br/>Jan Jansen<br/>06 12 34 56 78</p>",
        "<h3>Contact</h3><p>Jan Jansen</p><p>j.jansen@minx.nl</p>",
        "<p><strong>Woordvoerder:</strong> Jan Jansen</p>",
        "<dl><dt>Contactpersoon</dt><dd>Jan Jansen</dd></dl>",
        "<table><tr><th>Activiteit</th><th>Contact</th></tr><tr><td>Gesprek</td><td>Jan Jansen</td></tr></table>",
        "<p>Aanmelden bij Jan Jansen (<a href='tel:+31612345678'>bel</a>)</p>",
    ],
)
def test_every_form_of_a_contact_line_is_cut(intro: str) -> None:
    page = read(intro)
    assert not leaks(page)
    assert b"Jansen" not in page.body
    assert "Jansen" not in repr(page.activities)
    assert page.activities[0].contact_present
