"""The layers of schema gis and their columns in Dutch (lookups/layers.yml), for whatever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from agendacrawl.core.lookups import EXACT, Lookup, Name, ShortCode


@dataclass(slots=True, frozen=True)
class Titled:
    """What a layer is called, and what it holds, in a sentence."""

    __pydantic_config__ = EXACT

    title: Name
    about: Name


@dataclass(slots=True, frozen=True)
class LayerNames:
    """Layers by name, the words for those of one kind of regions, and columns by name."""

    __pydantic_config__ = EXACT

    layers: dict[ShortCode, Titled]
    kinds: Titled
    columns: dict[str, Name]


LAYER_NAMES = Lookup("layers.yml", LayerNames)


def titled(layer: str, region: str = "", regions: str = "") -> Titled:
    """Return the words for a layer; `region` and `regions` name the regions of a layer of one kind.

    A layer that has no words yet is called by its name.

    >>> titled("totals").title
    'Totalen: wat telt waar mee'
    >>> titled("visits_per_province", "provincie", "provincies").title
    'Bezoeken per provincie'
    """
    names = LAYER_NAMES.read()
    if region:
        return Titled(names.kinds.title.format(region=region), names.kinds.about.format(regions=regions))
    return names.layers.get(layer) or Titled(layer, layer)


def column_names() -> dict[str, str]:
    """Return the Dutch name of each column by its name."""
    return LAYER_NAMES.read().columns
