"""What is a visit: SQL and the map's JavaScript count the same cases of tests/data/visits.yml alike."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from playwright.sync_api import sync_playwright
from support.maps import Made, by_year
from support.pages import make_activity, make_page, make_place
from support.paths import DATA
from support.views import renew

from agendacrawl import register
from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.core.vocabulary import Flag, Level, Mode
from agendacrawl.db.store import Store
from agendacrawl.map import page
from agendacrawl.map.snapshot import Activity, Frame, Place, Region

CHROMIUM = Path("/usr/bin/chromium")
INSTALLABLE = os.geteuid() == 0 and platform.freedesktop_os_release()["ID"] == "debian"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "visits.yml").read_text("utf-8"))
FIRST = dt.date(2026, 3, 1)  # each case has a day of its own
CODES = sorted({code for case in CASES for code in case["counts"]})

Counts = dict[str, list[int]]

cases = pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])


def day_of(number: int) -> dt.date:
    return FIRST + dt.timedelta(number)


def rows_of(number: int) -> list[dict[str, Any]]:
    usual = {"people": ["Anna"], "mode": "physical", "standing": "counts"}
    return [usual | row for row in CASES[number]["rows"]]


# -- In the database -----------------------------------------------------------------------------


def stored_place(name: str, code: str) -> Any:
    if code.startswith("GM"):
        return make_place(name, code)
    return make_place(name, None, country=code, level=Level.COUNTRY)


@pytest.fixture(scope="module")
def stored(copies: Any) -> str:
    """The address of a database that holds the cases."""
    dsn: str = copies()
    with Store(dsn) as store:
        store.open_run("agenda", {})
        for number in range(len(CASES)):
            for n, row in enumerate(rows_of(number)):
                path = f"/actueel/agenda/{day_of(number):%Y/%m/%d}/{number}-{n}"
                places = [stored_place(f"{code} {m}", code) for m, code in enumerate(row["places"])]
                flags = [Flag.CANCELLED] if row["standing"] == "cancelled" else []
                one = make_activity(
                    f"Case {number}", key=path, date=day_of(number), people=row["people"],
                    mode=Mode(row["mode"]), flags=flags, places=places, stated_place=None,
                )  # fmt: skip
                url = f"https://www.rijksoverheid.nl{path}"
                store.store_page(make_page(one, url=url, path=path, date=day_of(number)))
    with psycopg.connect(dsn) as connection:
        vanish(connection)
        connection.execute("DELETE FROM agenda.activity_joint")
        connection.execute("""
            INSERT INTO agenda.activity_joint (activity_id, joint_id, reason, likeness, linked_to)
            SELECT id, first, 'same_title', 1, first
            FROM (SELECT id, min(id) OVER (PARTITION BY date) AS first, count(*) OVER (PARTITION BY date) AS rows
                  FROM agenda.activity) AS a
            WHERE rows > 1
        """)
    renew(dsn)
    return dsn


def vanish(connection: psycopg.Connection[Any]) -> None:
    """Let the pages vanish that the cases have so: a run noticed it on the day before the activity, or on its day."""
    for number in range(len(CASES)):
        for n, row in enumerate(rows_of(number)):
            if row["standing"].startswith("withdrawn"):
                day = day_of(number) - dt.timedelta(row["standing"] == "withdrawn_before")
                connection.execute(
                    """WITH noticed AS (
                           INSERT INTO agenda.run (spider, arguments, version, outcome, started_at, finished_at)
                           VALUES ('agenda', '{}', 'test', 'ok', %(at)s, %(at)s) RETURNING id
                       )
                       UPDATE agenda.page SET missing_since_run = noticed.id FROM noticed WHERE path LIKE %(path)s""",
                    {"at": dt.datetime.combine(day, dt.time(12), dt.UTC), "path": f"%/{number}-{n}"},
                )


@pytest.fixture(scope="module")
def counted(stored: str) -> Counts:
    """The counts of every case in gis.activity_region, by day and municipality."""
    with psycopg.connect(stored) as connection:
        found: Counts = {}
        for date, code, *counts in connection.execute("""
            SELECT a.date, r.code, count(*)::integer, sum(a.visits)::integer,
                   sum(a.visits_outside_the_hague)::integer
            FROM gis.activity_region a JOIN gis.region r ON r.id = a.region_id
            WHERE a.kind = 'municipality' GROUP BY a.date, r.code
        """):
            found[f"{date} {code}"] = counts
        return found


@cases
def test_the_views_count_it(counted: Counts, number: int) -> None:
    assert of_day(counted, number) == CASES[number]["counts"]


def of_day(counted: Counts, number: int) -> Counts:
    prefix = f"{day_of(number)} "
    return {key.removeprefix(prefix): counts for key, counts in counted.items() if key.startswith(prefix)}


def test_the_views_say_where_the_rest_was(stored: str) -> None:
    with psycopg.connect(stored) as connection:
        lines = connection.execute(
            "SELECT line, activities, visits FROM gis.totals WHERE kind = 'municipality'"
        )
        assert {line: counts for line, *counts in lines} == totals()


def totals() -> Counts:
    """The sums of all cases by line, as gis.totals has them."""
    sums: Counts = {
        line: [0, 0]
        for line in (
            "regions", "several_regions", "ambiguous", "elsewhere", "province_only", "caribbean", "abroad", "online", "diverse",
            "unresolved", "not_stated", "cancelled", "withdrawn_before", "all", "withdrawn_after",
        )
    }  # fmt: skip
    for case in CASES:
        counts, rest = list(case["counts"].values()), case.get("rest", {})
        for unit in (0, 1):
            summed = sum(one[unit] for one in counts)
            sums["regions"][unit] += summed
            for line, of_line in rest.items():
                sums[line][unit] += of_line[unit]
            sums["withdrawn_after"][unit] += case.get("vanished", [0, 0])[unit]
            once = max((one[unit] for one in counts), default=0)  # the same people in each municipality
            sums["several_regions"][unit] += once - summed
            sums["all"][unit] += once + sum(one[unit] for one in rest.values())
    return sums


# -- In the page ---------------------------------------------------------------------------------


COUNT = """() => {
    const units = Counting.ofKind("municipality");
    const all = { person: null, ministry: null, type: null, mode: null, outside: false };
    const found = {};
    for (const region of Data.regions) {
        for (const day of new Set(Data.A.date)) {
            const during = { ...all, from: day, until: day };
            const tally = (filter) => Counting.tally([Counting.hits(units.get(region.number) ?? [], filter)]);
            const { activities, visits } = tally(during);
            const outside = tally({ ...during, outside: true }).visits;
            if (activities) {
                const date = new Date(day * 86400000).toISOString().slice(0, 10);
                found[`${date} ${region.code}`] = [activities, visits, outside];
            }
        }
    }
    const rest = Counting.rest("municipality", { ...all, from: -1e9, until: 1e9 });
    return [found, Object.fromEntries(rest.map(([line, { activities, visits }]) => [line, [activities, visits]]))];
}"""


def source() -> Made:
    """The cases as the map gets them."""
    activities: list[Activity] = []
    places: list[Place] = []
    for number in range(len(CASES)):
        for row in rows_of(number):
            id_ = len(activities)
            activities.append(
                Activity(
                    id_, number, day_of(number), False, f"Case {number}", tuple(row["people"]), (), "Werkbezoek", True,
                    row["mode"], row["standing"], False, "not_stated", f"https://www.rijksoverheid.nl/{id_}",
                )
            )  # fmt: skip
            for code in row["places"]:
                known = code in CODES
                region = (CODES.index(code),) if known else ()
                away = () if code == THE_HAGUE else region
                country = "NL" if known else code
                places.append(
                    Place(
                        id_,
                        code,
                        "place",
                        52.0,
                        5.0,
                        code == THE_HAGUE,
                        known,
                        country,
                        code,
                        region,
                        region,
                        *[away] * 2,
                    )
                )
    names = register.municipalities()
    regions = [
        Region(n, "municipality", code, names[code].name, 52.0, 5.0, None, None)
        for n, code in enumerate(CODES)
    ]
    kinds = [("municipality", "gemeente", "gemeenten")]
    return Made(Frame(regions, kinds, [], [], [], ["Werkbezoek"], FIRST, True), by_year(activities, places))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Counts, Counts]]:
    """The counts of every case in the page, by day and municipality, and the lines of the rest."""
    if not CHROMIUM.exists() and not INSTALLABLE:
        pytest.skip("The map page was not tested: Chromium is missing (apt-get install chromium).")
    file = tmp_path_factory.mktemp("visits") / "index.html"
    page.write(page.MapPage(source()), file.parent)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(file.as_uri())
        tab.wait_for_selector("html[data-ready]")
        yield tab.evaluate(COUNT)
        browser.close()


@cases
def test_the_page_counts_it(shown: tuple[Counts, Counts], number: int) -> None:
    assert of_day(shown[0], number) == CASES[number]["counts"]


def test_the_page_says_where_the_rest_was(shown: tuple[Counts, Counts]) -> None:
    assert {line: counts for line, counts in shown[1].items() if line != "hague"} == totals()
