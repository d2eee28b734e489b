"""Whether two databases publish the same: every layer of schema `gis`, row by row.

    python benchmarks/same_tables.py postgresql://.../before postgresql://.../after [--show 5]

Made for a rebuilding that must change nothing: crawl the same site with both versions, each into a database of its
own, then compare. Columns that number rows or tell the hour of a run differ between any two crawls and are left out;
so are layers and columns that only one of the two has, which are listed. Exit status 1 when anything else differs.
"""

from __future__ import annotations

import argparse
from collections import Counter

import psycopg
from psycopg import sql

# Numbers that a database gives, the moments of a run, and the version of the package.
OF_A_RUN = frozenset({
    "id", "activity_id", "joint_id", "page_id", "place_id", "visit_id", "run_id", "run", "fetched_at", "noticed_at",
    "as_of", "first_seen", "last_seen", "version", "caution", "days_since_last_visit", "body_sha256",
})  # fmt: skip

LAYERS = """
    SELECT relation.relname, array_agg(a.attname ORDER BY a.attname)
    FROM pg_class AS relation
    JOIN pg_namespace AS schema ON schema.oid = relation.relnamespace AND schema.nspname = 'gis'
    JOIN pg_attribute AS a ON a.attrelid = relation.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE relation.relkind IN ('v', 'm', 'r')
    GROUP BY relation.relname
    ORDER BY relation.relname
"""


def layers(connection: psycopg.Connection) -> dict[str, set[str]]:
    """Return the published layers of a database with their columns."""
    return {name: set(columns) for name, columns in connection.execute(LAYERS)}


def rows(connection: psycopg.Connection, layer: str, columns: list[str]) -> Counter[tuple[str | None, ...]]:
    """Return the rows of a layer as text, with how often each stands there."""
    query = sql.SQL("SELECT {} FROM gis.{}").format(
        sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(column)) for column in columns),
        sql.Identifier(layer),
    )
    return Counter(connection.execute(query))


def compare(before: psycopg.Connection, after: psycopg.Connection, show: int) -> bool:
    """Print what differs, layer by layer; return whether nothing does."""
    same = True
    first, second = layers(before), layers(after)
    for layer in sorted(first.keys() | second.keys()):
        if layer not in first or layer not in second:
            print(f"{layer:36s} only {'after' if layer in second else 'before'}")
            continue
        if apart := first[layer] ^ second[layer]:
            print(f"{layer:36s} columns of one only: {', '.join(sorted(apart))}")
        columns = sorted((first[layer] & second[layer]) - OF_A_RUN)
        was, now = rows(before, layer, columns), rows(after, layer, columns)
        gone, new = was - now, now - was
        print(f"{layer:36s} {was.total():8,d} rows, {gone.total():6,d} gone, {new.total():6,d} new")
        same = same and not gone and not new
        for mark, some in (("-", gone), ("+", new)):
            for row in sorted(some, key=str)[:show]:
                told = {name: value for name, value in zip(columns, row, strict=True) if value is not None}
                print(f"  {mark} {told}")
    return same


def main() -> int:
    """Compare two databases."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--show", type=int, default=0, help="rows to print of each difference")
    options = parser.parse_args()
    with psycopg.connect(options.before) as before, psycopg.connect(options.after) as after:
        return 0 if compare(before, after, options.show) else 1


if __name__ == "__main__":
    raise SystemExit(main())
