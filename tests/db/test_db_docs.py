"""docs/DATA.md names what there is, and all that there is."""

from __future__ import annotations

import re

import psycopg
from support.paths import ROOT

from agendacrawl import register

TEXT = (ROOT / "docs/DATA.md").read_text("utf-8")


def test_every_table_and_view_is_named_and_exists(database: str) -> None:
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT n.nspname || '.' || c.relname "
            "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname IN ('agenda', 'ref', 'gis') AND c.relkind IN ('r', 'v', 'm') "
            "AND c.relname <> 'alembic_version'"
        ).fetchall()
    assert set(re.findall(r"`((?:agenda|ref|gis)\.\w+)", TEXT)) == {name for (name,) in rows}


def test_every_column_named_exists(database: str) -> None:
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT n.nspname || '.' || c.relname || '.' || a.attname, a.attname FROM pg_attribute a "
            "JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname IN ('agenda', 'ref', 'gis')"
        ).fetchall()
    full, bare = {row[0] for row in rows}, {row[1] for row in rows}
    assert set(re.findall(r"`((?:agenda|ref|gis)\.\w+\.\w+)`", TEXT)) <= full
    words = {
        "high",
        "likely",
        "uncertain",
        "near_miss",
        "place",
        "same_title",
        "like_title",
        "named",
        "gis",
        "agenda",
        "ref",
        "pdok",
        "nominatim",
        "counterpart",
        "topic",
        *("npvr", "corop", "regions", "several_regions", "elsewhere", "province_only", "caribbean", "abroad"),
        *("from", "to", "agenda_reader", "agenda_editor", "layer_styles", "qgis_projects"),
        *("ambiguous", "visited", "visited_unnamed", "possibly_visited", "nothing_found", "not_published"),
        *("online", "diverse", "unresolved", "not_stated", "cancelled", "all"),
        *("withdrawn_before", "withdrawn_after", "before", "after"),
        *("redirected", "same_week", "same_words", "same_text", "merged", "other_day"),
    }  # values and schemas
    kept = {
        "kept_people",
        "kept_type",
        "kept_place",
        "kept_activities",
        "unmatched_lines",
    }  # kinds of problems
    assert set(re.findall(r"`([a-z_]+)`", TEXT)) - words - kept <= bare


def test_figures_of_the_regions() -> None:
    members = [member for region in register.npvr_regions() for member in region.members]
    assert f"({sum(member.counted for member in members)} municipalities;" in TEXT
    assert f"({sum(not member.counted for member in members)} that are in the COROP area" in TEXT
