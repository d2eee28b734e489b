"""No cell of a table is a formula, wherever a spreadsheet sees its cells end; and the text comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agendacrawl.core.cells import cell, text_of

SIGNS = "=+-@＝＋－＠"
texts = st.text(
    st.sampled_from([*SIGNS, ";", "\t", "\n", "\r", "'", '"', ",", " ", "\xa0", "a", "1"]), max_size=12
)


def formulas(table: str, separator: str) -> list[str]:
    """Return the formulas that a spreadsheet finds in a table when it takes that separator."""
    cells = [one for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator) for one in row]
    return [one for one in cells if one.strip(' "\xa0').startswith(tuple(SIGNS))]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "Overleg;=1+cmd|' /C calc'!A0", "Overleg; =1+1", "a\n=1+1", "a\r\n@SUM(1)", "a\t+1", "＝1+1", "Overleg;＋1", "－2",
     "＠SUM(1)", ";;=1", "=1;=2;=3", " =1", "\xa0=1", '";=1+1', "\t=1", "\rfoo"],
)  # fmt: skip
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_has_no_formula_whatever_separates_its_cells(text: str, separator: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerow([7, cell(text), "einde"])
    assert formulas(file.getvalue(), separator) == []


@pytest.mark.parametrize(
    "text", ["'s-Hertogenbosch", "Den Haag - Delft", "1-0", "a;b", "a; b", "e-mail", "", "1 + 1 = 2", "a'=b"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@settings(max_examples=2_000)
@example("' =")
@given(texts)
def test_the_text_comes_back(text: str) -> None:
    assert text_of(cell(text)) == text
    for part in re.split("[;\t\r\n]", cell(text)):
        assert not part.lstrip(" \xa0").startswith(tuple(SIGNS))
