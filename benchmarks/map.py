"""How fast the map page is with many activities: time to the first picture, to a change of filter, and to the spots.

    python benchmarks/map.py [--points 20000] [--page DIR]

The activities are made up, each at a place of its own, which is the hardest case: real ones share places.
Needs Chromium.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from agendacrawl import register
from agendacrawl.db.outlines import Ring
from agendacrawl.map import page
from agendacrawl.map.snapshot import Activity, Frame, Place, Region, Year
from agendacrawl.refdata.borders import municipal_borders

TYPES = ("Gesprek", "Werkbezoek", "Evenement", "unclassified")
FIRST, DAYS = dt.date(2017, 1, 1), 365 * 9
CABINETS = (("Rutte III", dt.date(2017, 10, 26), dt.date(2022, 1, 10)), ("Schoof", dt.date(2024, 7, 2), None))


class MadeUp:
    """So many activities over nine years and fifty people, in the municipalities and provinces of 2025."""

    def __init__(self, points: int) -> None:
        self._points = points
        self._towns = sorted(register.municipalities().values(), key=lambda one: one.code)
        self._provinces = [one.name for one in register.provinces()]
        regions = [
            Region(n, "municipality", one.code, one.name, one.lat, one.lon, 50_000, 50_000)
            for n, one in enumerate(self._towns)
        ]
        for n, name in enumerate(self._provinces):
            lat, lon = next((one.lat, one.lon) for one in self._towns if one.province == name)
            regions.append(Region(1000 + n, "province", f"P{n}", name, lat, lon, 1_500_000, 1_500_000))
        self.frame = Frame(
            regions,
            [("province", "provincie", "provincies"), ("municipality", "gemeente", "gemeenten")],
            [("visited", "Bezocht"), ("nothing_found", "Niets gevonden")],
            CABINETS,
            [(f"Bewindspersoon {n}", f"Ministerie {n % 15}", FIRST, None) for n in range(50)],
            TYPES,
            FIRST + dt.timedelta(DAYS),
            example=True,
        )

    def years(self) -> Iterator[Year]:
        """Yield the years, each made when it is asked for."""
        for year in range(FIRST.year, FIRST.year + 9):
            yield self._year(year)

    def _year(self, year: int) -> Year:
        chance = random.Random(year)
        activities, places = [], []
        for number in range(self._points // 9):
            id_ = year * 1_000_000 + number
            here = min(int(chance.expovariate(0.02)), len(self._towns) - 1)
            town = self._towns[here]
            who, day = chance.randrange(50), dt.date(year, 1, 1) + dt.timedelta(chance.randrange(365))
            title = f"Werkbezoek {number} aan bedrijven en bewoners in {town.name}"
            url = f"https://www.rijksoverheid.nl/actueel/agenda/{day:%Y/%m/%d}/werkbezoek-{number}"
            activities.append(
                Activity(
                    id_, id_, day, False, title, (f"Bewindspersoon {who}",), (f"Ministerie {who % 15}",),
                    chance.choice(TYPES), True, "physical", "counts", False, "netherlands", url,
                )
            )  # fmt: skip
            lat, lon = town.lat + chance.gauss(0, 0.05), town.lon + chance.gauss(0, 0.08)
            level = chance.choices(["place", "address", "municipality"], [7, 2, 1])[0]
            where = (here, 1000 + self._provinces.index(town.province))
            places.append(
                Place(id_, town.name, level, lat, lon, False, True, "NL", f"in {town.name}", *[where] * 4)
            )
        return Year(year, activities, places)

    def borders(self, kind: str) -> dict[int, tuple[Ring, ...]]:
        """Return the borders of the municipalities; the provinces have none, and are drawn as labels."""
        if kind != "municipality":
            return {}
        shapes = municipal_borders()
        return {
            n: tuple(ring for polygon in shapes[one.code] for ring in polygon)
            for n, one in enumerate(self._towns)
        }


# Runs in the page: change the address as the page does, and wait until the browser has drawn it.
CHANGE = """
    async (words) => {
        const start = performance.now();
        const done = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        location.hash = words;
        await done;
        while (!document.documentElement.dataset.ready) await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
    }
"""
FIRST_PICTURE = """
    async () => {
        while (!document.documentElement.dataset.ready) await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now();
    }
"""
CHANGES = (
    "persoon=Bewindspersoon+7",
    "",
    "type=Werkbezoek",
    "ministerie=Ministerie+3",
    "van=2023-01-01",
    "denhaag=mee",
    "soort=municipality",
    "soort=municipality&persoon=Bewindspersoon+7",
    "soort=municipality&tel=per100000",
    "punten=aan",
    "punten=aan&persoon=Bewindspersoon+7",
    "naast=persoon:Bewindspersoon+8",
)


def measure(tab: Page, address: str) -> None:
    """Open the page and print what was measured: by the clock, and how long the page's own thread worked."""
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def work() -> float:
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    def report(what: str, waited: float, before: float) -> None:
        print(f"{what:45} {waited:6.0f} ms by the clock, {work() - before:6.0f} ms of work")

    tab.goto("about:blank")
    before = work()
    tab.goto(address)
    report("to the first picture", tab.evaluate(FIRST_PICTURE), before)
    for words in CHANGES:
        before = work()
        report(words or "no filter", tab.evaluate(CHANGE, words), before)


def main() -> None:
    """Write the page, open it in headless Chromium, print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--page", type=Path, help="measure this folder; default: made-up activities")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = given.page or Path(made)
        if not given.page:
            started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            done = page.MapPage(MadeUp(given.points))
            page.write(done, folder)
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            spent = time.perf_counter() - started
            print(f"{done.activities:,} activities written in {spent:.1f} s, memory +{grown:.0f} MB")
        data = sum(file.stat().st_size for file in folder.glob("kaart/data/*.js"))
        code = sum(file.stat().st_size for file in (folder / "index.html", *(folder / "kaart").glob("*.*")))
        print(f"page {code / 1e3:.0f} kB before data, data {data / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        measure(
            browser.new_page(viewport={"width": 1400, "height": 900}),
            (folder / "index.html").resolve().as_uri(),
        )
        browser.close()


if __name__ == "__main__":
    main()
