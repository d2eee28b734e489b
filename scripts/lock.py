"""Renew what CI and `make` install: requirements/*.txt, with hashes, and the licences in docs/LICENCES.md.

    .venv/bin/python scripts/lock.py

pyproject.toml has the ranges; the locks have one version of each package for every Python from 3.11 on. Needs the
network and uv (`pip install uv`); the licences are those that the packages in .venv state, so run `make test` before.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": (), "dev": ("dev",)}  # file, extras
MODEL = ("nl_core_news_sm", "MIT", "extra ner")  # lies outside the index, so in no lock

_PINNED = re.compile(r"^([\w.-]+)==", re.M)
_TOO_LONG = 60  # characters: some packages have the whole text of the licence in that field

HEAD = """# Licences of the packages that this project uses

Written by scripts/lock.py from what the packages state about themselves. The project's own licence is EUPL-1.2, and its
data have the licences that README.md names.

| package | licence | needed for |
|---|---|---|
"""


def main() -> None:
    """Write the locks and the list. Raises SystemExit without uv."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if not uv:
        raise SystemExit("error: uv is needed: .venv/bin/pip install uv")
    for name, extras in LOCKS.items():
        lock(uv, ROOT / f"requirements/{name}.txt", extras)
    (ROOT / "docs/LICENCES.md").write_text(licences(), "utf-8")


def lock(uv: str, target: Path, extras: tuple[str, ...]) -> None:
    """Write one lock: the project's requirements with those extras, and what builds it."""
    builds = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    with tempfile.NamedTemporaryFile("w", suffix=".in") as build:
        build.write("\n".join([*builds, "editables"]))
        build.flush()
        command = [
            uv,
            "pip",
            "compile",
            "pyproject.toml",
            build.name,
            "--output-file",
            str(target),
            "--upgrade",
        ]
        command += [
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-annotate",
            "--quiet",
        ]
        command += ["--no-header", "--no-emit-index-url", *(f"--extra={extra}" for extra in extras)]
        subprocess.run(command, cwd=ROOT, check=True)


def licences() -> str:
    """Return the list of licences."""
    rows = {}
    for name in reversed(LOCKS):  # what runs is needed for both
        for package in _PINNED.findall((ROOT / f"requirements/{name}.txt").read_text()):
            rows[package] = (
                package,
                licence(package),
                "running" if name == "run" else "tests and development",
            )
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in sorted([*rows.values(), MODEL]))


def licence(package: str) -> str:
    """Return the licence that an installed package states: an SPDX expression, else its classifiers or a short text."""
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return "not installed here (for another Python or system)"
    if stated := about.get("License-Expression"):
        return stated
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in about.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    text = (about.get("License") or "").strip()
    return "; ".join(classified) or (
        text if text and len(text) < _TOO_LONG and "\n" not in text else "see the package"
    )


if __name__ == "__main__":
    main()
