"""The site's own type words."""

import pytest

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.types.stated import normalise_stated


@pytest.mark.parametrize("type_", [type_ for type_ in ActivityType if type_ is not ActivityType.UNCLASSIFIED])
def test_the_sites_own_spelling_in_any_case(type_: ActivityType) -> None:
    assert normalise_stated(type_.value) is type_
    assert normalise_stated(f"  {type_.value.upper()}\n") is type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("werkbezoeken", ActivityType.WERKBEZOEK),
        ("Kennismakingsgesprek", ActivityType.GESPREK),
        ("Ministerraad / onderraad", ActivityType.MINISTERRAAD),
        ("Ministerraad, onderraad of ministeriële commissie", ActivityType.MINISTERRAAD),
        ("Bestuurlijke overleggen", ActivityType.BESTUURLIJK_OVERLEG),
        ("Internationale conferentie", ActivityType.INTERNATIONALE_BIJEENKOMST),
        ("Kamerdebat", ActivityType.KAMERVERGADERING),
    ],
)
def test_other_wordings(text: str, type_: ActivityType) -> None:
    assert normalise_stated(text) is type_


@pytest.mark.parametrize(
    "text", ["", "Agenda", "NA", "unclassified", "Persconferentie", "Werkbezoek en gesprek", "-"]
)
def test_unknown_words_are_no_type(text: str) -> None:
    assert normalise_stated(text) is None
