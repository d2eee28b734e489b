"""Files that are there whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """The path of a file or folder to write, beside `target`, which becomes `target` when all went well.

    Raises FileExistsError before anything is written if `target` is there and may not be overwritten.
    """
    if not overwrite and target.exists():
        raise FileExistsError(
            f"{target} is there already. Nothing was written: name another, or move it away."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        made = Path(folder) / target.name
        yield made
        made.replace(target)
