"""Files are there whole or not at all, whoever else writes and whoever was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agendacrawl.core.files import whole

WRITER = """
import sys, time
from pathlib import Path
from agendacrawl.core.files import whole
with whole(Path(sys.argv[1])) as draft:
    draft.mkdir()
    (draft / "half").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def writer(target: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


def test_what_a_killed_process_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "2026-11"
    others = [tmp_path / ".2026-11.backup", tmp_path / ".2026-12.agendacrawl-abcdefgh"]
    for other in others:
        other.mkdir()
    dead, alive = writer(target), writer(target)
    try:
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        assert len(list(tmp_path.iterdir())) == 4
        with whole(target) as draft:
            draft.mkdir()
        kept = sorted(path.name for path in tmp_path.iterdir())
        assert (
            len(kept) == 4
        )  # of the four: the other two, the edition, and the draft of who is still at work
        assert {*(other.name for other in others), "2026-11"} < set(kept)
    finally:
        alive.kill()
        alive.wait()


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_was_made_meanwhile_is_not_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "agendas"

    def make(path: Path, text: str) -> None:
        if kind == "folder":
            path.mkdir()
        (path / "x" if kind == "folder" else path).write_text(text)

    def meanwhile() -> None:
        with whole(target) as draft:
            make(draft, "second")
            make(target, "first")

    with pytest.raises(FileExistsError, match="is there already"):
        meanwhile()
    assert (target / "x" if kind == "folder" else target).read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["agendas"]


def test_a_file_that_may_be_overwritten_is(tmp_path: Path) -> None:
    target = tmp_path / "agendas.csv"
    target.write_text("old")
    with whole(target, overwrite=True) as draft:
        draft.write_text("new")
    assert target.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["agendas.csv"]
