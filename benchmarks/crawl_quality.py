"""Precision and recall of a crawl of a site whose truth is known.

    python benchmarks/crawl_quality.py http://127.0.0.1:8899 truth.jsonl [--platform pro|legacy] [--show 20]

The truth file has one JSON object per (page, activity): url (path), date, title, people, weekly, place, type.
An activity is found when page, day, title and people are equal, white space apart. People whom only the words of
a page name are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
Key = tuple[str, str, str, tuple[str, ...]]


def key(row: dict[str, Any]) -> Key:
    """Return what must be equal for an activity to count as found."""
    words = " ".join(row["title"].split())
    return (
        unquote(urlsplit(row["url"]).path),
        row["date"],
        words,
        tuple(" ".join(p.split()) for p in row["people"] if "people_from_text" not in row.get("flags", ())),
    )


def crawl(site: str, platform: str, period: tuple[str, str]) -> list[dict[str, Any]]:
    """Crawl a site without a database and return the rows of its feed."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "activities.jsonl"
        command = [sys.executable, "-m", "scrapy", "crawl", "agenda", "-O", str(feed)]
        command += ["-a", f"site={site}", "-a", f"platform={platform}"]
        command += ["-a", f"since={period[0]}", "-a", f"until={period[1]}"]
        command += ["-s", "AGENDA_DATABASE=off", "-s", "LOG_LEVEL=WARNING"]
        command += ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16"]
        subprocess.run(command, check=True, cwd=ROOT)
        return [json.loads(line) for line in feed.read_text(encoding="utf-8").splitlines()]


def score(
    expected: Iterable[dict[str, Any]], found: Iterable[dict[str, Any]]
) -> tuple[int, Counter[Key], Counter[Key]]:
    """Return the number found, and what is missing and what is too much."""
    want, have = Counter(map(key, expected)), Counter(map(key, found))
    return sum((want & have).values()), want - have, have - want


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site")
    parser.add_argument("truth", type=Path)
    parser.add_argument("--platform", choices=["auto", "pro", "legacy"], default="auto")
    parser.add_argument("--show", type=int, default=10, help="how many wrong ones to list")
    given = parser.parse_args()
    expected = [json.loads(line) for line in given.truth.read_text(encoding="utf-8").splitlines()]
    days = sorted(row["date"] for row in expected)
    paths = sorted("-".join(row["url"].split("/")[3:6]) for row in expected)
    found = crawl(given.site, given.platform, (min(days[0], paths[0]), max(days[-1], paths[-1])))
    print(f"{'':<10}{'expected':>10}{'found':>10}{'precision':>11}{'recall':>9}")
    for name, weekly in (("all", None), ("single", False), ("weekly", True)):
        want = [row for row in expected if weekly in (None, row["weekly"])]
        have = [row for row in found if weekly in (None, row["weekly"])]
        right, missing, extra = score(want, have)
        precision, recall = right / max(len(have), 1), right / max(len(want), 1)
        print(f"{name:<10}{len(want):>10}{len(have):>10}{precision:>11.4f}{recall:>9.4f}")
        if weekly is None:
            wrong = [("missing", k) for k in missing] + [("too much", k) for k in extra]
    for what, (url, date, title, people) in wrong[: given.show]:
        print(f"{what}: {url} {date} {title!r} {', '.join(people)}")


if __name__ == "__main__":
    main()
