"""The definition of the API as OpenAPI 3.0, as the conformance class oas30 asks; FastAPI writes 3.1."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

KIND = "application/vnd.oai.openapi+json;version=3.0"
_BOX = {  # read by the reader that takes the place of the library's, which has no such parameter
    "name": "bbox-crs",
    "in": "query",
    "required": False,
    "description": "System of bbox; degrees (CRS84) when not given",
    "schema": {"type": "string", "format": "uri"},
}


def definition(app: FastAPI) -> dict[str, Any]:
    """Return what may be asked, and what the answers are."""
    found: dict[str, Any] = as_3_0(app.openapi()) | {"openapi": "3.0.3"}
    for operations in found["paths"].values():
        parameters = operations.get("get", {}).get("parameters", [])
        if any(one["name"] == "bbox" for one in parameters):
            parameters.append(_BOX)
    return found


def as_3_0(schema: Any) -> Any:
    """Return the same schema in the words of OpenAPI 3.0.

    >>> as_3_0({"anyOf": [{"type": "integer", "exclusiveMinimum": 0}, {"type": "null"}]})
    {'type': 'integer', 'minimum': 0, 'exclusiveMinimum': True, 'nullable': True}
    >>> as_3_0({"const": "Feature"}), as_3_0({"type": "array", "prefixItems": [{"type": "number"}]})
    ({'enum': ['Feature']}, {'type': 'array', 'items': {}})
    """
    if isinstance(schema, list):
        return [as_3_0(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told: dict[str, Any] = {}
    for name, value in schema.items():
        match name, value:
            case "anyOf", [*options] if {"type": "null"} in options:
                rest = [as_3_0(one) for one in options if one != {"type": "null"}]
                told |= (rest[0] if len(rest) == 1 else {"anyOf": rest}) | {"nullable": True}
            case "exclusiveMinimum" | "exclusiveMaximum", int() | float() if not isinstance(value, bool):
                told |= {name.removeprefix("exclusive").lower(): value, name: True}
            case "const", _ if not isinstance(value, dict):
                told["enum"] = [value]
            case "prefixItems", _:
                told["items"] = {}
            case "examples", [first, *_]:
                told["example"] = first
            case _:
                told[name] = as_3_0(value)
    return told
