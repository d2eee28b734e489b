"""A folder that a program keeps: files that changed are written, those that went are removed, others are left alone.

The folder's own list says which files the program wrote and what was in them. A file that is not on it, or that
somebody changed since, is never overwritten and never removed. While files are being written the list has the old and
the new content of each, so a build that was killed is finished by the next one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agendacrawl.core.files import whole

LIST = ".agendacrawl-site.json"


class ForeignFileError(OSError):
    """A file that the program did not write stands where it wants to write."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files were written and removed, and how many were as they should be."""

    written: int
    removed: int
    unchanged: int


def keep(root: Path, files: Mapping[str, bytes]) -> Kept:
    """Make a folder hold these files, by their paths in it.

    Raises ForeignFileError before anything is written, and OSError.
    """
    before = _read(root / LIST)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    there = {name: _sum(root / name) for name in {*before, *sums}}
    changed = [name for name in sums if there[name] != sums[name]]
    for name in changed:
        if there[name] is not None and there[name] not in before.get(name, ()):
            raise ForeignFileError(
                f"{root / name} is there and not of this site, or was changed by hand. Nothing was written: move it "
                "away, or name another folder."
            )
    gone = sorted(name for name in before.keys() - sums.keys() if there[name] in before[name])
    if changed or gone:
        _save(
            root,
            {
                name: sorted({*before.get(name, ()), *([sums[name]] if name in sums else [])})
                for name in {*before, *sums}
            },
        )
    for name in changed:
        _write(root / name, files[name])
    for name in gone:
        _remove(root, name)
    final = {name: [digest] for name, digest in sums.items()}
    if final != _read(root / LIST):
        _save(root, final)
    return Kept(len(changed), len(gone), len(sums) - len(changed))


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.agendacrawl-new")
    draft.write_bytes(content)
    draft.replace(target)


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
