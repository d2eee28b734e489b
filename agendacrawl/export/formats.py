"""The formats of `agendacrawl export`, and what each can hold."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from agendacrawl.export import events
from agendacrawl.export.layers import Layer


class Format(StrEnum):
    """A format, named after its file extension."""

    CSV = "csv"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    ICS = "ics"
    ATOM = "atom"
    PARQUET = "parquet"

    @property
    def media_type(self) -> str:
        """Return the registered media type (IANA)."""
        return _MEDIA_TYPES[self]

    def holds(self, layer: Layer) -> bool:
        """Tell whether a layer fits: geojson is for geometry, calendar and feed are for activities."""
        match self:
            case Format.GEOJSON:
                return layer.geometry is not None
            case Format.ICS | Format.ATOM:
                return layer.name == events.LAYER
        return True


_MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.GEOJSON: "application/geo+json",
    Format.GPKG: "application/geopackage+sqlite3",
    Format.ICS: "text/calendar",
    Format.ATOM: "application/atom+xml",
    Format.PARQUET: "application/vnd.apache.parquet",
}


def read_format(given: str | None, output: Path | None) -> Format:
    """Return the named format, or that of the file extension. Raises ValueError with a list of all formats."""
    word = given or (output.suffix.removeprefix(".") if output else "")
    try:
        return Format(word.lower())
    except ValueError:
        known = ", ".join(Format)
        raise ValueError(
            f'"{word}" is no format. Give --format, one of: {known}.'
            if word
            else f"Give --format, one of: {known}."
        ) from None


def fitting(kind: Format, chosen: Sequence[Layer], every: Sequence[Layer]) -> list[Layer]:
    """Return the layers to write: those chosen, otherwise all that a multi-layer format can hold.

    Raises ValueError with the layers that fit.
    """
    fit = [layer for layer in every if kind.holds(layer)]
    if not chosen and (kind is Format.GPKG or len(fit) == 1):
        return fit
    names = ", ".join(layer.name for layer in fit)
    for layer in chosen:
        if layer not in fit:
            raise ValueError(f"{kind} can't hold the layer {layer.name}. It holds: {names}.")
    if len(chosen) > 1 and kind is not Format.GPKG:
        raise ValueError(f"{kind} holds one layer, gpkg several. Give one --layer.")
    if not chosen:
        raise ValueError(f"{kind} holds one layer. Give --layer, one of: {names}.")
    return list(chosen)
