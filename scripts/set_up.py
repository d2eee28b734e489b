"""Set the project up: `.venv` with its packages, the private database, its schema and reference data.

    python3 scripts/set_up.py [EXTRA ...]

`make` calls this; EXTRA is an extra of pyproject.toml (`dev` for the tests). It needs Python 3.11 and nothing
else. What stands already is left alone, so a second run takes a few seconds. Nothing asks a question, every
step has a time limit.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import debian  # agendacrawl/debian.py: the package itself can't be imported before its dependencies are there

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin/python")
DONE = VENV / "set-up.json"  # what stands: see `wanted`
REFUSED = VENV / "ner-refused"  # touched when the Dutch NER model could not be reached
DAY = 24 * 60 * 60

# Debian packages by the extra that needs them ("" is: always), each with a file that shows that it is there.
# PostGIS is not among them: agendacrawl.db.cluster finds or fetches it, for ordinary users too.
SYSTEM_PACKAGES: dict[str, dict[str, Path]] = {
    "": {"ca-certificates": Path("/etc/ssl/certs/ca-certificates.crt")},
    "dev": {
        "python3-qgis": Path("/usr/lib/python3/dist-packages/qgis/core/__init__.py"),
        "fonts-open-sans": Path("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"),
        "chromium": Path("/usr/bin/chromium"),
        "redis-server": Path("/usr/bin/redis-server"),
    },
}


def main(extras: set[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        raise SystemExit("error: Python 3.11 or newer is needed. Name one: make PYTHON=python3.13 run")
    system_packages(extras)
    packages(extras)
    dutch_model()
    if not os.environ.get("DATABASE_URL"):
        show(PYTHON, "-m", "agendacrawl.db.cluster", "ensure")
    show(PYTHON, "-m", "agendacrawl", "db", "upgrade")
    show(PYTHON, "-m", "agendacrawl", "db", "refdata")


def system_packages(extras: set[str]) -> None:
    """Install what is missing where root may; else say what is missing and go on."""
    asked = {name: file for extra in {"", *extras} for name, file in SYSTEM_PACKAGES.get(extra, {}).items()}
    missing = [name for name, file in asked.items() if not file.exists()]
    if not missing or not shutil.which("apt-get"):
        return
    if os.geteuid() != 0:
        print(f"Missing here, and only root may install it: {' '.join(missing)}. Going on without.")
        return
    for name in missing:
        print(f"Installing {name} with apt-get ...", flush=True)
        try:
            debian.install(name)
        except debian.PackageError as problem:
            # Ubuntu has no package chromium: the tests say what they leave out.
            print(f"{name} could not be had: {problem} Going on without.")


def packages(extras: set[str]) -> None:
    """`.venv` with this project (editable) and the packages of its lock, unless that is what stands there."""
    place = f"{ROOT} python{sys.version_info.major}.{sys.version_info.minor}"  # .venv can't be moved
    files = (ROOT / "pyproject.toml", *sorted(ROOT.glob("requirements/*.txt")))
    said = b"".join(file.read_bytes() for file in files)
    wanted = {"place": place, "packages": hashlib.sha256(said).hexdigest()}
    stands = json.loads(DONE.read_text()) if DONE.exists() and Path(PYTHON).exists() else {}
    if stands.items() >= wanted.items() and extras <= set(stands["extras"]):
        return
    if stands.get("place", place) != place or not works(PYTHON, "-m", "pip", "--version"):
        virtual_environment()
    extras |= set(stands.get("extras", []))
    project = f".[{','.join(sorted(extras))}]" if extras else "."
    lock = ROOT / f"requirements/{'dev' if 'dev' in extras else 'run'}.txt"
    install = (PYTHON, "-m", "pip", "install", "--quiet", "--no-input")
    title = "Installing the Python packages (the first time a minute or two)"
    step(title, *install, "--require-hashes", "--requirement", str(lock), limit=3600)
    # What the lock has not (another extra than dev) comes as pyproject.toml allows it.
    step("Adding the project", *install, "--no-build-isolation", "--editable", project, limit=3600)
    DONE.write_text(json.dumps({**wanted, "extras": sorted(extras)}))


def virtual_environment() -> None:
    """A new `.venv` with pip; where Debian's python3-venv lacks, pip comes from its package, unpacked."""
    if importlib.util.find_spec("ensurepip"):
        step("Making .venv", sys.executable, "-m", "venv", "--clear", str(VENV), limit=300)
        return
    step("Making .venv", sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV), limit=300)
    tree = VENV / "pip"
    debian.unpack(tree, "python3-pip-whl")
    wheel = next(tree.glob("usr/share/python-wheels/pip-*.whl"))
    install = ("install", "--quiet", "--no-index", "--no-deps", str(wheel))
    step("Adding pip to it", PYTHON, str(wheel / "pip"), *install, limit=300)


def dutch_model() -> None:
    """The `ner` extra, which lies outside the package index; if unreachable, asked again after a day."""
    if any(VENV.glob("lib/*/site-packages/nl_core_news_sm")):
        return
    if REFUSED.exists() and time.time() - REFUSED.stat().st_mtime < DAY:
        return
    import tomllib  # not at the top: an older Python shall get as far as the message in main

    extra = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["ner"]
    quickly = ("--timeout", "5", "--retries", "0", "--no-input", "--quiet")
    print("Asking for the Dutch NER model nl_core_news_sm ...")
    if not works(PYTHON, "-m", "pip", "install", *quickly, *extra, limit=120):
        print("It can't be reached from here: the project's own model reads the texts instead.")
        REFUSED.touch()


def step(title: str, *command: str, limit: int) -> None:
    """Run a quiet command with a sign of life; its last words are shown only when it fails."""
    started = time.monotonic()
    print(title, end=" ", flush=True)
    with tempfile.TemporaryFile("w+") as words:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=words, stderr=words)
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=3)
            print(".", end="", flush=True)
            if time.monotonic() - started > limit:
                process.kill()
        print(f" {time.monotonic() - started:.0f} s", flush=True)
        words.seek(0)
        said = words.read()
    if process.returncode:
        raise SystemExit(
            f"{said[-1500:]}\nerror: this failed: {' '.join(command)}\nMend it and run make again."
        )


def show(*command: str, limit: int = 1800) -> None:
    """Run a command that tells its own progress."""
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, timeout=limit)
    except subprocess.TimeoutExpired:
        raise SystemExit(
            f"error: {' '.join(command)} was not done after {limit} s. Run make again."
        ) from None
    if done.returncode:
        raise SystemExit(f"error: this failed: {' '.join(command)}")


def works(*command: str, limit: int = 60) -> bool:
    """Whether a command exists and succeeds within `limit` seconds; what it says is dropped."""
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        main(set(sys.argv[1:]))
    except debian.PackageError as problem:
        raise SystemExit(f"error: a system package is missing and could not be had: {problem}") from None
    except KeyboardInterrupt:
        print("\nStopped. Run make again to go on.", file=sys.stderr)
        raise SystemExit(130) from None
