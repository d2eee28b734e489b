"""One key per name, whatever its spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.core.names import any_of, normalise


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("’s Hertogenbosch", "s hertogenbosch"),
        ("‘s-hertogenbosch", "s hertogenbosch"),
        ("Capelle a/d IJssel", "capelle aan den ijssel"),
        ("Capelle aan de IJssel", "capelle aan den ijssel"),
        ("Alphen a.d. Rijn", "alphen aan den rijn"),
        ("St. Eustatius", "sint eustatius"),
        ("Berkel & Rodenrijs", "berkel en rodenrijs"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Tromsø", "tromso"),
        ("Den\xa0 |Haag", "den haag"),
        ("Ĳsselstein", "ijsselstein"),
        ("...", ""),
    ],
)
def test_spellings_share_a_key(name: str, key: str) -> None:
    assert normalise(name) == key


@given(st.text())
def test_normalise_is_idempotent_and_plain(name: str) -> None:
    key = normalise(name)
    assert normalise(key) == key
    assert re.fullmatch(r"[0-9a-z ]*", key)
    assert "  " not in key


def test_any_of_takes_words_and_white_space() -> None:
    assert re.fullmatch(any_of("in te in_de_buurt_van"), "in de  buurt van")
