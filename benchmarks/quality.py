"""The tables of docs/QUALITY.md.

    python benchmarks/quality.py [--shared ../shared] [--write]

Prints them; `--write` puts them between the markers of docs/QUALITY.md, where tests/docs/test_quality.py holds them
against what comes out now. The NER is the
package's own model, whatever else is installed, and the frozen half of the types is never run.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import activity_types
import places
import week_lines
import yaml

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.sources.official import read_official
from agendacrawl.text.pipeline import load
from agendacrawl.types.classify import TypeGuess

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs/QUALITY.md"
REASONS = ROOT / "benchmarks/reasons.yml"
RENEW = "python benchmarks/quality.py --write"
STATED = (places.MODE, places.DISTINCT, places.OCCURRENCE, places.UNMARKED)

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])


def verdict(good: bool) -> str:
    """The last cell of a figure with a target."""
    return "met" if good else "**missed**"


def target(name: str) -> str:
    """The target of a figure of places, or nothing."""
    if name not in places.TARGETS:
        return ""
    return f"{'<=' if name in places.AT_MOST else '>='} {places.TARGETS[name]:.3f}"


def explained(part: str, wrong: Iterable[str]) -> dict[str, str]:
    """The reasons of one part of reasons.yml. Raises ValueError when one is missing or left over."""
    reasons: dict[str, str] = yaml.safe_load(REASONS.read_text(encoding="utf-8"))[part]
    names = set(wrong)
    if missing := names - reasons.keys():
        raise ValueError(
            f"Wrong without a reason in benchmarks/reasons.yml, {part}: {missing}. Then: {RENEW}"
        )
    if left := reasons.keys() - names:
        raise ValueError(f"Right now, so take them out of reasons.yml, {part}: {left}. Then: {RENEW}")
    return reasons


def stated_places(shared: Path) -> dict[str, str]:
    """The tables of the stated places: figures, and every wrong text."""
    gold = places.lines(shared / "gold/place_texts.jsonl")
    contexts = places.contexts(places.lines(shared / "data/agendas_2017_2023.jsonl"))
    official = Gazetteer.load(read_official(shared / "data/woonplaatsen_2025_cbs.csv"))
    offline = Gazetteer.load()
    measured = [
        places.stated(gold, gazetteer, texts) for gazetteer in (official, offline) for texts in (contexts, {})
    ]
    rows = []
    for name in STATED:
        values = [figures[name] for figures, _ in measured]
        met = all(places.met(name, value) for value in values)
        rows.append([name, target(name), *(f"{value:.3f}" for value in values), verdict(met)])
    head = [
        "figure",
        "target",
        "official places",
        "the same, text alone",
        "offline",
        "the same, text alone",
        "",
    ]
    found: dict[places.Wrong, list[int]] = {}
    for number, (_, wrong) in enumerate(measured):
        for entry in wrong:
            found.setdefault(entry, []).append(number)
    reasons = explained("places", (text for _, text, _, _ in found))
    where = {(0, 1, 2, 3): "always", (1, 3): "text alone", (2, 3): "offline", (0, 1): "official places"}
    errors = [
        [text, got, want, where.get(tuple(numbers), "now and then"), reasons[text]]
        for (_, text, got, want), numbers in found.items()
    ]
    return {
        "stated places": table(head, rows),
        "wrong place texts": table(["place text", "got", "expected", "wrong", "why"], errors),
    }


def texts(shared: Path) -> dict[str, str]:
    """The tables of titles and intros: figures, and every wrong answer without its text."""
    gold, parts = places.text_gold(shared)
    nlp = load("own", Gazetteer.load())
    readings = places.merged(nlp.read([text for pair in parts for text in pair]), parts)
    mentions, wrong_mentions = places.mentions(gold, readings)
    sites, wrong_sites = places.sites(gold, readings)
    rows = [
        [name, target(name), f"{value:.3f}", verdict(places.met(name, value)) if target(name) else ""]
        for name, value in (mentions | sites).items()
    ]
    errors = []
    for part, title, wrong in (("mentions", "mention", wrong_mentions), ("sites", "site", wrong_sites)):
        names = [f"{want} instead of {got}" if want and got else want or got for _, _, got, want in wrong]
        reasons = explained(part, names)
        errors += [
            [title, got or "–", want or "–", reasons[name]]
            for name, (_, _, got, want) in zip(names, wrong, strict=True)
        ]
    return {
        "texts": table(["figure", "target", "value", ""], rows),
        "wrong answers in texts": table(["", "too much", "missing", "why"], errors),
    }


def unknown_names(shared: Path) -> dict[str, str]:
    """The table of titles and intros when three in ten names are hidden from the gazetteer."""
    gold, parts = places.text_gold(shared)
    gazetteer = Gazetteer.load()
    measured = [places.with_hidden(voter, gazetteer, gold, parts) for voter in ("own", "none")]
    rows = []
    for name in (places.LOC, places.SITE_PRECISION, places.SITE_RECALL):
        values = [figures[name] for figures in measured]
        cells = [f"{value:.3f} {verdict(places.met(name, value))}" for value in values]
        rows.append([name, target(name), *cells])
    return {"texts with unknown names": table(["figure", "target", "own NER", "no NER"], rows)}


def type_figures(truths: Sequence[str], guesses: Sequence[TypeGuess]) -> str:
    """The table of the figures of types."""
    targets = activity_types.TARGETS
    rows = []
    for name, value in activity_types.figures(truths, guesses).items():
        goal = targets.get(name)
        cells = ("", "") if goal is None else (f">= {goal:.3f}", verdict(value >= goal))
        rows.append([name, cells[0], f"{value:.3f}", cells[1]])
    return table(["figure", "target", "value", ""], rows)


def types(shared: Path) -> dict[str, str]:
    """The tables of the types of single pages, development half: figures, and errors by confusion."""
    _, later = activity_types.by_time(activity_types.items(shared / "data/agendas_2017_2023.jsonl"))
    development = [item for item in later if not activity_types.is_frozen(item)]
    guesses = [activity_types.guess(item) for item in development]
    truths = [item.type_stated for item in development]
    confusion = Counter(
        (truth, str(guess.type)) for truth, guess in zip(truths, guesses, strict=True) if truth != guess.type
    )
    reasons = explained("types", (f"{truth} > {ours}" for truth, ours in confusion))
    errors = [
        [truth, ours, str(count), reasons[f"{truth} > {ours}"]]
        for (truth, ours), count in sorted(confusion.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    return {
        "types of single pages": type_figures(truths, guesses),
        "wrong types of single pages": table(["the site's type", "ours", "times", "why"], errors),
    }


def lines() -> dict[str, str]:
    """The tables of the lines of weekly pages, which need nothing from outside the project."""
    chosen, guesses = activity_types.weekly_lines("report")
    wrong = [(line, guess) for line, guess in zip(chosen, guesses, strict=True) if line["type"] != guess.type]
    reasons = explained("lines", (line["line"] for line, _ in wrong))
    errors = [
        [line["line"], line["type"], f"{guess.type} ({guess.confidence:.2f})", reasons[line["line"]]]
        for line, guess in wrong
    ]
    return {
        "lines of weekly pages": type_figures([line["type"] for line in chosen], guesses),
        "wrong lines": table(["line", "type", "ours", "why"], errors),
    }


def own_places() -> dict[str, str]:
    """The tables of our own place texts, which need nothing from outside the project."""
    gazetteer = Gazetteer.load()
    found = {file: places.own(file, gazetteer) for file in dict.fromkeys(file for file, _ in places.READINGS)}
    rows, wrong = [], []
    for (file, reading), (name, first) in places.READINGS.items():
        answers = found[file][reading]
        share = sum(answer is None for answer in answers) / len(answers)
        rows.append([name, str(len(answers)), f"{first:.3f}" if first else "–", f"{share:.3f}"])
        wrong += [answer for answer in answers if answer]
    reasons = explained("own", (text for _, text, _, _ in wrong))
    errors = [
        [text.replace("\n", " / "), got, want or "no place", reasons[text]] for _, text, got, want in wrong
    ]
    return {
        "texts of our own": table(
            ["texts, in the order of their writing", "number", "at first", "now"], rows
        ),
        "wrong texts of our own": table(["text", "got", "expected", "why"], errors),
    }


def weeks() -> dict[str, str]:
    """The table of our own lines of weekly pages: where, how, with whom and about what."""
    names = {"place": "places", "mode": "mode", "who": "counterparts", "about": "topic"}
    rows = []
    for reading, parts in week_lines.table()[0].items():
        for (part, (right, asked)), first in zip(parts.items(), week_lines.FIRST[reading], strict=True):
            if asked:
                rows.append(
                    [reading, names[part], str(asked), f"{first / asked:.3f}", f"{right / asked:.3f}"]
                )
    return {"lines of our own": table(["reading", "what the line says", "number", "at first", "now"], rows)}


def tables(shared: Path) -> dict[str, str]:
    """Every table by the name of its marker; without the gold texts those of the project's own lines."""
    found = lines() | own_places() | weeks()
    if (shared / "gold").is_dir():
        found |= stated_places(shared) | texts(shared) | unknown_names(shared) | types(shared)
    return found


def marker(name: str) -> re.Pattern[str]:
    """The two markers of a table, and what stands between them."""
    return re.compile(rf"<!-- {re.escape(name)} -->\n(.*?)<!-- end -->", re.S)


def written(document: str) -> dict[str, str]:
    """The tables that stand in the document, by the name of their marker."""
    names = re.findall(r"^<!-- (?!end )(.+) -->$", document, re.M)
    return {name: found[1].strip() for name in names if (found := marker(name).search(document))}


def rewritten(document: str, found: dict[str, str]) -> str:
    """The document with new tables. Raises ValueError where it has no markers for one."""
    for name, text in found.items():
        new = f"<!-- {name} -->\n{text}\n<!-- end -->"
        document, times = marker(name).subn(new.replace("\\", r"\\"), document)
        if times != 1:
            raise ValueError(
                f"docs/QUALITY.md has {times} places for {name!r}: <!-- {name} --> ... <!-- end -->"
            )
    return document


def main() -> None:
    """Print the tables, or write them into the document."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/QUALITY.md")
    options = parser.parse_args()
    found = tables(options.shared)
    if options.write:
        document = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(rewritten(document, found), encoding="utf-8")
    for name, text in found.items():
        print(f"\n{name}\n{text}")
    if not (options.shared / "gold").is_dir():
        print(f"\nNo gold texts in {options.shared}: all but the lines of weekly pages is left out.")


if __name__ == "__main__":
    main()
