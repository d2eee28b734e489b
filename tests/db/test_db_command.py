"""`agendacrawl db`: its words, its sentences and its exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from scrapy.exceptions import UsageError
from support.paths import ROOT
from support.shell import Runner

from agendacrawl.db.dsn import OFF


def test_from_empty_to_filled(
    empty_database: str, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    file = tmp_path / "places.csv"
    file.write_text("woonplaats,gemeente,provincie\nSluis,Sluis,Zeeland\n")
    assert 'no tables of this program yet. Run "agendacrawl db upgrade" first.' in run("status")[2]
    assert run("refdata")[0] == 1
    assert run("upgrade") == (0, "Tables and views are made.\n", "")
    assert run("upgrade") == (0, "Tables and views are up to date.\n", "")
    assert "1 official places: 1 rows written." in run("refdata", "--file", str(file))[1]
    assert run("refdata") == (0, "Reference data: 0 rows written.\n", "")
    assert run("refresh") == (0, "The layers are up to date.\n", "")
    assert "Pages: 0" in run("status")[1]
    assert run("url") == (0, f"{empty_database}\n", "")
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT name FROM ref.place WHERE source = 'cbs'").fetchall() == [
            ("Sluis",)
        ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            [],
            "needs one of these words: upgrade, refdata, refresh, prune, status, stop, url, dump, restore, reader, editor",
        ),
        (["drop"], "needs one of these words"),
        (["upgrade", "--online"], "belong to agendacrawl db refdata"),
    ],
)
def test_wrong_words(run: Runner, words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        run(*words)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [("upgrade", "gives no connection"), ("stop", "only the private one can be stopped here")],
)
def test_sentences_instead_of_tracebacks(run: Runner, word: str, sentence: str) -> None:
    status, out, err = run(word, setting="postgresql://me:s3cr3t@127.0.0.1:1/agenda")
    assert (status, out, sentence in err, "s3cr3t" in err) == (1, "", True, False)


def test_missing_and_wrong_file(database: str, tmp_path: Path, run: Runner) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    assert "No such file" in run("refdata", "--file", str(tmp_path / "none.csv"), setting=database)[2]
    assert "needs the columns woonplaats" in run("refdata", "--file", str(wrong), setting=database)[2]


def test_switched_off(run: Runner) -> None:
    assert run("url", setting="off") == (1, "", f"{OFF}\n")


def test_status_and_stop_start_nothing(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("AGENDA_CLUSTER", str(tmp_path / "pg"))
    status, _, err = run("status")
    assert (status, "does not run" in err) == (1, True)
    assert run("stop") == (0, "The private database was not running.\n", "")
    assert not (tmp_path / "pg").exists()


def test_from_the_shell() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "db", "status"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "postgresql://me:s3cr3t@127.0.0.1:1/agenda"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr.startswith("The database (user=me")) == (1, "", True), (
        done
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["agendacrawl", "scrapy"])
@pytest.mark.parametrize(
    "words",
    [
        ["-v", "who=me", "-Atc", "\\echo :who"],
        ["--", "-v", "who=me", "-Atc", "\\echo :who"],
        ["-At", "--", "--set", "who=me", "-c", "\\echo :who"],  # --set is Scrapy's own before the two dashes
    ],
)
def test_psql_gets_every_word(database: str, module: str, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "psql", *words],
        cwd=ROOT,
        env=os.environ | {"AGENDA_DATABASE": database},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "me\n", "")
