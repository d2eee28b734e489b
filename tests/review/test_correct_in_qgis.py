"""An analyst corrects in a real QGIS: moves a point, chooses from lists, adds, saves and deletes, as the role agenda_editor."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from agendacrawl.db import schema
from agendacrawl.db.dsn import EDITOR
from agendacrawl.db.qgis import layer_address
from agendacrawl.db.reader import grant_reader

PYTHON = "/usr/bin/python3"
PROBE = Path(__file__).parent / "qgis_editor.py"
ASSEN = (233_500, 557_000)


def visits(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, int]:
    rows = connection.execute("SELECT code, visits FROM gis.visits_per_region WHERE kind = 'municipality'")
    return dict(rows.fetchall())  # type: ignore[arg-type]


def test_an_analyst_corrects_in_qgis(crawled: str, copies: Callable[..., str], tmp_path: Path) -> None:
    there = Path(PYTHON).exists() and not subprocess.run(
        [PYTHON, "-c", "import qgis.core"], capture_output=True, check=False
    ).returncode  # fmt: skip
    if not there:
        words = f"{PYTHON} has no QGIS: apt-get install python3-qgis"
        if os.geteuid() == 0:
            pytest.fail(words)
        pytest.skip(words)
    dsn = copies(crawled)
    schema.upgrade(dsn)  # the styles are by the name of the database
    with psycopg.connect(dsn, autocommit=True) as connection:
        role = sql.Identifier(EDITOR)
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [EDITOR]).rowcount:
            connection.execute(sql.SQL("CREATE ROLE {}").format(role))
        connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD 'corrects'").format(role))
        grant_reader(connection)
        alone = (
            "SELECT id, activity_id, municipality_code FROM gis.correction_place p WHERE {} AND (SELECT count(*) FROM "
            "gis.correction_place o WHERE o.words = p.words OR o.title = p.title) = 1 ORDER BY id LIMIT 1"
        )
        visit = "mode = 'physical' AND NOT cancelled AND level = 'place' AND municipality_code NOT IN ('GM0518', 'GM0106') AND cardinality(persons) = 1"
        (key, _, code), (other, *_), (_, nowhere, _) = (
            connection.execute(alone.format(one).encode()).fetchone() or (0, 0, "")
            for one in (visit, "mode = 'physical' AND municipality_code = 'GM0518' AND type <> 'Evenement'", "level IS NULL AND mode <> 'online'")
        )  # fmt: skip
        before = visits(connection)
        address = layer_address(dsn).replace("agenda_reader", EDITOR)
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PG"))
        }
        own = {"PGPASSWORD": "corrects", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
        command = [PYTHON, str(PROBE), address, *map(str, (key, other, nowhere, *ASSEN))]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=inherited | own)
        assert done.returncode == 0, done.stderr[-3000:]
        told = json.loads(done.stdout)
        assert told["may"] == ["add", "change", "move", "delete"]
        assert told["others"] == {"activity_point": [], "visits_per_province": [], "corrections": []}
        form = told["form"]
        lists = {
            "municipality_code": "ValueMap",
            "type": "ValueMap",
            "mode": "ValueMap",
            "persons": "ValueRelation",
        }
        assert {name: form[name][0] for name in lists} == lists
        assert {name for name, (_, fixed) in form.items() if not fixed} == {
            *lists,
            "place",
            "country",
            "cancelled",
            "reason",
        }
        assert not told["no reason"]["done"]
        assert "De reden van de correctie ontbreekt" in " ".join(told["no reason"]["errors"])
        assert told["moved"]["done"], told["moved"]
        assert told["after"] | {"municipality_code": "GM0106", "level": "address", "reason": "Staat op de foto",
                                "author": told["user"], "corrected": "place"} == told["after"]  # fmt: skip
        assert told["chosen"]["done"], told["chosen"]
        assert told["then"] | {"type": "Evenement", "cancelled": True, "persons": ["Mark Rutte"],
                               "corrected": "cancelled; people; type"} == told["then"]  # fmt: skip
        assert told["added"]["done"], told["added"]
        assert told["undone"]["done"], told["undone"]
        assert (told["again"]["municipality_code"], told["again"]["corrected"]) == (code, None)
        after = visits(connection)
        assert after[code] == before[code], "undone"
        placed = "SELECT municipality_code FROM gis.activity_point WHERE activity_id = %s"
        assert connection.execute(placed, [nowhere]).fetchall() == [("GM0106",)]
        rows = connection.execute(
            "SELECT kind, withdrawn, author FROM agenda.correction ORDER BY id"
        ).fetchall()
        assert rows[0] == ("place", False, told["user"])
        assert sorted(kind for kind, *_ in rows) == ["cancelled", "people", "place", "place", "place", "type"]
        assert rows[-1] == ("place", True, EDITOR)
