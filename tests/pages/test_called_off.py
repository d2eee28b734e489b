"""A page of one activity says in its text that it is called off, or not sure yet: then it is no visit."""

from __future__ import annotations

import datetime as dt

import pytest

from agendacrawl.core.vocabulary import Flag
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.reader import read_page

PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>Datum: 09-11-2026</p>"
    "<p>Locatie: Hulst</p><div class='rich-text larger-text'>{text}</div></main></body></html>"
)


def flags(text: str, title: str = "Werkbezoek aan een sluis") -> list[Flag]:
    page = PAGE.format(title=title, text=text)
    read = read_page(
        url="https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/werkbezoek",
        html=page,
        body=page.encode(),
        fetched_at=dt.datetime.now(dt.UTC),
        knowledge=Knowledge(lambda _: False, lambda _: None, lambda *_: None),
    )
    return [flag for one in read.activities for flag in one.flags if flag in (Flag.CANCELLED, Flag.TENTATIVE)]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Dit werkbezoek is geannuleerd.</p>",
        "<p>De minister bekijkt een sluis. Het werkbezoek gaat niet door.</p>",
        "<p>De minister bekijkt een sluis.</p><p>Dit bezoek is uitgesteld.</p>",
        "<p>Let op: deze afspraak is vervallen.</p>",
        "<p>De bijeenkomst is verplaatst naar 12 mei.</p>",
        "<p>Het werkbezoek is afgezegd wegens ziekte.</p>",
        "<p>GEANNULEERD. De minister bekijkt een sluis.</p>",
    ],
)
def test_called_off_in_the_text(text: str) -> None:
    assert flags(text) == [Flag.CANCELLED]


@pytest.mark.parametrize(
    "text",
    [
        "<p>De minister debatteert over geannuleerde vluchten.</p>",
        "<p>De minister spreekt over vluchten die zijn geannuleerd.</p>",
        "<p>De bouw van de woningen is uitgesteld. Daarover spreekt de minister.</p>",
        "<p>De minister spreekt met bewoners over plannen die niet doorgaan.</p>",
        "<p>Het overleg is verplaatst naar Utrecht.</p>",
    ],
)
def test_something_else_is_called_off(text: str) -> None:
    assert flags(text) == []


def test_not_sure_yet() -> None:
    assert flags("<p>De minister bekijkt een sluis. Onder voorbehoud.</p>") == [Flag.TENTATIVE]
    assert flags("<p>Over sluizen.</p>", "Werkbezoek aan Emmen (onder voorbehoud)") == [Flag.TENTATIVE]
