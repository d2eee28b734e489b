"""How well places, modes and mentions are read: the table of docs/QUALITY.md.

    python benchmarks/places.py [--shared ../shared] [--wrong] [--ner none]

The rules were written while looking at these texts, so every figure is a development figure and no test
figure. `--wrong` lists every text that comes out wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()

from agendacrawl.items import Place  # noqa: E402 - the load time is measured
from agendacrawl.nlp.pipeline import load  # noqa: E402
from agendacrawl.nlp.sites import EMPTY, Reading, combine, read_text  # noqa: E402
from agendacrawl.places.gazetteer import Gazetteer, Rank, read_official  # noqa: E402
from agendacrawl.places.resolve import Context, resolve_stated  # noqa: E402
from agendacrawl.vocabulary import Level  # noqa: E402

Answer = frozenset[tuple[str, ...]]


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def expected(places: Iterable[dict[str, Any]]) -> Answer:
    """Municipality code, else province, else country: what a place comes to in a count."""
    return frozenset(
        (p["gm"],) if p["gm"] else (p["country"], p["name"] if p["level"] == "province" else "")
        for p in places
    )


def answered(places: Iterable[Place]) -> Answer:
    """The same of our own places."""
    return frozenset(
        (p.municipality_code,)
        if p.municipality_code
        else (p.country or "", p.name if p.level is Level.PROVINCE else "")
        for p in places
    )


def contexts(items: Iterable[dict[str, Any]]) -> dict[str, list[Context]]:
    """The title and intro of every item, by its place text."""
    found: dict[str, list[Context]] = defaultdict(list)
    for item in items:
        found[item["locatie"] or ""].append(Context((item["activiteitnaam"], item["subtitel"] or "")))
    return found


def stated(
    gold: list[dict[str, Any]], gazetteer: Gazetteer, texts: dict[str, list[Context]], wrong: bool
) -> None:
    """Print the figures of the stated places; a distinct text counts as right if every occurrence is."""
    modes = right = physical = occurrences = occurrences_right = unmarked = 0
    for entry in gold:
        found = [
            resolve_stated(entry["locatie"], gazetteer, context)
            for context in texts.get(entry["locatie"]) or [Context()]
        ]
        modes += found[0].mode == entry["mode"]
        if wrong and found[0].mode != entry["mode"]:
            print(f"  mode      {entry['locatie']!r}: {found[0].mode}, should be {entry['mode']}")
        if entry["mode"] not in ("physical", "hybrid"):
            continue
        want = expected(entry["places"])
        good = [answered(resolution.places) == want for resolution in found]
        share = entry["n"] / len(found)
        codes = {p["gm"] for p in entry["places"]}
        physical += 1
        right += all(good)
        occurrences += entry["n"]
        occurrences_right += share * sum(good)
        for resolution, ok in zip(found, good, strict=True):
            sure = {p.municipality_code for p in resolution.places if p.municipality_code and not p.ambiguous}
            unmarked += share * bool(sure - codes)
            if wrong and not ok:
                got = [
                    (p.name, p.municipality_code or p.country, "?" * p.ambiguous) for p in resolution.places
                ]
                kind = "WRONG" if sure - codes else "place"
                print(f"  {kind}     {entry['locatie']!r}: {got}; {entry['note']}")
    row("mode, by distinct text", modes / len(gold), 0.995)
    row("places exactly right, by distinct text", right / physical, 0.98)
    row("places exactly right, by occurrence", occurrences_right / occurrences, 0.997)
    row("wrong municipality, not marked ambiguous", unmarked / occurrences, 0.005, below=True)


def mentions(gold: list[dict[str, Any]], readings: list[Reading], wrong: bool) -> None:
    """Print exact span F of LOC, names inside an organisation's left out, and strict: with every label."""
    figures = {}
    for name in ("LOC", "strict"):
        hits = ours = theirs = 0
        for entry, reading in zip(gold, readings, strict=True):
            spans = {(s, e, label) for s, e, label in entry["spans"]}
            free = {(s, e) for s, e, label in spans if label != "LOC"}
            got = {(m.start, m.end, m.label) for m in reading.mentions}
            if name == "LOC":
                spans = {s for s in spans if s[2] == "LOC"}
                got = {s for s in got if s[2] == "LOC" and s[:2] not in free}
            hits, ours, theirs = hits + len(spans & got), ours + len(got), theirs + len(spans)
            if wrong and name == "LOC" and spans != got:
                text = entry["text"]
                extra, missed = (
                    [text[s:e] for s, e, _ in sorted(a - b)] for a, b in ((got, spans), (spans, got))
                )
                print(f"  mention   +{extra} -{missed}: {text!r}"[:400])
        figures[name] = (hits / ours, hits / theirs, 2 * hits / (ours + theirs))
    row("mentions in text, exact span F (LOC)", figures["LOC"][2], 0.88)
    print("      precision {:.3f}, recall {:.3f}; strict (LOC, FAC, ORGLOC) F {:.3f}".format(
        *figures["LOC"][:2], figures["strict"][2]
    ))  # fmt: skip


def sites(gold: list[dict[str, Any]], readings: list[Reading], wrong: bool) -> None:
    """Print precision and recall of the words for where it takes place, compared in lower case."""
    hits = ours = theirs = 0
    for entry, reading in zip(gold, readings, strict=True):
        want = {name.lower() for name in entry["main_location"]}
        got = {m.text.lower() for m in reading.sites}
        hits, ours, theirs = hits + len(want & got), ours + len(got), theirs + len(want)
        if wrong and want != got:
            print(f"  site      +{sorted(got - want)} -{sorted(want - got)}: {entry['text']!r}"[:400])
    row("site from text, precision", hits / ours, 0.95)
    row("site from text, recall", hits / theirs, 0.80)


def hidden(gazetteer: Gazetteer, share: float) -> Gazetteer:
    """The gazetteer without a share of its places, as if nobody had typed them up: what is left to the NER."""
    towns = (Rank.PLACE, Rank.QUARTER, Rank.ABROAD, Rank.ABROAD_CITY)
    names = sorted(key for key, entries in gazetteer.index.items() if entries[0].rank in towns)
    lost = set(random.Random(0).sample(names, int(share * len(names))))
    return gazetteer.without(lost)


def row(name: str, value: float, target: float, below: bool = False) -> None:
    """One line of the table."""
    met = value <= target if below else value >= target
    print(f"{name:<48} {value:7.4f}  {'<=' if below else '>='} {target:<6} {'yes' if met else 'NO'}")


def merged(readings: list[Reading], texts: list[tuple[str, ...]]) -> list[Reading]:
    """Title and intro as the one text that the gold answers count their positions in."""
    found = []
    rest = iter(readings)
    for parts in texts:
        title = next(rest)
        intro = next(rest) if len(parts) > 1 else EMPTY
        moved = tuple(mention.moved(len(parts[0]) + 1) for mention in intro.mentions)
        found.append(Reading(title.mentions + moved, combine(title, intro)))
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--wrong", action="store_true", help="list every wrong text")
    parser.add_argument("--ner", default="auto")
    options = parser.parse_args()
    offline = Gazetteer.load()
    nlp = load(options.ner, offline)
    row("load, seconds", time.perf_counter() - STARTED, 3, below=True)
    if not (options.shared / "gold").is_dir():
        print(f"No gold answers in {options.shared}: the rest of the table is left out.")
        return
    items = lines(options.shared / "data/agendas_2017_2023.jsonl")
    gold = lines(options.shared / "gold/place_texts.jsonl")
    official = Gazetteer.load(read_official(options.shared / "data/woonplaatsen_2025_cbs.csv"))
    for title, gazetteer in (("official places", official), ("offline", offline)):
        for told, texts in (("with title and intro", contexts(items)), ("place text alone", {})):
            print(f"\nStated places, {title}, {told} (development texts)")
            stated(gold, gazetteer, texts, options.wrong)
    spans = [
        entry
        for name in ("spans_200", "spans_rich100")
        for entry in lines(options.shared / f"gold/{name}.jsonl")
    ]
    parts = [tuple(entry["text"].split("\n", 1)) for entry in spans]
    texts = [text for pair in parts for text in pair]
    print(f"\nText, {len(spans)} titles and intros (development texts)")
    readings = merged(read_text(nlp, texts), parts)
    mentions(spans, readings, options.wrong)
    sites(spans, readings, options.wrong)
    for voter in ("none", options.ner):
        print(f"\nText, three in ten names hidden from the gazetteer, NER {voter}")
        readings = merged(read_text(load(voter, hidden(offline, 0.3)), texts), parts)
        mentions(spans, readings, False)
        sites(spans, readings, False)
    print("\nSpeed")
    began = time.process_time()
    for item in items:
        context = Context((item["activiteitnaam"], item["subtitel"] or ""))
        resolve_stated(item["locatie"] or "", official, context)
        read_text(nlp, context.texts)
    row("activities a second, one core", len(items) / (time.process_time() - began), 1000)
    row("memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 600, below=True)


if __name__ == "__main__":
    main()
