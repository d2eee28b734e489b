"""The knowledge that people entered by hand: agendacrawl/lookups/*.yml, read and validated.

Each file has one `Lookup` where it is used, with dataclasses as models that pydantic validates. A mistake stops the
program with a message that names file, line and entry, because an entry that is silently missing would make a count
silently wrong. The same models give the JSON schemas next to the files, for editors (scripts/schemas.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Annotated, Any, Generic, TypeVar

import yaml
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError

T = TypeVar("T")

EXACT = ConfigDict(extra="forbid")
"""For `__pydantic_config__` of a dataclass: an unknown key is an error."""

_CODE, _COUNTRY, _SHORT, _FULL = r"^GM\d{4}$", r"^[A-Z]{2}$", r"^[a-z][a-z0-9_-]*$", r"\S"
_MEANT = {
    _CODE: "the CBS code of a municipality, such as GM0518",
    _COUNTRY: "a country code of two capital letters (quote 'NO' in YAML)",
    _SHORT: "one word in lower case",
    _FULL: "a name",
}
_KINDS = {  # what a value should be: pydantic's error type, in words that fit YAML
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "dataclass_type": "an entry with keys",
    "string_type": "text: quote it",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_parsing": "true or false",
    "date_type": "a date such as 2024-07-02",
    "date_from_datetime_parsing": "a date such as 2024-07-02",
}
_MOST_SHOWN = 5  # errors shown per file
_SHOWN = 60  # characters of a wrong value


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return pattern


MunicipalityCode = Annotated[str, Field(pattern=_CODE, description="CBS code")]
CountryCode = Annotated[str, Field(pattern=_COUNTRY, description="ISO 3166-1 alpha-2")]
ShortCode = Annotated[str, Field(pattern=_SHORT)]
Name = Annotated[str, Field(pattern=_FULL)]
Names = tuple[Name, ...]
Regex = Annotated[str, AfterValidator(_compiles), Field(description="Regular expression")]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90, description="Degrees, EPSG:4326")]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180, description="Degrees, EPSG:4326")]


class LookupFileError(ValueError):
    """A lookup file has an error; the message says where, and what to do."""


@dataclass(frozen=True)
class Lookup(Generic[T]):
    """A file of lookups/ and its model: a type that pydantic can validate, a dataclass or a tuple of them.

    >>> Lookup("provinces.yml", tuple[dict[str, Any], ...]).read()[0]["name"]
    'Groningen'
    """

    name: str
    shape: type[T]

    def read(self) -> T:
        """Return the content. Raises LookupFileError with file, line, entry and what is wrong there."""
        text = (files("agendacrawl") / "lookups" / self.name).read_text(encoding="utf-8")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            content = yaml.load(text, Loader=loader)
        except yaml.YAMLError as error:
            raise LookupFileError(
                f"lookups/{self.name} is no valid YAML: {error}. Correct the file."
            ) from error
        try:
            return self._adapter.validate_python(content)
        except ValidationError as error:
            raise LookupFileError(_sentences(self.name, text, error)) from None

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of the file."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **self._adapter.json_schema()}

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self.shape)


# -- Mistakes as sentences ---------------------------------------------------------------------


def _sentences(name: str, text: str, error: ValidationError) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found: dict[str, str] = {}  # for each line the deepest one: it belongs to the closest shape
    for one in sorted(error.errors(), key=lambda one: len(one["loc"])):
        line, entry = _place(root, one["loc"])
        where = f"lookups/{name}, line {line}" + (f" ({entry})" if entry else "")
        found[where] = f"{where}: {_words(one)}."
    shown = list(found.values())
    more = f" And {len(shown) - _MOST_SHOWN} more." if len(shown) > _MOST_SHOWN else ""
    return " ".join(shown[:_MOST_SHOWN]) + more + " Correct the file."


def _words(error: Any) -> str:
    """Return what is wrong and what would be right, without a full stop."""
    key = next((str(one) for one in reversed(error["loc"]) if isinstance(one, str) and one != "[key]"), "it")
    kind, given = error["type"], repr(error["input"])[:_SHOWN]
    if kind in ("missing", "missing_argument"):
        return f'the key "{key}" is missing: add it'
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return f'there is no key "{key}" here: correct its spelling, or take it out'
    if kind == "string_pattern_mismatch":
        return f"{key} is {given}, and must be {_MEANT[error['ctx']['pattern']]}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if isinstance(error["input"], bool):
        return f"{key} is {given}: YAML reads yes, no and NO as true and false, quote it ('NO')"
    if kind in _KINDS:
        return f"{key} is {given}, and must be {_KINDS[kind]}"
    return f"{key} is {given}; {error['msg'][0].lower()}{error['msg'][1:]}"


def _place(node: yaml.Node | None, loc: Sequence[object]) -> tuple[int, str]:
    """Return the line of the error that pydantic found, and the name of the entry around it.

    Parts that pydantic adds to a path, such as the branch of a union, are in no file and are skipped.
    """
    line, entry = 1, ""
    for step in loc:
        below = _below(node, step)
        if below is not None:
            node = below
            line = node.start_mark.line + 1
            entry = next(_names(node), entry)
    return line, entry


def _below(node: yaml.Node | None, step: object) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def _names(node: yaml.Node) -> Iterator[str]:
    """Yield the names of an entry."""
    if isinstance(node, yaml.MappingNode):
        values: Iterable[tuple[yaml.Node, yaml.Node]] = node.value
        found = {key.value: value.value for key, value in values if isinstance(value, yaml.ScalarNode)}
        yield from (found[key] for key in ("name", "who", "code") if found.get(key))
