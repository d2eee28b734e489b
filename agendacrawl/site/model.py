"""What the pages are made of: rows of the published views, by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agendacrawl.export.events import Event

Row = dict[str, Any]
"""A row of a view of schema `gis`: its values by column."""


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that the site shows, as of one moment. Lists by region have the region's id as their key.

    `per_...`: rows of gis.visits_per_region_year and its companions, without those in which nothing may have been.
    `in_region`: rows of gis.activity_region, of a region around The Hague (`around`) what was or may have been outside.
    `activities` and `places`: rows of gis.activity and gis.activity_point that count, by joint_id.
    `shares`: counts of gis.visit by "person" or "ministry", then by name: `all`, `years`, `months`.
    `example`: some of it is not from rijksoverheid.nl, and every page says so.
    """

    kinds: dict[str, Row]
    states: dict[str, Row]
    regions: list[Row]
    months: list[Row]
    per_year: dict[int, list[Row]]
    per_month: dict[int, list[Row]]
    per_type: dict[int, list[Row]]
    per_person: dict[int, list[Row]]
    per_ministry: dict[int, list[Row]]
    in_region: dict[int, list[Row]]
    places: dict[int, list[Row]]
    activities: dict[int, list[Row]]
    who_by_year: list[Row]
    offices: list[Row]
    ministries: list[Row]
    ministry_joints: dict[str, set[int]]
    off_regions: dict[int, list[int]]
    shares: dict[str, dict[str, dict[str, Any]]]
    coverage: dict[str, Row]
    coverage_years: list[Row]
    totals: dict[str, list[Row]]
    late: list[Row]
    located: list[Row]
    complete: list[Row]
    unresolved: list[Row]
    changes: list[Row]
    methods: frozenset[str]
    events: list[Event]
    example: bool
