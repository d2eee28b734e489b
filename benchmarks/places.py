"""How well places, modes and mentions are read, text by text; benchmarks/quality.py makes the table of it.

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

import yaml

STARTED = time.perf_counter()

from agendacrawl.core.items import Place  # noqa: E402 - the load time is measured
from agendacrawl.core.vocabulary import Level, Source  # noqa: E402
from agendacrawl.places.gazetteer import Gazetteer  # noqa: E402
from agendacrawl.places.model import NO_CONTEXT, Context, Rank  # noqa: E402
from agendacrawl.places.resolve import resolve_stated  # noqa: E402
from agendacrawl.places.sources.official import read_official  # noqa: E402
from agendacrawl.text.locations import EMPTY, Reading, combine, location_places  # noqa: E402
from agendacrawl.text.pipeline import load  # noqa: E402

Answer = frozenset[tuple[str, ...]]
Wrong = tuple[str, str, str, str]  # kind, text, what came out, what should have

MODE = "mode, by distinct text"
DISTINCT = "places exactly right, by distinct text"
OCCURRENCE = "places exactly right, by occurrence"
UNMARKED = "wrong municipality, not marked ambiguous"
LOC, STRICT = "mentions in text, exact span F (LOC)", "mentions in text, strict F (LOC, FAC, ORGLOC)"
LOC_PRECISION, LOC_RECALL = "mentions in text, precision (LOC)", "mentions in text, recall (LOC)"
SITE_PRECISION, SITE_RECALL = "site from text, precision", "site from text, recall"
TARGETS = {
    MODE: 0.995,
    DISTINCT: 0.98,
    OCCURRENCE: 0.997,
    UNMARKED: 0.005,
    LOC: 0.88,
    SITE_PRECISION: 0.95,
    SITE_RECALL: 0.80,
}
AT_MOST = {UNMARKED}  # figures that are to be small


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


def words(answer: Answer) -> str:
    """An answer as it is shown: codes of municipalities, names of provinces, codes of countries."""
    return ", ".join(sorted(parts[-1] or parts[0] for parts in answer)) or "no place"


def stated(
    gold: list[dict[str, Any]], gazetteer: Gazetteer, texts: dict[str, list[Context]]
) -> tuple[dict[str, float], list[Wrong]]:
    """The figures of the stated places, and the wrong ones; a text is right if every occurrence is."""
    modes = right = physical = occurrences = occurrences_right = unmarked = 0
    wrong: list[Wrong] = []
    for entry in gold:
        text = entry["locatie"]
        found = [resolve_stated(text, gazetteer, context) for context in texts.get(text) or [Context()]]
        modes += found[0].mode == entry["mode"]
        if found[0].mode != entry["mode"]:
            wrong.append(("mode", text, str(found[0].mode), entry["mode"]))
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
        for resolution in found:
            sure = {p.municipality_code for p in resolution.places if p.municipality_code and not p.ambiguous}
            unmarked += share * bool(sure - codes)
        if not all(good):
            missed = found[good.index(False)].places
            marked = ", marked ambiguous" if any(p.ambiguous for p in missed) else ""
            wrong.append(("place", text, words(answered(missed)) + marked, words(want)))
    return {
        MODE: modes / len(gold),
        DISTINCT: right / physical,
        OCCURRENCE: occurrences_right / occurrences,
        UNMARKED: unmarked / occurrences,
    }, wrong


def mentions(gold: list[dict[str, Any]], readings: list[Reading]) -> tuple[dict[str, float], list[Wrong]]:
    """Exact span F of LOC, names inside an organisation's left out, and strict: with every label."""
    figures: dict[str, float] = {}
    wrong: list[Wrong] = []
    for name in (LOC, STRICT):
        hits = ours = theirs = 0
        for entry, reading in zip(gold, readings, strict=True):
            spans = {(s, e, label) for s, e, label in entry["spans"]}
            free = {(s, e) for s, e, label in spans if label != "LOC"}
            got = {(m.start, m.end, m.label) for m in reading.mentions}
            if name == LOC:
                spans = {s for s in spans if s[2] == "LOC"}
                got = {s for s in got if s[2] == "LOC" and s[:2] not in free}
            hits, ours, theirs = hits + len(spans & got), ours + len(got), theirs + len(spans)
            if name == LOC and spans != got:
                text = entry["text"]
                extra, missed = (
                    ", ".join(text[s:e] for s, e, _ in sorted(a - b)) for a, b in ((got, spans), (spans, got))
                )
                wrong.append(("mention", text, extra, missed))
        if name == LOC:
            figures |= {LOC_PRECISION: hits / ours, LOC_RECALL: hits / theirs}
        figures[name] = 2 * hits / (ours + theirs)
    return figures, wrong


def sites(gold: list[dict[str, Any]], readings: list[Reading]) -> tuple[dict[str, float], list[Wrong]]:
    """Precision and recall of the words for where it takes place, compared in lower case."""
    hits = ours = theirs = 0
    wrong: list[Wrong] = []
    for entry, reading in zip(gold, readings, strict=True):
        want = {name.lower() for name in entry["main_location"]}
        got = {m.text.lower() for m in reading.locations}
        hits, ours, theirs = hits + len(want & got), ours + len(got), theirs + len(want)
        if want != got:
            wrong.append(
                ("site", entry["text"], ", ".join(sorted(got - want)), ", ".join(sorted(want - got)))
            )
    return {SITE_PRECISION: hits / ours, SITE_RECALL: hits / theirs}, wrong


DATA = Path(__file__).resolve().parents[1] / "tests/data"
# Texts of our own by the reading that they were written for, and the share that was right when they were first run.
READINGS = {
    ("place_texts.yml", "first"): ("stated places: every kind of form", 0.962),
    ("place_texts.yml", "second"): ("stated places: crooked ones on purpose", 0.854),
    ("place_texts.yml", "third"): ("stated places: towns and villages all over, and buildings", 0.967),
    ("place_texts.yml", "fourth"): ("stated places: sites, works, roads, regions, odd words", 0.891),
    ("place_texts.yml", "fifth"): ("stated places: houses, mergers, namesakes, typos, abroad", 0.944),
    ("place_texts.yml", "sixth"): ("stated places: bare names, hard on purpose", 0.931),
    ("place_texts.yml", "seventh"): ("stated places: villages, seats with their town, crooked ones", 0.949),
    ("site_texts.yml", "first"): ("sites: subjects, people, words that are villages", 0.907),
    ("site_texts.yml", "second"): ("sites: events, houses, organisations", 0.778),
    ("site_texts.yml", "third"): ("sites: more words that are villages", None),
    ("site_texts.yml", "fourth"): ("sites: visits, rites, tours, talks, meetings abroad", 0.827),
    ("site_texts.yml", "fifth"): ("sites: institutions with their town, far visits, people, names", 0.500),
    ("site_texts.yml", "sixth"): ("sites: rites, transports, names of companies", 0.350),
}
AREAS = {Level.PROVINCE: "provincie", Level.REGION: "streek"}

DRAWS = 3  # by which names are hidden: one draw alone moves the figures by some hundredths


def hidden(gazetteer: Gazetteer, share: float, draw: int) -> Gazetteer:
    """The gazetteer without a share of its places, as if nobody had typed them up: what is left to the NER."""
    towns = (Rank.PLACE, Rank.QUARTER, Rank.ABROAD, Rank.ABROAD_CITY)
    names = sorted(key for key, entries in gazetteer.index.items() if entries[0].rank in towns)
    lost = set(random.Random(draw).sample(names, int(share * len(names))))
    return gazetteer.without(lost)


def row(name: str, value: float, target: float, below: bool = False) -> None:
    """One line of the table."""
    met = value <= target if below else value >= target
    print(f"{name:<48} {value:7.4f}  {'<=' if below else '>='} {target:<6} {'yes' if met else 'NO'}")


def show(measured: tuple[dict[str, float], list[Wrong]], listed: bool) -> None:
    """Print figures beside their targets, and what came out wrong."""
    figures, wrong = measured
    for kind, text, got, want in wrong if listed else ():
        print(f"  {kind:<9} got [{got}] instead of [{want}]: {text!r}"[:400])
    for name, value in figures.items():
        if name in TARGETS:
            row(name, value, TARGETS[name], name in AT_MOST)
        else:
            print(f"{name:<48} {value:7.4f}")


def met(name: str, value: float) -> bool:
    """Whether a figure meets its target."""
    return value <= TARGETS[name] if name in AT_MOST else value >= TARGETS[name]


def text_gold(shared: Path) -> tuple[list[dict[str, Any]], list[tuple[str, ...]]]:
    """The titles and intros with their gold answers, and each as title and intro apart."""
    files = (shared / f"gold/{name}.jsonl" for name in ("spans_200", "spans_rich100"))
    spans = [entry for file in files for entry in lines(file)]
    return spans, [tuple(entry["text"].split("\n", 1)) for entry in spans]


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


def with_hidden(
    voter: str, gazetteer: Gazetteer, spans: list[dict[str, Any]], parts: list[tuple[str, ...]]
) -> dict[str, float]:
    """The figures of titles and intros with three in ten names hidden, as the mean of a few draws."""
    sums: dict[str, float] = defaultdict(float)
    for draw in range(DRAWS):
        nlp = load(voter, hidden(gazetteer, 0.3, draw))
        readings = merged(nlp.read([text for pair in parts for text in pair]), parts)
        for name, value in (mentions(spans, readings)[0] | sites(spans, readings)[0]).items():
            sums[name] += value / DRAWS
    return dict(sums)


def own(file: str, gazetteer: Gazetteer) -> dict[str, list[Wrong | None]]:
    """The texts of a file in tests/data by reading, and each that comes out otherwise than its file says."""
    nlp = load("none", gazetteer)
    codes = {area.name: area.code for area in gazetteer.municipalities.values()}
    found: dict[str, list[Wrong | None]] = defaultdict(list)
    for group, entries in yaml.safe_load((DATA / file).read_text(encoding="utf-8")).items():
        reading = group.split(" reading")[0] if " reading" in group else "first"
        for entry in entries:
            text, mode = entry["text"], ""
            if file == "place_texts.yml":
                resolution = resolve_stated(text, gazetteer)
                answer, mode = list(resolution.places), str(resolution.mode)
            else:
                answer = location_places(nlp.read([text])[0].locations, Source.TITLE, NO_CONTEXT, gazetteer)
            got = {
                p.municipality_code
                or (
                    f"{AREAS[p.level]} {p.name}" if p.country == "NL" and p.level in AREAS else str(p.country)
                )
                for p in answer
            }
            want = {codes.get(name, name) for name in entry["places" if mode else "sites"]}
            good = got == want and mode in ("", entry.get("mode", "physical"))
            kind = "own" if mode else "own site"
            wrong = (kind, text, f"{mode} {', '.join(sorted(got))}", ", ".join(sorted(want)))
            found[reading].append(None if good else wrong)
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
            show(stated(gold, gazetteer, texts), options.wrong)
    spans, parts = text_gold(options.shared)
    halves = [text for pair in parts for text in pair]
    print(f"\nText, {len(spans)} titles and intros (development texts)")
    readings = merged(nlp.read(halves), parts)
    show(mentions(spans, readings), options.wrong)
    show(sites(spans, readings), options.wrong)
    for voter in ("none", options.ner):
        print(f"\nText, three in ten names hidden from the gazetteer, NER {voter}")
        show((with_hidden(voter, offline, spans, parts), []), False)
    print("\nSpeed")
    began = time.process_time()
    for item in items:
        context = Context((item["activiteitnaam"], item["subtitel"] or ""))
        resolve_stated(item["locatie"] or "", official, context)
        nlp.read(context.texts)
    row("activities a second, one core", len(items) / (time.process_time() - began), 1000)
    row("memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 600, below=True)


if __name__ == "__main__":
    main()
