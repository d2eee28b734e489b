"""How often the type of an activity is told right, and where not.

    python benchmarks/activity_types.py [--shared ../shared] [--wrong] [--rules] [--frozen] [--export FILE]

Truth is the type that the site itself gave. Items before July 2022 are the tuning data: the rules were
written on them, the model learned from them. Items from July 2022 on are parted by a hash of their title: the
first half is for development (its errors were looked at), the second half is frozen, and looked at once, at
the end (`--frozen`). Items whose title is nearly one of the tuning data are left out. The lines of weekly
pages are written by hand (tests/data/type_lines.yml); their half "tune" was tuned on, "report" was not.
`--rules` prints the confidence of each rule for lookups/types.yml, `--export` writes the tuning items for
`python -m agendacrawl.types.training --items FILE`.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import math
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from agendacrawl.dutch.contact import cut_contact
from agendacrawl.types.classify import TypeGuess, classify
from agendacrawl.types.rules import first_hit, rules, tidy
from agendacrawl.types.stated import normalise_stated

ROOT = Path(__file__).resolve().parents[1]
TUNED_UNTIL = "2022-07"
RECENT = "2022-01"  # older tuning items weigh less: the ministries' habits changed
OLD_WEIGHT = 0.35
NEARLY = 0.8  # share of common four-letter parts from which two titles are nearly the same
TARGETS = {"accuracy": 0.90, "macro F1": 0.70, "accuracy where confidence >= 0.8": 0.96}


@dataclass(frozen=True)
class Item:
    """An activity as the crawl's feed gives it, as far as types need it."""

    title: str
    description: str
    stated_place: str
    people: list[str]
    date: str
    type_stated: str


def items(path: Path) -> list[Item]:
    """The items with a known type, their description without markup and contact lines."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry: dict[str, Any] = json.loads(line)
        if normalise_stated(entry["type"] or ""):
            markup = entry["subtitel_full"] or entry["subtitel"] or ""
            text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
            description, _ = cut_contact(text)
            place, people, date = entry["locatie"] or "", entry["bewindspersoon"], entry["datum"]
            found.append(Item(entry["activiteitnaam"], description, place, people, date, entry["type"]))
    return found


def normal(text: str) -> str:
    """A text without case, accents and signs, a number as 0: what makes two titles the same."""
    plain = unicodedata.normalize("NFKD", text.lower())
    digits = re.sub(r"\d+", "0", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    return " ".join(re.findall(r"[a-z0]+", digits))


def parts(text: str) -> frozenset[str]:
    """The four-letter parts of a title."""
    padded = f" {normal(text)} "
    return frozenset(padded[i : i + 4] for i in range(len(padded) - 3))


def without_near_duplicates(tested: Iterable[Item], tuned: Sequence[Item]) -> list[Item]:
    """The items whose title is not nearly the title of a tuning item."""
    known = [parts(item.title) for item in tuned]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, grams in enumerate(known):
        for gram in grams:
            holders[gram].append(number)
    kept = []
    for item in tested:
        grams = parts(item.title)
        common = Counter(number for gram in grams for number in holders.get(gram, ()))
        if all(n / (len(grams) + len(known[i]) - n) < NEARLY for i, n in common.items()):
            kept.append(item)
    return kept


def is_frozen(item: Item) -> bool:
    """Whether the item belongs to the half that is looked at only once."""
    return bool(hashlib.sha256(normal(item.title).encode()).digest()[0] & 1)


def by_time(everything: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The tuning items, and the later ones that are not nearly the same."""
    tuned = [item for item in everything if item.date < TUNED_UNTIL]
    return tuned, without_near_duplicates((item for item in everything if item.date >= TUNED_UNTIL), tuned)


def weekly_lines(half: str) -> tuple[list[dict[str, Any]], list[TypeGuess]]:
    """The lines of weekly pages of one half, and what the package says of each."""
    lines = yaml.safe_load((ROOT / "tests/data/type_lines.yml").read_text(encoding="utf-8"))["lines"]
    chosen = [line for line in lines if line["half"] == half]
    return chosen, [classify(line["line"], line.get("lead_in", ""), weekly=True) for line in chosen]


def guess(item: Item) -> TypeGuess:
    """What the package says without the stated type."""
    return classify(item.title, item.description, weekly=False, people=item.people, place=item.stated_place)


def row(name: str, value: float, target: float | None = None) -> None:
    """One line of the table."""
    verdict = "" if target is None else f"target {target:.2f}  {'ok' if value >= target else 'MISSED'}"
    print(f"  {name:34} {value:6.3f}  {verdict}")


def figures(truths: Sequence[str], guesses: Sequence[TypeGuess]) -> dict[str, float]:
    """Accuracy, macro F1 over the types that occur, and what a confidence of 0.8 is worth."""
    pairs = list(zip(truths, guesses, strict=True))
    sure = [truth == found.type for truth, found in pairs if found.confidence >= 0.8]
    return {
        "accuracy": sum(truth == found.type for truth, found in pairs) / len(pairs),
        "macro F1": sum(f1(type_, truths, guesses) for type_ in set(truths)) / len(set(truths)),
        "accuracy where confidence >= 0.8": sum(sure) / len(sure),
        "share with confidence >= 0.8": len(sure) / len(pairs),
        "unclassified": sum(found.type == "unclassified" for found in guesses) / len(pairs),
    }


def f1(type_: str, truths: Sequence[str], guesses: Sequence[TypeGuess]) -> float:
    """The F1 of one type."""
    told = sum(found.type == type_ for found in guesses)
    right = sum(truth == found.type == type_ for truth, found in zip(truths, guesses, strict=True))
    return 2 * right / (told + truths.count(type_))


def table(name: str, truths: Sequence[str], guesses: Sequence[TypeGuess], targets: bool) -> None:
    """Print the figures, and the confusion between types."""
    pairs = Counter(zip(truths, (str(found.type) for found in guesses), strict=True))
    types = sorted(set(truths))
    print(f"\n{name}: {len(truths)} activities, {len(truths) - sum(pairs[t, t] for t in types)} wrong")
    for label, value in figures(truths, guesses).items():
        row(label, value, TARGETS.get(label) if targets else None)
    print(
        "  rows: the site's type; columns: ours\n"
        + " " * 22
        + " ".join(f"{type_[:6]:>6}" for type_ in [*types, "unclas"])
    )
    for type_ in types:
        counts = " ".join(f"{pairs[type_, other]:6}" for other in [*types, "unclassified"])
        print(f"  {type_[:18]:20}{counts}   F1 {f1(type_, truths, guesses):.2f}")


def wrong(items_: Sequence[Item], guesses: Sequence[TypeGuess]) -> None:
    """Every wrong text once, with how often it occurs."""
    missed = Counter(
        (item.type_stated, str(found.type), f"{found.confidence:.2f}", found.evidence, item.title)
        for item, found in zip(items_, guesses, strict=True)
        if item.type_stated != found.type
    )
    for (truth, found, confidence, evidence, title), count in sorted(missed.items()):
        print(f"  {count}x {truth[:12]} told as {found[:12]} {confidence} | {title} | {evidence}")


def confidences(tuned: Sequence[Item]) -> None:
    """The share of right answers of every rule on the tuning data; repeated titles count less."""
    repeated = Counter(normal(item.title) for item in tuned)
    decided: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    for item in tuned:
        if hit := first_hit(tidy(item.title), tidy(item.description)):
            weight = (OLD_WEIGHT if item.date < RECENT else 1.0) / math.sqrt(repeated[normal(item.title)])
            decided[hit.rule.name] += weight
            right[hit.rule.name] += weight * (hit.rule.type == item.type_stated)
    for rule in rules():
        share = min(0.98, (right[rule.name] + 1.6) / (decided[rule.name] + 2))
        note = "" if abs(share - rule.confidence) < 0.006 else "   differs from the file"
        print(f"  {rule.name:24} {decided[rule.name]:7.1f} items   confidence: {share:.2f}{note}")


def speed(tested: Sequence[Item]) -> None:
    """Microseconds per activity on one core, nothing cached."""
    guess(tested[0])  # loads rules and weights
    classify("", "", weekly=False)
    start = time.process_time()
    for item in tested:
        guess(item)
    row("microseconds per activity", (time.process_time() - start) / len(tested) * 1e6)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--wrong", action="store_true", help="list every wrong text of the development half")
    parser.add_argument("--rules", action="store_true", help="print the confidence of each rule")
    parser.add_argument("--frozen", action="store_true", help="print the frozen half too")
    parser.add_argument("--export", type=Path, help="write the tuning items for agendacrawl.types.training")
    options = parser.parse_args()

    for half in ("tune", "report"):
        chosen, told = weekly_lines(half)
        name = f'Lines of weekly pages, half "{half}" ({"tuned on" if half == "tune" else "not tuned on"})'
        table(name, [line["type"] for line in chosen], told, targets=half == "report")

    path = options.shared / "data/agendas_2017_2023.jsonl"
    if not path.is_file():
        print(f"\nNo items in {path}: the tables of single activities are left out.")
        return
    everything = items(path)
    tuned, later = by_time(everything)
    development = [item for item in later if not is_frozen(item)]
    if options.export:
        options.export.write_text(
            "".join(json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in tuned), encoding="utf-8"
        )
    speed(everything)
    told = [guess(item) for item in development]
    name = "Items from July 2022 on, development half (rules saw its errors)"
    table(name, [item.type_stated for item in development], told, targets=True)
    if options.wrong:
        wrong(development, told)
    if options.frozen:
        frozen = [item for item in later if is_frozen(item)]
        name = "Items from July 2022 on, frozen half"
        table(name, [item.type_stated for item in frozen], [guess(item) for item in frozen], targets=True)
    if options.rules:
        confidences(tuned)


if __name__ == "__main__":
    main()
