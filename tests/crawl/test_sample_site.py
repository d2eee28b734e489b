"""The sample site is whole: served on both platforms, and true to the file that says what is on it."""

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from support.paths import SHARED

from agendacrawl.core.vocabulary import ActivityType, Flag, Level, Mode, Platform
from agendacrawl.sample import PERIOD, SampleServer, expected, load_site, serve
from agendacrawl.sample.site import Entrance, cabinet, plain

PAGES = {page.path: page for page in load_site()}
EXPECTED = expected()


@pytest.fixture(scope="module", params=list(Platform))
def site(request: pytest.FixtureRequest) -> Iterator[SampleServer]:
    with serve(request.param) as running:
        yield running


@pytest.fixture(scope="module")
def pro() -> Iterator[SampleServer]:
    with serve(Platform.PRO) as running:
        yield running


@pytest.fixture(scope="module")
def legacy() -> Iterator[SampleServer]:
    with serve(Platform.LEGACY) as running:
        yield running


def get(site: SampleServer, target: str) -> str:
    with urlopen(site.url + target) as answer:
        return str(answer.read().decode())


def question(**state: Any) -> dict[str, Any]:
    """The request that the site's own search page sends."""
    return {
        "requestState": {
            "current": 1, "filters": [], "resultsPerPage": 100, "searchTerm": "",
            "sortDirection": "", "sortField": "", "sortList": [],
        } | state,
        "queryConfig": {
            "filters": [], "result_fields": {"url": {"raw": {}}, "activity_start_date": {"raw": {}}},
            "disjunctiveFacets": [], "facets": {}, "sortList": [],
        },
    }  # fmt: skip


def ask(site: SampleServer, body: object) -> dict[str, Any]:
    request = Request(
        site.url + "/api/search", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def text_of(markup: str) -> str:
    """What a reader sees: without scripts, soft hyphens and double spaces."""
    return plain(re.sub(r"(?s)<script.*?</script>", " ", markup)).replace("\xad", "")


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace("\xad", "")))


def test_every_page_is_served(site: SampleServer) -> None:
    for path, page in PAGES.items():
        text = text_of(get(site, path))
        assert text_of(page.title) in text
        assert all(text_of(part) in text for part in (page.intro, *page.body))


def test_a_page_that_does_not_exist(site: SampleServer) -> None:
    with pytest.raises(HTTPError, match="404"):
        get(site, "/actueel/agenda/2026/11/03/bestaat-niet")


def test_type_stands_in_a_label_or_in_the_meta_line() -> None:
    path = "/actueel/agenda/2026/11/10/werkbezoek-glastuinbouw"
    with serve(Platform.PRO) as site:
        assert "<strong>Type:</strong> Werkbezoek" in get(site, path)
    with serve(Platform.LEGACY) as site:
        assert '<p class="article-meta">Werkbezoek | 10-11-2026</p>' in get(site, path)


def test_sitemaps_and_search_each_know_pages_that_the_other_does_not(pro: SampleServer) -> None:
    maps = re.findall(r"<loc>[^<]*(/sitemap/\d+\.xml)</loc>", get(pro, "/sitemap.xml"))
    locs = {loc for m in maps for loc in re.findall(r"<loc>http://[^/<]+([^<]+)</loc>", get(pro, m))}
    mapped = {unescape(loc) for loc in locs if loc.startswith("/actueel/agenda/")}
    found, current = set(), 1
    while results := ask(pro, question(current=current, resultsPerPage=10))["results"]:
        found |= {result["url"]["raw"] for result in results}
        current += 1
    assert len(maps) > 1
    assert locs - mapped, "no other pages in the sitemaps"
    assert found - PAGES.keys(), "no other pages in the answers"
    assert mapped | found >= PAGES.keys()
    assert mapped - found == {p for p in PAGES if PAGES[p].entrance is Entrance.SITEMAP} != set()
    assert found - mapped >= {p for p in PAGES if PAGES[p].entrance is Entrance.SEARCH} != set()


def test_search_by_day(pro: SampleServer) -> None:
    """9 November begins at 23:00 UTC on the 8th."""
    window = {"from": "2026-11-08T23:00:00.000Z", "to": "2026-11-09T22:59:59.999Z", "name": "x"}
    rule = {"field": "activity_start_date", "values": [window], "type": "all"}
    results = ask(pro, question(filters=[rule]))["results"]
    found = {result["url"]["raw"] for result in results}
    assert {result["activity_start_date"]["raw"] for result in results} == {window["from"]}
    day = dt.date(2026, 11, 9)
    assert found == {
        p for p, page in PAGES.items() if page.date == day and page.entrance is not Entrance.SITEMAP
    }


@pytest.mark.parametrize("part", ["requestState", "queryConfig"])
def test_search_refuses_another_shape(pro: SampleServer, part: str) -> None:
    short, long = question(), question()
    short[part].popitem()
    long[part]["sort"] = "desc"
    refused: tuple[object, ...] = (short, long, {}, [])
    for body in refused:
        with pytest.raises(HTTPError, match="400"):
            ask(pro, body)


def test_search_takes_the_captured_request(pro: SampleServer) -> None:
    captured = SHARED / "site_samples" / "api_search_request_rijksoverheid.json"
    if not captured.exists():
        pytest.skip("../shared is not here: the captured request was not tried")
    body = json.loads(captured.read_text("utf-8"))
    del body["_source"]
    assert ask(pro, body)["totalResults"] == 0  # no agenda page has the content type of a news item


def test_legacy_list(legacy: SampleServer) -> None:
    window = "startdatum=01-11-2026&einddatum=31-01-2027"
    listed: list[str] = []
    number = 1
    while found := re.findall(
        r'<a class="publication" href="([^"]+)"', get(legacy, f"/actueel/agenda?{window}&pagina={number}")
    ):
        assert len(found) <= 10
        listed += map(unescape, found)
        number += 1
    assert sorted(listed) == sorted(PAGES)
    assert 'class="publication"' not in get(legacy, "/actueel/agenda?startdatum=01-02-2027")


def test_a_page_can_change_while_the_site_runs() -> None:
    with serve(Platform.PRO) as site:
        path = next(iter(site.pages))
        del site.pages[path]
        with pytest.raises(HTTPError, match="404"):
            get(site, path)
        assert path not in get(site, "/sitemap/0.xml")


def test_expected_rows_speak_of_existing_pages_and_people() -> None:
    for row in EXPECTED:
        page = PAGES[row["url"]]
        assert row["weekly"] == (page.type == "Agenda"), row
        assert set(row["people"]) <= cabinet()["people"].keys(), row
        assert not page.people or row["people"] == list(page.people), row
        assert row["ministries"] == list(page.ministries), row
        assert row["weekly"] or row["type_stated"] == (page.type or None), row


def test_expected_titles_and_places_stand_on_their_page() -> None:
    for row in EXPECTED:
        page = PAGES[row["url"]]
        text = text_of(" ".join([page.title, page.place, page.intro, *page.body]))
        for key in ("title", "stated_place", "day_place", "description"):
            assert words(row.get(key) or "") <= words(text), (key, row)


def test_expected_rows_are_well_formed() -> None:
    for row in EXPECTED:
        day = dt.date.fromisoformat(row["date"])
        assert dt.date.fromisoformat(row["end_date"] or row["date"]) >= day
        if not {Flag.DATE_OUTSIDE_WEEK, Flag.DATE_DIFFERS_FROM_PATH} & set(row["flags"]):
            assert PERIOD[0] <= day <= PERIOD[1], row
        if row["start_time"] and row["end_time"]:
            assert dt.time.fromisoformat(row["start_time"]) < dt.time.fromisoformat(row["end_time"]), row
        Mode(row["mode"])
        assert not (row["mode"] == Mode.ONLINE and row["places"]), row
        assert set(row["flags"]) <= set(Flag)
        assert row["type_stated"] is None or row["type_stated"] in set(ActivityType), row
        for place in row["places"]:
            assert Level(place["level"])
            assert (place["municipality_code"] is None) or place["country"] == "NL"


def test_the_site_is_large_and_varied() -> None:
    weekly = [page for page in PAGES.values() if page.type == "Agenda"]
    located = [row for row in EXPECTED if row["places"]]
    codes = [[place["municipality_code"] for place in row["places"]] for row in located]
    assert len(PAGES) >= 70
    assert len(weekly) >= 40
    assert len(EXPECTED) >= 300
    assert 0.60 < sum("GM0518" in found for found in codes) / len(located) < 0.70
    assert {row["mode"] for row in EXPECTED} == set(Mode)
    by_people = {Flag.CANCELLED_CORRECTED, Flag.MODE_CORRECTED, Flag.PEOPLE_CORRECTED}
    assert {flag for row in EXPECTED for flag in row["flags"]} == set(Flag) - by_people
    assert {place["level"] for row in located for place in row["places"]} == set(Level)
    stated = {row["type_stated"] for row in EXPECTED if not row["weekly"]}
    assert stated == {None, *ActivityType} - {ActivityType.UNCLASSIFIED}
    assert {page.path_date.isocalendar().week for page in PAGES.values()} == {45, 46, 47, 53}


def test_the_codes_exist_and_the_regions_are_visited() -> None:
    file = SHARED / "data" / "gemeenten_2025.csv"
    if not file.exists():
        pytest.skip("../shared is not here: codes and regions were not compared")
    regions = {
        row["gemeentecode"]: row["npvr_regio"]
        for row in csv.DictReader(file.open(encoding="utf-8", newline=""))
    }
    codes = {place["municipality_code"] for row in EXPECTED for place in row["places"]} - {None}
    assert codes <= regions.keys()
    assert len({regions[code] for code in codes} - {""}) >= 7


def test_the_people_are_the_cabinet() -> None:
    file = SHARED / "data" / "cabinets_schoof_jetten.json"
    if not file.exists():
        pytest.skip("../shared is not here: the names were not compared")
    offices = [row for row in json.loads(file.read_text("utf-8")) if row["cabinet"] == "Jetten"]
    assert cabinet()["people"] == {row["name"]: row["ministry"].split()[0] for row in offices}


def test_invented_officials_are_recognisable_and_no_activity() -> None:
    """Whoever tests that contact lines are not stored can look for these."""
    assert any("06-00000000" in part for page in PAGES.values() for part in page.body)
    for mark in ("Voorbeeld", "example.org", "0000"):
        assert not any(mark in json.dumps(row) for row in EXPECTED), mark
