"""What is kept of a page that is read again, and what goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from support.keeping import LEFT, MONDAY, OTHER, PATH, STAYED, activity, known, named, page

from agendacrawl.core.items import Activity, Problem
from agendacrawl.core.vocabulary import Flag, Mode
from agendacrawl.db.document import encode_merged
from agendacrawl.events.keeping import LostName, Merged, merge

LNV, IENW = (
    "Ministerie van Landbouw, Natuur en Voedselkwaliteit",
    "Ministerie van Infrastructuur en Waterstaat",
)


def kept(merged: Merged, kind: str) -> list[tuple[str, str]]:
    return [(one.where, one.text) for one in merged.page.problems if one.kind == kind]


# -- Who ---------------------------------------------------------------------------------------


def test_who_left_is_kept_and_who_was_taken_off_goes() -> None:
    was = known(named(LEFT, STAYED, OTHER), people=(LEFT, STAYED, OTHER))
    found = merge(was, page(named(OTHER), people=[OTHER]))
    assert found.page.people == found.page.activities[0].people == [LEFT, OTHER]
    assert found.lost_names == [LostName(LEFT, 7, True), LostName(STAYED, 7, False)]
    assert kept(found, "kept_people") == [(PATH, LEFT)]


def test_who_held_no_office_on_that_day_goes() -> None:
    late = dt.date(2022, 9, 9)
    was = known(named(LEFT, STAYED, date=late), people=(LEFT, STAYED))
    found = merge(was, page(named(STAYED, date=late), date=late, people=[STAYED]))
    assert found.page.activities[0].people == [STAYED]
    assert found.lost_names == [LostName(LEFT, 7, False)]


def test_a_page_that_names_nobody_keeps_all() -> None:
    was = known(named(LEFT, STAYED), people=(LEFT, STAYED))
    found = merge(was, page(named(), people=[]))
    assert found.page.people == found.page.activities[0].people == [LEFT, STAYED]
    assert [one.kept for one in found.lost_names] == [True, True]


def test_who_is_kept_belongs_to_the_page() -> None:
    """New, reworded and moved lines get them too."""
    was = known(named(LEFT, STAYED), people=(LEFT, STAYED))
    lines = [
        named(STAYED, title="Werkbezoek tuinder Verbeek"),
        named(STAYED, title="Opening brug Kampen", date=MONDAY + dt.timedelta(days=2)),
    ]
    found = merge(was, page(*lines, people=[STAYED]))
    assert [one.people for one in found.page.activities] == [[LEFT, STAYED]] * 2


def test_who_is_kept_of_one_line_stays_there() -> None:
    was = known(named(LEFT), named(STAYED, title="Opening brug Kampen"), people=(LEFT, STAYED))
    lines = [named(), named(STAYED, title="Opening brug Kampen"), named(STAYED, title="Gesprek met Vewin")]
    found = merge(was, page(*lines, people=[STAYED]))
    assert [one.people for one in found.page.activities] == [[LEFT], [STAYED], [STAYED]]


def test_once_kept_stays_kept_with_the_run_that_saw_it() -> None:
    was = known(named(STAYED, LEFT), people=(STAYED, LEFT), lost_names={LEFT: 3})
    found = merge(was, page(named(STAYED, description="nieuw"), people=[STAYED]))
    assert found.page.activities[0].people == [STAYED, LEFT]
    assert found.lost_names == [LostName(LEFT, 3, True)]


def test_who_is_named_again_is_lost_no_longer() -> None:
    was = known(named(STAYED, LEFT), people=(STAYED, LEFT), lost_names={LEFT: 3})
    found = merge(was, page(named(LEFT, STAYED), people=[LEFT, STAYED]))
    assert found.page.activities[0].people == [LEFT, STAYED]
    assert found.lost_names == []


def test_a_register_that_learns_later_brings_the_name_back() -> None:
    """Who went because the register did not know of the departure yet is there again once it does."""
    was = known(named(STAYED), people=(STAYED,), lost_names={LEFT: 3})
    found = merge(was, page(named(STAYED), people=[STAYED]))
    assert found.page.people == found.page.activities[0].people == [STAYED, LEFT]


def test_another_spelling_of_a_name_is_nobody_lost() -> None:
    was = known(named("Christianne van der Wal", STAYED), people=("Christianne van der Wal", STAYED))
    now = [STAYED, "Christianne van der Wal-Zeggelink"]
    found = merge(was, page(named(*now), people=now, fetched_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    assert found.page.people == found.page.activities[0].people == now
    assert found.lost_names == []


def test_a_week_is_one_persons() -> None:
    found = merge(known(named(LEFT), people=(LEFT,)), page(named(STAYED), people=[STAYED]))
    assert found.page.activities[0].people == [STAYED]
    single = merge(known(named(LEFT), people=(LEFT,)), page(named(STAYED), people=[STAYED], weekly=False))
    assert single.page.activities[0].people == [LEFT, STAYED]


@pytest.mark.parametrize(
    ("stated_by_page", "ministries", "expected"),
    [([], [IENW], [IENW, LNV]), ([IENW], [IENW], [IENW]), ([], [], [LNV])],
)
def test_ministries_follow_who_is_kept(
    stated_by_page: list[str], ministries: list[str], expected: list[str]
) -> None:
    was = known(named(LEFT, STAYED, ministries=[LNV, IENW]), people=(LEFT, STAYED))
    found = merge(was, page(named(STAYED, ministries=ministries), people=[STAYED], ministries=stated_by_page))
    assert found.page.activities[0].ministries == expected


def test_ministries_are_not_overwritten_by_nothing() -> None:
    found = merge(known(activity(ministries=[IENW])), page(activity(ministries=[])))
    assert found.page.activities[0].ministries == [IENW]


# -- Where -------------------------------------------------------------------------------------


def places(was: list[Activity], now: list[Activity]) -> list[tuple[str | None, str | None]]:
    found = merge(known(*was), page(*now))
    return [(one.stated_place, one.day_place) for one in found.page.activities]


def test_a_place_is_kept_from_label_and_day_heading_alike() -> None:
    tuesday: dict[str, Any] = {"date": MONDAY + dt.timedelta(days=1)}
    assert places([activity(stated_place="Hulst")], [activity()]) == [("Hulst", None)]
    assert places([activity(day_place="Saba")], [activity()]) == [(None, "Saba")]
    assert places([activity(stated_place="Hulst")], [activity(**tuesday)]) == [("Hulst", None)]
    assert places([activity(day_place="Saba")], [activity(**tuesday)]) == [(None, None)]  # it was that day's
    found = merge(known(activity(day_place="Saba")), page(activity()))
    assert kept(found, "kept_place") == [(activity().key, "Saba")]
    assert found.keep == {activity().key: ["places"]}


def test_what_is_stated_now_goes_before_what_was() -> None:
    was = [activity(stated_place="Hulst")]
    assert places(was, [activity(stated_place="Goes")]) == [("Goes", None)]
    assert places(was, [activity(day_place="Goes")]) == [(None, "Goes")]
    reworded = activity("Bezoek aan tuinder Verbeek via Webex", mode=Mode.ONLINE)
    assert places(was, [reworded]) == [(None, None)]
    assert places(was, [activity(mode=Mode.ONLINE)]) == [("Hulst", None)]  # the same words said so before


def test_a_place_that_moved_to_another_line_is_not_lost() -> None:
    was = [activity("Bezoek school en haven", stated_place="Terneuzen")]
    now = [activity("Bezoek school", start_time=dt.time(9)), activity("Bezoek haven", start_time=dt.time(14))]
    assert places(was, now) == [("Terneuzen", None), (None, None)]
    now[1].stated_place = "Terneuzen"
    assert places([replace(was[0], start_time=dt.time(9))], now) == [(None, None), ("Terneuzen", None)]


def test_a_place_of_a_line_that_has_nothing_to_do_with_it_takes_none_away() -> None:
    was = [activity(stated_place="Hulst")]
    assert places(was, [activity(), activity("Opening brug", stated_place="Hulst")]) == [
        ("Hulst", None),
        ("Hulst", None),
    ]


@pytest.mark.parametrize("reworded", [False, True])
def test_two_lines_that_change_places_keep_their_own(reworded: bool) -> None:
    one, other = activity("Gesprek", stated_place="Hulst"), activity("Gesprek", key=f"{PATH}#Gesprek#2")
    now = [activity("Gesprek"), activity("Gesprek", key=f"{PATH}#Gesprek#2", stated_place="Hulst")]
    if reworded:
        now[0].description = "Over zorg"
    found = merge(known(one, other), page(*now))
    assert [(line.key, line.stated_place) for line in found.page.activities] == [
        (other.key, None),
        (one.key, "Hulst"),
    ]
    assert not found.keep


def test_flags_of_a_place_go_with_it() -> None:
    was = activity(stated_place="Huklst", flags=[Flag.PLACE_UNRESOLVED, Flag.CANCELLED])
    found = merge(known(was), page(activity(flags=[Flag.WEEKDAY_MISMATCH])))
    assert found.page.activities[0].flags == [Flag.WEEKDAY_MISMATCH, Flag.PLACE_UNRESOLVED]


# -- What else ---------------------------------------------------------------------------------


def test_a_stated_type_is_kept() -> None:
    found = merge(known(activity(type_stated="Gesprek")), page(activity()))
    assert found.keep == {activity().key: ["type"]}
    assert kept(found, "kept_type") == [(activity().key, "Gesprek")]
    assert not merge(known(activity(type_stated="Gesprek")), page(activity(type_stated="Werkbezoek"))).keep


def test_where_a_step_failed_the_same_words_keep_all() -> None:
    failed = {"problems": [Problem("step_failed", "PlacePipeline", "")]}
    found = merge(known(activity(flags=[Flag.PLACE_UNRESOLVED])), page(activity(), **failed))
    assert found.keep == {activity().key: ["type", "places", "facts"]}
    assert found.page.activities[0].flags == [Flag.PLACE_UNRESOLVED]
    assert not merge(known(activity()), page(activity(description="nieuw"), **failed)).keep
    assert not merge(known(activity()), page(activity())).keep


def test_a_new_line_takes_no_key_that_another_has() -> None:
    """A line that was reworded has the key under which it was first seen."""
    was = known(activity("Gesprek met Vewin over drinkwater", key=f"{PATH}#Vewin"))
    now = [activity("Overleg Vewin over drinkwater"), activity("Opening brug", key=f"{PATH}#Vewin")]
    found = merge(was, page(*now))
    assert [one.key for one in found.page.activities] == [f"{PATH}#Vewin", f"{PATH}#Vewin#2"]


def test_a_single_page_is_one_activity_whatever_it_says() -> None:
    was, now = (
        activity("Gesprek met Vewin", key=PATH),
        activity("Opening brug", key=PATH, stated_place="Goes"),
    )
    assert merge(known(was), page(now, weekly=False)).page.activities[0].key == PATH


def test_a_page_without_activities_says_which_it_keeps() -> None:
    found = merge(known(activity("Gesprek met Vewin")), page())
    assert kept(found, "kept_activities") == [(PATH, "Gesprek met Vewin")]


def test_too_many_lines_are_left_alone_and_counted() -> None:
    was = [activity(f"Gesprek {n}", description=str(n)) for n in range(2000)]
    now = [activity(f"Overleg {n + 5000}", description=str(n)) for n in range(2000)]
    found = merge(known(*was), page(*now))
    assert kept(found, "unmatched_lines") == [
        (PATH, "2000 lines were not compared with those before the edit: there are too many.")
    ]


def test_the_page_as_read_stays_as_it_is() -> None:
    read = page(named(STAYED), people=[STAYED])
    before = encode_merged(Merged(read, {}, []))
    merge(
        known(named(LEFT, STAYED, stated_place="Hulst", type_stated="Gesprek"), people=(LEFT, STAYED)), read
    )
    assert encode_merged(Merged(read, {}, [])) == before
