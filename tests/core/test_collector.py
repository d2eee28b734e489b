"""The collector rests while something is built, and then goes on as it was."""

import gc

import pytest

from agendacrawl.core.collector import paused
from agendacrawl.places.gazetteer import Gazetteer


def test_the_collector_rests_and_goes_on() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), paused():
        1 // gc.isenabled()
    assert gc.isenabled()
    Gazetteer.load()
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
