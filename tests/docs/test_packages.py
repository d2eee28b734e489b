"""The locks fit pyproject.toml, have a hash for everything and name no host; the list of licences has every package."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUN = PROJECT["dependencies"]
ASKED = {"run": RUN, "dev": [*RUN, *PROJECT["optional-dependencies"]["dev"]]}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def locked(name: str) -> list[Requirement]:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if line[:1].isalnum()]


@pytest.mark.parametrize("name", ASKED)
def test_every_requirement_is_locked_within_its_range_for_every_python(name: str) -> None:
    pins = locked(name)
    for python in PYTHONS:
        environment = {key: str(value) for key, value in default_environment().items()}
        environment |= {"python_version": python, "python_full_version": f"{python}.9"}
        here = {
            canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
            for pin in pins
            if pin.marker is None or pin.marker.evaluate(environment)
        }
        for asked in map(Requirement, ASKED[name]):
            assert asked.specifier.contains(here[canonicalize_name(asked.name)]), (python, str(asked))


@pytest.mark.parametrize("name", ASKED)
def test_every_pin_has_hashes_and_no_host_is_named(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    pins = re.split(r"\n(?=[\w])", text.strip())
    assert len(pins) == len(locked(name)) >= 50
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_what_runs_is_the_same_in_both() -> None:
    assert {str(pin) for pin in locked("run")} <= {str(pin) for pin in locked("dev")}


def test_every_package_has_its_licence_listed() -> None:
    listed = re.findall(r"^\| ([\w.-]+) \| [^|]+ \| [^|]+ \|$", (ROOT / "docs/LICENCES.md").read_text(), re.M)
    assert {pin.name for pin in locked("dev")} <= set(listed)


def test_every_python_that_is_declared_is_locked_for() -> None:
    declared = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert declared
    assert set(declared) <= set(PYTHONS)
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
