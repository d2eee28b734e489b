"""docs/RELIABILITY.md names tests, and each of them exists."""

from __future__ import annotations

import re

import pytest
from support.paths import TESTS

TEXT = (TESTS.parent / "docs/RELIABILITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    [path] = TESTS.rglob(file)
    assert re.search(rf"^def {name}\(", path.read_text(encoding="utf-8"), re.M)


def test_every_row_names_a_test() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "proved by" not in line]
    assert [row for row in rows if "::" not in row] == []
    assert len(NAMED) >= 30


def test_nothing_looks_like_a_test_and_is_none() -> None:
    assert len(re.findall(r"test_\w+\.py", TEXT)) == len(re.findall(r"`test_\w+\.py::\w+`", TEXT))
