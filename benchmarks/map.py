"""How fast the map page is with many points: time to the first clusters, and to a change of filter.

    python benchmarks/map.py [--points 20000] [--page DIR]

The points are made up, each on a spot of its own, which is the hardest case: real ones share spots. Outlines come
from ../shared/data where that exists, else squares stand in. Needs Chromium.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from agendacrawl.map import page
from agendacrawl.map.snapshot import Activity, Place, Region, Ring, Snapshot, compact

OUTLINES = Path(__file__).resolve().parent.parent.parent / "shared/data/gemeenten_2025_wgs84.geojson"
TYPES = ["Gesprek", "Werkbezoek", "Evenement", "unclassified"]


def squares() -> list[tuple[str, tuple[Ring, ...]]]:
    """342 squares that together are about as large as the Netherlands."""
    found: list[tuple[str, tuple[Ring, ...]]] = []
    for number in range(342):
        x, y = 3.6 + number % 18 * 0.18, 50.9 + number // 18 * 0.14
        found.append((f"Gemeente {number}", (((x, y), (x + 0.18, y), (x + 0.18, y + 0.14), (x, y + 0.14)),)))
    return found


def outlines() -> list[tuple[str, tuple[Ring, ...]]]:
    """Names and outer rings of the municipalities."""
    if not OUTLINES.exists():
        print(f"{OUTLINES} is not there: squares stand in for the municipalities.")
        return squares()
    found = []
    for feature in json.loads(OUTLINES.read_text())["features"]:
        rings = tuple(polygon[0] for polygon in feature["geometry"]["coordinates"])
        found.append((feature["properties"]["gemeentenaam"], rings))
    return found


def made_up(points: int) -> Snapshot:
    """A snapshot with so many activities, one point each, over three years and fifty people."""
    chance = random.Random(1)
    municipalities = outlines()
    regions, middles = [], []
    for number, (name, rings) in enumerate(municipalities):
        lon = statistics.fmean(x for x, _ in rings[0])
        lat = statistics.fmean(y for _, y in rings[0])
        middles.append((lat, lon))
        regions.append(
            Region(number, "municipality", f"GM{number:04}", name, lat, lon, 50_000, 50_000, rings)
        )
    activities, places = [], []
    people = [f"Bewindspersoon {n}" for n in range(50)]
    for number in range(points):
        here = min(int(chance.expovariate(0.02)), len(regions) - 1)
        title = f"Werkbezoek {number} aan bedrijven en bewoners in {regions[here].name}"
        who, day = chance.choice(people), dt.date(2024, 1, 1) + dt.timedelta(chance.randrange(1000))
        activities.append(
            Activity(
                number,
                number,
                day,
                title,
                (who,),
                (f"Ministerie {int(who.split()[1]) % 15}",),
                chance.choice(TYPES),
                True,
                "physical",
                "counts",
                False,
                "netherlands",
                f"https://www.rijksoverheid.nl/actueel/agenda/{day:%Y/%m/%d}/werkbezoek-{number}",
            )
        )
        lat, lon = middles[here]
        lat, lon = lat + chance.gauss(0, 0.05), lon + chance.gauss(0, 0.08)
        level = chance.choices(["place", "address", "municipality"], [7, 2, 1])[0]
        evidence = f"in {regions[here].name}"
        places.append(
            Place(number, regions[here].name, level, lat, lon, False, True, "NL", evidence, *[(here,)] * 4)
        )
    cabinets: list[tuple[str, dt.date, dt.date | None]] = [("Schoof", dt.date(2024, 7, 2), None)]
    return Snapshot(
        activities,
        places,
        regions,
        {"municipality": "gemeenten"},
        [("visited", "Bezocht")],
        cabinets,
        [],
        TYPES,
        dt.date(2026, 11, 23),
        example=True,
    )


# Runs in the page: change a filter through the address as the page does, and wait until the browser has drawn it.
CHANGE = """
    async (words) => {
        const start = performance.now();
        const done = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        location.hash = words;
        await done;
        const worked = performance.now() - start;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return [worked, performance.now() - start];
    }
"""
CHANGES = (
    "persoon=Bewindspersoon+7",
    "",
    "type=Werkbezoek",
    "van=2025-01-01",
    "denhaag=mee",
    "soort=municipality&punten=uit",
)


def main() -> None:
    """Write the page, open it in headless Chromium, print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--page", type=Path, help="measure this index.html; default: made-up points")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = given.page or Path(folder) / "index.html"
        if not given.page:
            file.write_text(page.build(compact(made_up(given.points))), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        started = time.perf_counter()
        tab.goto(file.resolve().as_uri())
        tab.wait_for_selector(".cluster")
        print(f"size of the page      {file.stat().st_size / 1e6:6.1f} MB")
        print(f"to the first clusters {1000 * (time.perf_counter() - started):6.0f} ms")
        for words in CHANGES:
            worked, drawn = tab.evaluate(CHANGE, words)
            print(f"{words or 'no filter':30} {worked:6.0f} ms, drawn after {drawn:6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
