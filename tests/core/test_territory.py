"""The codes that counts rest on are the same in Python and in SQL."""

from __future__ import annotations

import psycopg
from babel import Locale

from agendacrawl.core.territory import CARIBBEAN, THE_HAGUE


def test_sql_knows_the_same_codes(database: str) -> None:
    countries = sorted(code for code in map(str, Locale("nl").territories) if len(code) == 2)
    with psycopg.connect(database) as connection:
        hague = connection.execute("SELECT agenda.the_hague()").fetchone()
        caribbean = connection.execute(
            "SELECT code FROM unnest(%s::text[]) AS code WHERE agenda.is_caribbean(code)", [countries]
        ).fetchall()
    assert hague == (THE_HAGUE,)
    assert {code for (code,) in caribbean} == CARIBBEAN
