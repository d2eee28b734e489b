"""docs/QUALITY.md says what comes out now, and does not call a missed target met."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from support.paths import ROOT, SHARED

SHARED = ROOT.parent / "shared"
DOCUMENT = (ROOT / "docs/QUALITY.md").read_text(encoding="utf-8")
OWN = {
    "lines of weekly pages",
    "wrong lines",
    "texts of our own",
    "wrong texts of our own",
    "lines of our own",
}
FROM_GOLD = {
    "stated places",
    "wrong place texts",
    "texts",
    "texts with unknown names",
    "wrong answers in texts",
    "types of single pages",
    "wrong types of single pages",
}


@pytest.fixture(scope="module")
def quality() -> Iterator[ModuleType]:
    """benchmarks/quality.py, which imports its neighbours by their bare names."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield importlib.import_module("quality")
    sys.path.remove(str(ROOT / "benchmarks"))


def differences(documented: dict[str, str], found: dict[str, str]) -> list[str]:
    """The lines that are no longer true, with how to renew them."""
    wrong = []
    for name, text in found.items():
        old, new = documented[name].splitlines(), text.splitlines()
        wrong += [f"{name}: stands there: {line}" for line in old if line not in new]
        wrong += [f"{name}: comes out:    {line}" for line in new if line not in old]
    return wrong


def check(documented: dict[str, str], found: dict[str, str]) -> None:
    wrong = "\n".join(differences(documented, found))
    assert not wrong, f"docs/QUALITY.md is not true. Renew it: python benchmarks/quality.py --write\n{wrong}"


def test_tables_of_our_own_lines(quality: ModuleType) -> None:
    found = quality.lines() | quality.own_places() | quality.weeks()
    assert found.keys() == OWN
    check(quality.written(DOCUMENT), found)


@pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="no gold texts: places, texts, types not recomputed"
)
def test_tables_of_the_gold_texts(quality: ModuleType) -> None:
    found = quality.tables(SHARED)
    assert found.keys() == OWN | FROM_GOLD
    check(quality.written(DOCUMENT), found)


def test_every_table_has_its_markers_and_is_filled(quality: ModuleType) -> None:
    documented = quality.written(DOCUMENT)
    assert documented.keys() == OWN | FROM_GOLD
    for name, text in documented.items():
        columns = {line.count("|") for line in text.splitlines()}
        assert len(columns) == 1, name
        assert len(text.splitlines()) > 2, name
    assert quality.rewritten(DOCUMENT, documented) == DOCUMENT


def test_met_means_met() -> None:
    """In every row with a target, also those typed by hand in the same form."""
    rows = re.findall(r"^\| [^|]+ \| (>=|<=) ([\d.]+) \| ([\d. |]+) \| (\S+) \|$", DOCUMENT, re.M)
    assert len(rows) >= 12
    for sign, target, values, verdict in rows:
        numbers = [float(value) for value in values.split(" | ")]
        good = all(n >= float(target) if sign == ">=" else n <= float(target) for n in numbers)
        assert verdict == ("met" if good else "**missed**"), (sign, target, values)


def test_a_figure_that_changed_is_told(quality: ModuleType) -> None:
    documented = quality.written(DOCUMENT)
    changed = {name: text.replace("0.", "1.", 1) for name, text in quality.lines().items()}
    with pytest.raises(AssertionError, match=r"python benchmarks/quality\.py --write"):
        check(documented, changed)


def test_errors_and_reasons_are_the_same(quality: ModuleType) -> None:
    reasons = quality.yaml.safe_load(quality.REASONS.read_text(encoding="utf-8"))["lines"]
    with pytest.raises(ValueError, match="without a reason"):
        quality.explained("lines", [*reasons, "another"])
    with pytest.raises(ValueError, match="Right now"):
        quality.explained("lines", list(reasons)[1:])


def test_no_path_of_the_gold_texts() -> None:
    assert "../shared" not in DOCUMENT
