"""A folder that a program keeps: files that changed are written, those that went are removed, others are left alone.

The folder's own list says which files the program wrote and what was in them. A file that is not on it, or that
somebody changed since, is never overwritten and never removed. Files come one after the other and wait in a folder of
their own until all are there; only then they take their places. While they do the list has the old and the new content
of each, so a build that was killed is finished by the next one.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from agendacrawl.core.files import whole

LIST = ".agendacrawl-site.json"
WAITING = ".agendacrawl-site-new"


class ForeignFileError(OSError):
    """A file that the program did not write stands where it wants to write."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files were written and removed, and how many were as they should be."""

    written: int
    removed: int
    unchanged: int


def keep(root: Path, files: Iterable[tuple[str, bytes]]) -> Kept:
    """Make a folder hold these files, by their paths in it; no more than one of them need be in memory.

    Raises ForeignFileError and whatever making the files raises before anything in the folder changes, and OSError.
    """
    before = _read(root / LIST)
    waiting = root / WAITING
    shutil.rmtree(waiting, ignore_errors=True)  # of a build that was killed
    try:
        sums, changed = _made(root, files, before)
        gone = sorted(name for name in before.keys() - sums.keys() if _sum(root / name) in before[name])
        if changed or gone:
            both = {name: sorted({*before.get(name, ()), *sums.get(name, ())}) for name in {*before, *sums}}
            _save(root, both)
        for name in changed:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (waiting / name).replace(root / name)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    for name in gone:
        _remove(root, name)
    if sums != _read(root / LIST):
        _save(root, sums)
    return Kept(len(changed), len(gone), len(sums) - len(changed))


def _made(
    root: Path, files: Iterable[tuple[str, bytes]], before: Mapping[str, list[str]]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return the sum of every file, and which of them changed: those wait."""
    sums, changed = {}, []
    for name, content in files:
        sums[name] = [hashlib.sha256(content).hexdigest()]
        there = _sum(root / name)
        if there == sums[name][0]:
            continue
        if there is not None and there not in before.get(name, ()):
            raise ForeignFileError(
                f"{root / name} is there and not of this site, or was changed by hand. Nothing was written: move it "
                "away, or name another folder."
            )
        changed.append(name)
        draft = root / WAITING / name
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
    return sums, changed


def _remove(root: Path, name: str) -> None:
    """Remove a file, and folders that this leaves empty."""
    target = root / name
    target.unlink()
    for folder in target.parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()


def _save(root: Path, sums: Mapping[str, list[str]]) -> None:
    text = json.dumps(sums, ensure_ascii=False, indent=0, sort_keys=True)
    with whole(root / LIST, overwrite=True) as draft:
        draft.write_text(text + "\n", "utf-8")


def _read(path: Path) -> dict[str, list[str]]:
    """Return the list of a folder; a name that leads out of it is none of the program's, and left out."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
        return {
            name: [str(digest) for digest in digests]
            for name, digests in found.items()
            if not Path(name).is_absolute() and ".." not in Path(name).parts
        }
    except (ValueError, AttributeError, TypeError) as problem:
        raise OSError(f"{path} is damaged ({problem}). Remove this folder and build the site anew.") from None


def _sum(path: Path) -> str | None:
    """Return the hash of a file; None where there is none, and "" where something else stands."""
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
