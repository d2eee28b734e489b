"""Checksums of a model's files, to tell whether the model is intact without opening it."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"  # in the format of sha256sum, which can also check it


def write(folder: Path) -> None:
    """Write the checksums of a model's files next to them, leaving out its README, which may change later."""
    files = sorted(
        file for file in folder.rglob("*") if file.is_file() and file.name not in (NAME, "README.md")
    )
    lines = [f"{_sum(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def damage(folder: Path) -> str | None:
    """Return what is wrong with a model's files, as a phrase, or None if they are unchanged.

    >>> damage(Path(__file__).parent / "model")
    >>> damage(Path(__file__).parent)
    'SHA256SUMS is not there'
    """
    if not (folder / NAME).is_file():
        return f"{NAME} is not there"
    for line in (folder / NAME).read_text(encoding="utf-8").splitlines():
        known, _, name = line.partition("  ")
        file = folder / name
        if not file.is_file():
            return f"{name} is not there"
        if _sum(file) != known:
            return f"{name} is not as it was written"
    return None


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
