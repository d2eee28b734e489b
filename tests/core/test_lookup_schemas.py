"""The JSON schemas beside the lookup files are those of the shapes by which the program reads them."""

from __future__ import annotations

import importlib.util
import json

import pytest
from support.paths import ROOT

FOLDER = ROOT / "agendacrawl/lookups"
_SPEC = importlib.util.spec_from_file_location("schemas", ROOT / "scripts/schemas.py")
assert _SPEC is not None
assert _SPEC.loader is not None
schemas = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(schemas)

WITHOUT = {"assertions.yml"}  # read by extensions/assertions, which also reads a file of one's own


def test_the_schemas_are_up_to_date() -> None:
    there = {file.name: file.read_text("utf-8") for file in (FOLDER / "schemas").glob("*.json")}
    assert there == schemas.texts(), "run scripts/schemas.py"


def test_every_lookup_has_a_shape() -> None:
    assert {one.name for one in schemas.LOOKUPS} | WITHOUT == {file.name for file in FOLDER.glob("*.yml")}


@pytest.mark.parametrize("name", sorted(one.name for one in schemas.LOOKUPS))
def test_a_lookup_names_its_schema_and_is_right(name: str) -> None:
    first = (FOLDER / name).read_text("utf-8").partition("\n")[0]
    schema = f"schemas/{schemas.schema_of(next(one for one in schemas.LOOKUPS if one.name == name))}"
    assert first == f"# yaml-language-server: $schema={schema}"
    assert json.loads((FOLDER / schema).read_text("utf-8"))["$schema"]
    next(one for one in schemas.LOOKUPS if one.name == name).read()
