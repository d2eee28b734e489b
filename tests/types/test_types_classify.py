"""Rules and model together: lines of weekly pages, what each voter adds, and what holds for any text."""

from collections import Counter
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.paths import DATA

from agendacrawl.core.vocabulary import ActivityType, TypeMethod
from agendacrawl.types import model as models
from agendacrawl.types.classify import TypeGuess, classify
from agendacrawl.types.groups import Group, group_of
from agendacrawl.types.rules import Rule, rules
from agendacrawl.types.vote import rule_evidence, shares_of

LINES: list[dict[str, Any]] = yaml.safe_load((DATA / "type_lines.yml").read_text(encoding="utf-8"))["lines"]


def line_guess(line: dict[str, Any]) -> TypeGuess:
    return classify(line["line"], line.get("lead_in", ""), weekly=True)


def test_there_are_enough_lines_of_every_type_in_both_halves() -> None:
    assert len(LINES) >= 300
    counts = Counter((line["half"], line["type"]) for line in LINES)
    assert set(counts) == {
        (half, type_)
        for half in ("tune", "report")
        for type_ in set(ActivityType) - {ActivityType.UNCLASSIFIED}
    }


@pytest.mark.parametrize(("half", "least"), [("tune", 0.98), ("report", 0.94)])
def test_lines_of_weekly_pages_are_told_right(half: str, least: float) -> None:
    chosen = [line for line in LINES if line["half"] == half]
    right = [line_guess(line).type == line["type"] for line in chosen]
    assert sum(right) / len(right) >= least


def test_confidence_of_at_least_four_fifths_can_be_relied_on() -> None:
    sure = [(line, guess) for line in LINES if (guess := line_guess(line)).confidence >= 0.8]
    assert len(sure) / len(LINES) >= 0.75
    assert sum(guess.type == line["type"] for line, guess in sure) / len(sure) >= 0.96


def test_a_lead_in_governs_a_line_of_names() -> None:
    name = "Stichting Muziekfestival Oost"
    assert classify(name, "De minister heeft gesprekken met:", weekly=True).type == ActivityType.GESPREK
    assert classify(name, "De minister bezoekt:", weekly=True).type == ActivityType.WERKBEZOEK
    assert classify(name, "", weekly=True).type == ActivityType.EVENEMENT


def test_the_rule_is_the_evidence_where_it_agrees_with_the_answer() -> None:
    guess = classify("Werkbezoek aan een zorgboerderij", "", weekly=False)
    assert guess.method is TypeMethod.RULES
    assert guess.evidence == "Werkbezoek"
    assert guess.confidence > 0.9


def test_the_model_names_its_words_where_no_rule_matches() -> None:
    guess = classify("Ministers van Energie", "", weekly=False, place="Brussel (België)")
    assert guess.method is TypeMethod.MODEL
    assert set(guess.evidence.split(", ")) <= {"ministers", "van", "energie"}


@pytest.mark.parametrize("title", ["Xqzw", "N.t.b.", "-"])
def test_words_that_say_nothing_stay_unclassified(title: str) -> None:
    guess = classify(title, "", weekly=False)
    assert guess.type == ActivityType.UNCLASSIFIED
    assert guess.method is TypeMethod.NONE
    assert guess.confidence < 0.3


def test_agreement_makes_surer_and_disagreement_less() -> None:
    agreed = classify("Opening school", "De minister geeft een speech op het congres.", weekly=False)
    odd = classify("Opening school", "De minister brengt een werkbezoek.", weekly=False)
    assert agreed.type == odd.type == ActivityType.EVENEMENT
    assert agreed.confidence > odd.confidence + 0.05


def test_the_stated_place_counts() -> None:
    at_home = classify("Bijeenkomst ministers", "", weekly=False, place="Den Haag")
    abroad = classify("Bijeenkomst ministers", "", weekly=False, place="Brussel (België)")
    international = models.model().types.index(ActivityType.INTERNATIONALE_BIJEENKOMST)
    gained = models.votes("x", "", "Brussel (België)", 1) - models.votes("x", "", "Den Haag", 1)
    assert int(gained.argmax()) == international
    assert at_home != abroad


@given(st.text(max_size=200), st.text(max_size=200), st.booleans(), st.text(max_size=30))
def test_any_text_gets_an_answer(title: str, description: str, weekly: bool, place: str) -> None:
    guess = classify(title, description, weekly=weekly, place=place)
    assert guess.type in set(ActivityType)
    assert 0 < guess.confidence <= 1
    assert (guess.type == ActivityType.UNCLASSIFIED) == (guess.method is TypeMethod.NONE)
    assert guess == classify(title, description, weekly=weekly, place=place)


def test_the_weights_are_plain_arrays_and_small() -> None:
    with as_file(files("agendacrawl.types") / "model.npz") as path:
        assert path.stat().st_size < 1_500_000
        with np.load(path, allow_pickle=False) as stored:  # refuses pickled objects
            assert all(stored[name].dtype != object for name in stored.files)


def test_votes_are_the_sums_of_the_rows_scaled_per_block() -> None:
    known = models.model()
    expected = np.zeros(len(known.types))
    texts = ("Gesprek met Friese melkveehouders", "De minister spreekt met boeren.", "Leeuwarden", 2)
    for weight, units in zip(models.BLOCK_WEIGHTS, models.blocks(*texts), strict=True):
        lines = [known.index[f] for unit in units for f in models.features(unit) if f in known.index]
        if lines:
            rows = known.rows[lines].sum(axis=0)
            expected += weight * rows[:-1] / np.sqrt(rows[-1])
    np.testing.assert_allclose(models.votes(*texts), expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("rule", [None, *rules()], ids=lambda rule: rule.name if rule else "none")
def test_a_rule_gives_shares_that_add_up_and_its_own_type_its_confidence(rule: Rule | None) -> None:
    known = models.model()
    shares = np.exp(rule_evidence(rule, known.types, known.prior, known.unmatched))
    assert shares.sum() == pytest.approx(1, abs=1e-5)
    if rule:
        assert shares[known.types.index(rule.type)] == pytest.approx(rule.confidence, abs=1e-5)


def test_shares_keep_the_order_of_the_votes() -> None:
    shares = shares_of(np.array([1000.0, 1001.0, 0.0]))
    assert shares.sum() == pytest.approx(1)
    assert shares.argmax() == 1


@pytest.mark.parametrize("type_", list(ActivityType))
def test_every_type_has_a_group(type_: ActivityType) -> None:
    assert (group_of(type_) is Group.UNKNOWN) == (type_ is ActivityType.UNCLASSIFIED)


def test_a_type_that_only_the_site_knows_has_no_group() -> None:
    assert group_of("Persconferentie") is Group.UNKNOWN
    assert group_of("Werkbezoek") is Group.VISIT
