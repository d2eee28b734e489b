"""Waiting for something to happen, however long a busy machine takes: only pytest's own limit ends it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

PAUSE = 0.02  # seconds


def until(happened: Callable[[], object], process: subprocess.Popen[str] | None = None) -> None:
    """Return as soon as something has happened; fail, with its log, as soon as the process that is to do it has ended."""
    while not happened():
        if process is not None and process.poll() is not None and not happened():
            said = process.stderr.read()[-3000:] if process.stderr else ""
            raise AssertionError(f"the process ended first, with status {process.returncode}: {said}")
        time.sleep(PAUSE)
