"""What is found on sites that are wrong in a known way, and what is said: the matrix of docs/RELIABILITY.md.

    PYTHONPATH=tests python benchmarks/adversaries.py [--only WORDS]

The sites are those of tests/support/adversary.py, made of the bundled sample site. Precision and recall count
activities by their key, against a crawl of the site with nothing wrong.
"""

from __future__ import annotations

import argparse
import pickle
import re
import tempfile
from pathlib import Path
from typing import Any

from support.adversary import MODES, Adversary
from support.warm import Warm

from agendacrawl.settings import ITEM_PIPELINES

ON_LOOPBACK = re.compile(r"http://127\.0\.0\.1:\d+")
TEST = "`test_adversary.py::test_it_is_complete_or_says_so`"


def crawl(name: str, warm: Warm, folder: Path) -> tuple[set[str], str, dict[str, Any]]:
    """Return the keys of the activities that a crawl finds, its outcome and its counters."""
    kept = folder / "pages.pickle"
    kept.unlink(missing_ok=True)
    with Adversary(MODES[name]) as site:
        done = warm(
            site.url,
            settings={
                "DOWNLOAD_TIMEOUT": 2,
                "AGENDA_NER": "none",
                "KEEP": str(kept),
                "ITEM_PIPELINES": {**ITEM_PIPELINES, "support.warm.Keep": 950},
            },
        )
    pages = pickle.loads(kept.read_bytes()) if kept.exists() else []
    return {activity.key for page in pages for activity in page.activities}, str(done.outcome), done.stats


def said_of(stats: dict[str, Any]) -> list[str]:
    """Return why a run is not complete, and how many pages it did not get or not understand."""
    pages = {"did not come": "failed", "were not understood": "not_understood"}
    lost = [
        f"{n} pages {words}" for words, name in pages.items() if (n := stats.get(f"agenda/pages/{name}", 0))
    ]
    return [*lost, *stats.get("agenda/assertions/failed", []), *stats.get("agenda/scan/reasons", [])]


def main() -> None:
    """Print the matrix."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--only", default="", help="only the sites with these words in their name")
    only = parser.parse_args().only
    print("| what is served | recall | precision | outcome | missing possible | what is said | proved by |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, Warm() as warm:
        truth, _, _ = crawl("nothing wrong", warm, Path(folder))
        for name in MODES:
            if only not in name:
                continue
            found, outcome, stats = crawl(name, warm, Path(folder))
            right = len(found & truth)
            said = ON_LOOPBACK.sub("", "; ".join(said_of(stats)))[:120].replace("|", "/")
            recall, precision = right / len(truth), right / max(len(found), 1)
            missing = "yes" if stats.get("agenda/scan/complete") and outcome == "ok" else "no"
            row = f"| {name} | {recall:.3f} | {precision:.3f} | `{outcome}` | {missing} | {said} | {TEST} |"
            print(row, flush=True)


if __name__ == "__main__":
    main()
