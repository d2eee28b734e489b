"""`agendacrawl COMMAND`: in any folder, with nothing in the environment, each command alone."""

from __future__ import annotations

import errno
import os
import pkgutil
import subprocess
import sys
from subprocess import CompletedProcess

import pytest

from agendacrawl import __version__, commands
from agendacrawl.core import ending

COMMANDS = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def anywhere(*words: str, module: str = "agendacrawl", **environment: str) -> CompletedProcess[str]:
    """Run it in / with an empty environment, as cron nearly does."""
    return subprocess.run(
        [sys.executable, "-m", module, *words], cwd="/", env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip


def test_version_in_a_bare_environment() -> None:
    for words in (["--version"], ["version"]):
        done = anywhere(*words)
        assert (done.returncode, done.stdout) == (0, f"agendacrawl {__version__}\n")


def test_the_overview_has_every_command_within_80_columns() -> None:
    done = anywhere()
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    named = [line.split()[0] for line in done.stdout.splitlines() if line[:2] == "  " and line[2:3].isalpha()]
    assert named == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_readable_at_80_columns(name: str) -> None:
    done = anywhere(name, "--help", COLUMNS="200")
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stdout.split()[:3] == ["usage:", "agendacrawl", name]


def test_the_arguments_of_a_crawl_are_a_list() -> None:
    lines = anywhere("crawl", "--help").stdout.splitlines()
    begin = lines.index("Arguments:") + 1
    assert {line[:5] for line in lines[begin : begin + 8]} <= {"  -a ", "     "}


def test_an_unknown_command_is_told_with_those_that_there_are() -> None:
    done = anywhere("runz")
    assert done.returncode == 2
    assert "there is no command runz" in done.stderr
    assert "runs" in done.stderr


def test_a_wrong_spider_is_a_sentence() -> None:
    done = anywhere("crawl", "agendas")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(
        'agendacrawl crawl: There are the spiders agenda and archive, not "agendas".'
    )
    assert "Traceback" not in done.stderr


EACH = """
import os, sys
from agendacrawl import __main__
for name in sys.argv[1:]:
    if not (child := os.fork()):  # one command for each process, as a person runs them
        sys.argv = ["agendacrawl", name, "--nonsense"]
        sys.exit(__main__.main())
    print(name, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def test_no_word_that_is_not_understood_is_dropped() -> None:
    names = [name for name in COMMANDS if name != "psql"]  # whose words are psql's own
    nowhere = {"AGENDA_DATABASE": "postgresql://me@127.0.0.1:1/none"}
    done = subprocess.run(
        [sys.executable, "-c", EACH, *names], cwd="/", env=nowhere, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.stdout.splitlines() == [f"{name} 2" for name in names]
    assert "Traceback" not in done.stderr


def test_a_command_imports_no_other() -> None:
    script = (
        "import sys; from agendacrawl.__main__ import run\n"
        "try: run(['qgis', '--help'])\n"
        "finally: print([m for m in sys.modules if m.startswith('agendacrawl.commands.')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "['agendacrawl.commands.qgis']"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "note.png"), "The disk is full: make room"),
        (PermissionError(errno.EACCES, "Permission denied", "/etc/x"), "/etc/x: Permission denied. You may not"),
        (OSError(errno.EROFS, "Read-only file system", "/usr/x"), "Nothing can be written there"),
        (OSError("Port 80 can't be used."), "Port 80 can't be used."),
    ],
)  # fmt: skip
def test_errors_of_the_system_are_sentences(
    error: OSError, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending.status(error) == 1
    assert words in capsys.readouterr().err


def test_a_fault_of_the_program_stays_a_traceback() -> None:
    assert ending.status(ValueError("a fault")) is None
