"""The knowledge that people typed up: agendacrawl/lookups/*.yml, read as it stands."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


class LookupFileError(ValueError):
    """A lookup file holds something that it should not."""


def read_yaml(name: str) -> Any:
    """The contents of lookups/NAME, or None when it is not there. Raises LookupFileError if it is no YAML."""
    path = files("agendacrawl") / "lookups" / name
    if not path.is_file():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise LookupFileError(f"lookups/{name} is no valid YAML: {error}. Correct the file.") from error
