"""Files that are written completely or not at all."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Yield a path next to `target` to write a file or folder to; it becomes `target` if no error occurs.

    Raises FileExistsError before anything is written if `target` exists and may not be overwritten, and afterwards if
    somebody else created it in the meantime. Drafts that a killed process left next to `target` are removed.
    """
    if not overwrite and target.exists():
        raise FileExistsError(_there(target))
    mark = f".{target.name}.agendacrawl-"
    with _named(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent):
            _clear(target.parent, mark)
            draft = tempfile.TemporaryDirectory(prefix=mark, dir=target.parent)
        inside = os.open(draft.name, os.O_RDONLY)
        fcntl.flock(inside, fcntl.LOCK_EX)  # while this process lives, nobody takes the draft for a leftover
    try:
        with draft:
            made = Path(draft.name) / target.name
            yield made
            _put(made, target, overwrite=overwrite)
    finally:
        os.close(inside)


@contextmanager
def _named(target: Path) -> Iterator[None]:
    """Let an error name the file that somebody asked for, not a draft of it."""
    try:
        yield
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(target)) from None


def _put(made: Path, target: Path, *, overwrite: bool) -> None:
    """Move the draft to its final name. Replace an existing file only if asked to, and a folder never."""
    try:
        if overwrite or made.is_dir():
            made.replace(target)
        else:
            os.link(made, target)
    except OSError:
        if target.exists():
            raise FileExistsError(_there(target)) from None
        made.replace(target)  # a file system without links


def _clear(folder: Path, mark: str) -> None:
    """Remove the drafts in a folder that no process has locked."""
    for left in folder.iterdir():
        if not re.fullmatch(re.escape(mark) + r"\w{8}", left.name) or not left.is_dir():
            continue
        with suppress(BlockingIOError), _locked(left, wait=False):
            shutil.rmtree(left)


@contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a folder's lock. Raises BlockingIOError if it is taken and `wait` is false."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(held)


def _there(target: Path) -> str:
    return f"{target} is there already. Nothing was written: name another, or move it away."
