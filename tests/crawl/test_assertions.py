"""What a run must come up to: bounds per scope, judged by number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agendacrawl.core.arguments import Arguments
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.extensions import assertions
from agendacrawl.extensions.assertions import AssertionFileError, Bound, Figure, Past, Verdict

WHOLE = Arguments(dt.date(2026, 9, 28), dt.date(2027, 1, 18))
DAYS = (WHOLE.until - WHOLE.since).days + 1
COPY = replace(WHOLE, site="http://127.0.0.1:54330")
GOOD: dict[str, Any] = {
    "agenda/pages/single": 100, "agenda/pages/weekly": 300, "agenda/pages/not_understood": 10, "agenda/people/seen": 28,
    "agenda/physical/single/with_place": 1000, "agenda/physical/single/in_the_hague": 660,
    "agenda/physical/weekly/with_place": 500, "agenda/physical/weekly/in_the_hague": 80, "agenda/activities": 2000,
    "agenda/fits/address": 396, "agenda/fits/day": 1980, "agenda/flags/cancelled": 20,
}  # fmt: skip


def failed(arguments: Arguments, stats: dict[str, Any], *past: dict[str, Any]) -> set[str]:
    """Return the figures of a run that don't hold in its scope, after good runs over as long a period."""
    scope = assertions.scope_of(arguments, assertions.read_scopes())
    verdicts = assertions.judge_figures(
        scope, assertions.figures(stats, DAYS, [Past(DAYS, one) for one in past])
    )
    return {verdict.name for verdict in verdicts if not verdict.held}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (WHOLE, "whole"),
        (COPY, "whole_copy"),
        (replace(WHOLE, until=WHOLE.since + dt.timedelta(days=55)), "whole"),
        (
            replace(WHOLE, until=WHOLE.since + dt.timedelta(days=54)),
            "whole_copy",
        ),  # may be a recess and no more
        (replace(WHOLE, until=WHOLE.since + dt.timedelta(days=26)), "part"),
        (replace(WHOLE, people=("Rob Jetten",)), "part"),
        (replace(COPY, ministries=("Ministerie van Financiën",)), "part"),
        (replace(WHOLE, max_pages=500), "part"),
    ],
)
def test_scope_of_a_run(arguments: Arguments, name: str) -> None:
    assert assertions.scope_of(arguments, assertions.read_scopes()).name == name


@pytest.mark.parametrize("arguments", [WHOLE, COPY])
def test_a_usual_run_holds(arguments: Arguments) -> None:
    assert failed(arguments, GOOD) == set()
    assert failed(arguments, GOOD, GOOD) == set()


@pytest.mark.parametrize(
    ("changes", "figure"),
    [
        (
            {
                "agenda/pages/single": 10,
                "agenda/pages/weekly": 39,
                "agenda/pages/not_understood": 0,
                "agenda/fits/address": 49,
            },
            "pages",
        ),
        ({"agenda/people/seen": 14}, "persons"),
        ({"agenda/pages/not_understood": 50}, "understood"),
        ({"agenda/pages/alike": 201}, "alike"),
        (
            {"agenda/fits/address": 63},
            "addresses",
        ),  # everything stands one address off, or at the wrong person's
        ({"agenda/fits/day": 0}, "dates"),  # the contents are last year's
        ({"agenda/flags/cancelled": 2000}, "cancelled"),
        ({"agenda/physical/single/in_the_hague": 299}, "the_hague_single"),
        ({"agenda/physical/single/in_the_hague": 951}, "the_hague_single"),
    ],
)
def test_what_falls_below_or_rises_above_is_found(changes: dict[str, Any], figure: str) -> None:
    assert failed(WHOLE, GOOD | changes) == {figure}


@pytest.mark.parametrize("hague", [300, 950])
def test_bounds_belong_to_what_is_allowed(hague: int) -> None:
    assert failed(WHOLE, GOOD | {"agenda/physical/single/in_the_hague": hague}) == set()


def test_a_copy_is_compared_with_itself() -> None:
    few = {"agenda/pages/single": 3, "agenda/people/seen": 1, "agenda/activities": 15, "agenda/fits/day": 15}
    assert failed(COPY, few) == set()
    assert failed(COPY, few, GOOD) == {"pages_of_most", "persons_of_most"}


def of_pages(pages: int, activities: int | None = None) -> dict[str, Any]:
    """Return the counters of a run of so many pages, like any other in the rest."""
    activities = 5 * pages if activities is None else activities
    return {
        "agenda/pages/single": pages, "agenda/people/seen": 20, "agenda/activities": activities,
        "agenda/fits/address": pages, "agenda/fits/day": activities,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "figures"),
    [
        ([60, 31], set()),
        ([60, 31, 16], {"pages_of_most"}),  # half of the last one each time
        ([60, 31, 31, 31, 31, 29], {"pages_of_most"}),
        ([20, 60], set()),
        ([20, 61], {"growth"}),
        ([2, 60], set()),  # two pages are nothing to judge by
        ([20, 600], {"growth"}),
    ],
)
def test_a_run_is_held_against_the_one_with_most(pages: list[int], figures: set[str]) -> None:
    *before, now = (of_pages(number) for number in pages)
    assert failed(COPY, now, *before) == figures


RECESS = GOOD | {  # the emptiest of the daily runs over the agendas of 2021 and 2022, beside the ten before it
    "agenda/pages/single": 66, "agenda/pages/weekly": 198, "agenda/people/seen": 25, "agenda/activities": 1320,
    "agenda/fits/address": 261, "agenda/fits/day": 1307, "agenda/scan/known": 264, "agenda/scan/unlisted": 2,
}  # fmt: skip


def test_a_recess_is_published() -> None:
    assert failed(WHOLE, RECESS | {"agenda/people/in_office": 28}, GOOD) == set()
    four_weeks = replace(WHOLE, until=WHOLE.since + dt.timedelta(days=27))
    few = {
        "agenda/pages/single": 4, "agenda/pages/weekly": 10, "agenda/people/seen": 9, "agenda/activities": 30,
        "agenda/fits/address": 14, "agenda/fits/day": 30,
    }  # fmt: skip
    assert failed(four_weeks, few) == set()


def test_half_of_a_cabinet_gone_in_a_recess_is_not_published() -> None:
    half = RECESS | {"agenda/people/seen": 14, "agenda/people/in_office": 28}
    assert failed(WHOLE, half, GOOD) == {"persons", "persons_of_most"}
    assert failed(WHOLE, RECESS | {"agenda/scan/unlisted": 54}, GOOD) == {"named"}


def test_a_new_cabinet_is_published_from_its_first_week_on() -> None:
    """Nobody of it was there before. Eight weeks later the last week of the old one leaves the period, all at once."""
    first = GOOD | {"agenda/people/seen": 56, "agenda/people/in_office": 57}
    assert failed(WHOLE, first, GOOD) == set()
    unknown = GOOD | {"agenda/people/unknown": 28, "agenda/people/in_office": 28}  # to the register, as yet
    assert failed(WHOLE, unknown, GOOD) == set()
    ninth = GOOD | {"agenda/people/in_office": 29}
    assert failed(WHOLE, ninth, first) == set()
    assert failed(WHOLE, ninth | {"agenda/people/seen": 16}, first) == {"persons_of_most"}


def test_more_or_fewer_activities_on_a_page_than_usual() -> None:
    usual = [of_pages(60), of_pages(60), of_pages(50)]
    assert failed(COPY, of_pages(60, 121), *usual) == set()
    assert failed(COPY, of_pages(60, 119), *usual) == {"activities_of_usual"}
    assert failed(COPY, of_pages(60, 751), *usual) == {"activities_of_usual"}


def test_another_period_is_compared_in_the_direction_that_it_tells_of() -> None:
    def held(days: int, pages: int) -> bool:
        found = assertions.figures(of_pages(60), DAYS, [Past(days, of_pages(pages))])
        verdicts = assertions.judge_figures(assertions.read_scopes()[1], found)
        return all(verdict.held for verdict in verdicts)

    assert held(7, 6)  # ten times as much as in a week
    assert not held(DAYS, 6)
    assert held(400, 600)  # a tenth of a year
    assert not held(7, 600)


def test_a_copy_is_held_against_the_hague() -> None:
    assert failed(COPY, GOOD | {"agenda/physical/single/in_the_hague": 960}) == {"the_hague_single"}


def test_weeks_that_leave_out_the_hague_are_published() -> None:
    """A week names few places in The Hague: with .16 of those that state one it is a week like any other."""
    weeks = {
        "agenda/pages/single": 0,
        "agenda/physical/single/with_place": 0,
        "agenda/physical/single/in_the_hague": 0,
    }
    assert failed(WHOLE, GOOD | weeks) == set()
    assert failed(WHOLE, GOOD | weeks, GOOD) == set()


@pytest.mark.parametrize(
    ("form", "hague", "figures"),
    [
        ("weekly", 204, set()),
        ("weekly", 206, {"the_hague_weekly_change"}),
        ("single", 415, set()),
        ("single", 405, {"the_hague_single_change"}),
        ("single", 905, set()),
        ("single", 915, {"the_hague_single_change"}),
    ],
)
def test_the_hague_is_held_against_earlier_runs_of_the_same_form(
    form: str, hague: int, figures: set[str]
) -> None:
    odd = GOOD | {f"agenda/physical/{form}/in_the_hague": 500}
    assert failed(WHOLE, GOOD | {f"agenda/physical/{form}/in_the_hague": hague}, GOOD, odd, GOOD) == figures


def test_runs_without_a_form_say_nothing_of_it() -> None:
    """The first weeks, after runs that had none, or that did not count by form."""
    old = {name: value for name, value in GOOD.items() if "/physical/" not in name}
    assert failed(WHOLE, GOOD | {"agenda/physical/weekly/in_the_hague": 500}, old) == set()


def test_the_hague_is_not_judged_of_a_person_or_by_a_handful() -> None:
    away = GOOD | {"agenda/physical/single/in_the_hague": 0, "agenda/physical/weekly/in_the_hague": 450}
    assert failed(replace(WHOLE, people=("Rob Jetten",)), away) == set()
    few = {"agenda/physical/single/with_place": 49, "agenda/physical/weekly/with_place": 49}
    assert failed(COPY, away | few, GOOD) == set()
    enough = {"agenda/physical/single/with_place": 50}
    assert failed(COPY, away | enough) == {"the_hague_single"}


def test_words_have_number_and_bound() -> None:
    verdict = Verdict("pages", Figure(12), Bound(least=50))
    assert str(verdict) == "pages is 12, must be at least 50"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("whole: {when: {}, pages: {minimum: 3}}", "minimum"),
        ("whole: {when: {}, paginas: {least: 3}}", "whole has paginas; known are"),
        ("whole: {when: {days: 3, person: x}}", "person"),
        ("- whole", "can't be used as assertions"),
        ("whole: {", "can't be used as assertions"),
    ],
)
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "assertions.yml"
    path.write_text(text)
    with pytest.raises(AssertionFileError, match=words):
        assertions.read_scopes(path)


def test_a_run_without_a_scope_is_told(tmp_path: Path) -> None:
    path = tmp_path / "assertions.yml"
    path.write_text("whole: {when: {live: true}, pages: {least: 3}}")
    with pytest.raises(AssertionFileError, match="No scope"):
        assertions.scope_of(COPY, assertions.read_scopes(path))


def test_live_is_the_live_site() -> None:
    assert WHOLE.site == LIVE_SITE
