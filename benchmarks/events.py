"""Precision and recall of linking shared events, on the pages whose truth is known.

    python benchmarks/events.py feed.jsonl [--items ../shared/data/agendas_2017_2023.jsonl] [--show 20]

The feed is a crawl of the replica (scrapy crawl agenda -a site=... -O feed.jsonl). Two rows of different pages that
came from one real item are one event: those are the pairs to find. Rows with the same title and day that came from
different items are two. A linked pair with different titles can't be judged by that truth: it is printed apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from agendacrawl.events.link import Row, link

ROOT = Path(__file__).resolve().parent.parent
Key = tuple[str, str, str]


def origins(items: Path) -> dict[Key, set[str]]:
    """The real items behind each (page, day, title) of the replica."""
    sys.path.insert(0, str(ROOT.parent / "shared" / "replica"))
    import replica  # type: ignore[import-not-found]

    found: defaultdict[Key, set[str]] = defaultdict(set)
    for page in replica.load_site(str(items)).pages:
        for item in page.items:
            found[key(page.url, str(item.date), item.title)].add(item.url)
    return found


def key(url: str, day: str, title: str) -> Key:
    """What a row of the feed and an item of the replica have in common."""
    return unquote(urlsplit(url).path), day, " ".join(title.split())


def row(number: int, found: dict[str, Any]) -> Row:
    """A row of the feed as the linker takes it."""
    return Row(
        id=number,
        page=urlsplit(found["url"]).path,
        weekly=found["weekly"],
        date=dt.date.fromisoformat(found["date"]),
        title=found["title"],
        end_date=dt.date.fromisoformat(found["end_date"]) if found["end_date"] else None,
        start_time=dt.time.fromisoformat(found["start_time"]) if found["start_time"] else None,
        people=frozenset(found["people"]),
        ministries=frozenset(found["ministries"]),
        codes=frozenset(p["municipality_code"] for p in found["places"] if p["municipality_code"]),
        places=frozenset(p["name"] for p in found["places"]),
        mode=found["mode"],
        text=found["description"],
        rank=number,
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("feed", type=Path)
    parser.add_argument("--items", type=Path, default=ROOT.parent / "shared/data/agendas_2017_2023.jsonl")
    parser.add_argument("--show", type=int, default=20, help="how many wrong and unjudged pairs to list")
    given = parser.parse_args()
    if not given.items.exists():
        sys.exit(f"There is no {given.items}: the truth is not here, so nothing is measured.")
    truth = origins(given.items)
    feed = [json.loads(line) for line in given.feed.read_text(encoding="utf-8").splitlines()]
    unfit = {"cancelled", "date_from_week"}
    rows = [row(number, found) for number, found in enumerate(feed) if not unfit & set(found["flags"])]
    came = {one.id: truth.get(key(one.page, str(one.date), one.title), set()) for one in rows}

    start = time.perf_counter()
    links = link(rows)
    seconds = time.perf_counter() - start

    groups: defaultdict[int, list[Row]] = defaultdict(list)
    for one in rows:
        if one.id in links:
            groups[links[one.id].event_id].append(one)
    linked = {(a.id, b.id): (a, b) for group in groups.values() for a, b in combinations(group, 2)}

    by_item: defaultdict[str, list[Row]] = defaultdict(list)
    for one in rows:
        for item in came[one.id]:
            by_item[item].append(one)
    wanted = {
        (a.id, b.id): (a, b)
        for group in by_item.values()
        for a, b in combinations(group, 2)
        if a.page != b.page
    }
    right = linked.keys() & wanted.keys()
    wrong = {
        pair: (a, b)
        for pair, (a, b) in linked.items()
        if pair not in wanted and came[a.id] and came[b.id] and (a.title, a.date) == (b.title, b.date)
    }
    unjudged = {k: v for k, v in linked.items() if k not in wanted and k not in wrong}
    print(f"{len(rows)} rows, {len(groups)} events on several pages, {seconds:.2f} s")
    print(
        f"pairs to find {len(wanted)}, found {len(right)}, wrong {len(wrong)}, of other titles {len(unjudged)}"
    )
    print(
        f"precision {len(right) / max(len(right) + len(wrong), 1):.4f}  recall {len(right) / len(wanted):.4f}"
    )
    missed = {k: v for k, v in wanted.items() if k not in linked}
    for what, pairs in (("wrong", wrong), ("missed", missed), ("other title", unjudged)):
        for _, (a, b) in sorted(pairs.items())[: given.show]:
            reason = links[b.id].reason if b.id in links else "-"
            people = " | ".join(", ".join(sorted(one.people)[:3]) for one in (a, b))
            print(f"{what}: {a.date} {a.title!r} / {b.title!r} ({people}) {reason}")


if __name__ == "__main__":
    main()
