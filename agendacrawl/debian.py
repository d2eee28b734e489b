"""Debian packages without hand work: installed by root, unpacked into an own folder by anybody else.

Works on Debian and Ubuntu. Standard library only: the set-up uses it before there is a virtual environment.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

TIME_LIMIT = 1200  # seconds for one call of apt-get
BUSY = 600  # seconds to wait for another apt
QUIETLY = (  # no questions; a mirror may be silent for 30 s
    *("-o", "Acquire::http::Timeout=30"),
    *("-o", "Acquire::https::Timeout=30"),
    *("-o", "Acquire::Retries=2"),
    *("-o", f"DPkg::Lock::Timeout={BUSY}"),
    *("-o", "Dpkg::Options::=--force-confold"),
)
# The release that has a major version of PostgreSQL, by system, and the parts of the archive that have PostGIS.
POSTGRESQL_IN = {
    "debian": {15: "bookworm main", 17: "trixie main"},
    "ubuntu": {14: "jammy main universe", 16: "noble main universe"},
}


class PackageError(RuntimeError):
    """A package could not be installed or downloaded; the message says why."""


def install(*patterns: str) -> None:
    r"""Install, as root, the newest package whose name each pattern matches. Raises PackageError.

    Package lists that are missing or too old are refreshed.

    >>> install(r"postgresql-\d+-postgis-3")  # doctest: +SKIP
    """
    with _lists(private=False) as apt:
        try:
            apt.get("install", "-y", "--no-install-recommends", *map(apt.newest, patterns))
        except PackageError:
            apt.update()
            apt.get("install", "-y", "--no-install-recommends", *map(apt.newest, patterns))


def release_with(major: int, os_release: Path = Path("/etc/os-release")) -> str | None:
    """Return the release of this system that has PostgreSQL `major`, as apt's sources name it, or None."""
    system = re.search(r'^ID="?(\w+)', os_release.read_text(), re.M) if os_release.exists() else None
    return POSTGRESQL_IN.get(system[1], {}).get(major) if system else None


def unpack(folder: Path, *patterns: str, without: str = "", release: str | None = None) -> None:
    """Unpack the newest packages that match, and what they need and this system lacks, below `folder`.

    Changes nothing outside `folder`, needs no rights beyond writing it, and runs no package's scripts. The
    folder appears only when it is complete; where it is there already, nothing happens. What they need is left out if
    its name matches `without`, and so is what is only read by people, translations included. `release` is an earlier
    one of this system, with the parts of its archive, that has packages which this one lacks. Raises PackageError.

    >>> unpack(Path("var/tree"), "tree")  # doctest: +SKIP
    """
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _lists(private=True) as apt, tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        apt.update()
        if release:
            apt.add(release)
        wanted = [apt.newest(pattern) for pattern in patterns]
        plan = apt.get("install", "--simulate", "--no-install-recommends", *wanted)
        needed = re.findall(r"^Inst (\S+)", plan, re.MULTILINE)
        needed = [name for name in needed if not re.fullmatch(without, name)]
        apt.get("download", *{*wanted, *needed}, folder=Path(scratch))
        tree = Path(scratch, "tree")
        for package in Path(scratch).glob("*.deb"):
            _run(["dpkg-deb", "-x", str(package), str(tree)], Path(scratch))
        for name in ("doc", "info", "locale", "man"):
            shutil.rmtree(tree / "usr/share" / name, ignore_errors=True)
        try:
            tree.rename(folder)
        except OSError:
            if not folder.exists():  # otherwise another process was faster
                raise


class _Apt:
    """apt-get and apt-cache with the options that every call needs."""

    def __init__(self, options: Sequence[str], sources: Path = Path("/etc/apt/sources.list")) -> None:
        self.options = options
        self.sources = sources

    def get(self, *arguments: str, folder: Path = Path("/")) -> str:
        """Run apt-get, after any other that is at work: its own option for that leaves out `update`."""
        deadline = time.monotonic() + BUSY
        while True:
            try:
                return _run(["apt-get", "-q", *self.options, *arguments], folder)
            except PackageError as problem:
                if "Could not get lock" not in str(problem) or time.monotonic() > deadline:
                    raise
            time.sleep(2)

    def update(self) -> None:
        """Refresh the package lists; one source that doesn't answer is no reason to give up."""
        with contextlib.suppress(PackageError):
            self.get("update")

    def add(self, release: str) -> None:
        """Know another release's packages too, from the mirror that this system uses."""
        told = self.get("indextargets", "--format", "$(LABEL) $(REPO_URI)").splitlines()
        mirrors = [line.split()[1] for line in told if re.match(r"(?:Debian|Ubuntu) ", line)]
        if not mirrors:
            raise PackageError(f"apt's sources name no mirror that could have {release}")
        with self.sources.open("a") as file:
            file.write(f"\ndeb {mirrors[0]} {release}\n")
        self.get("update")

    def newest(self, pattern: str) -> str:
        names = _run(["apt-cache", *self.options, "pkgnames"], Path("/")).split()
        found = [name for name in names if re.fullmatch(pattern, name)]
        if not found:
            raise PackageError(f"apt knows no package {pattern}")
        return max(found, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])


@contextlib.contextmanager
def _lists(*, private: bool) -> Iterator[_Apt]:
    """apt on the system's package lists, or on lists of its own that anybody may refresh."""
    if not shutil.which("apt-get"):
        raise PackageError("no apt-get on this system")
    if not private:
        yield _Apt(QUIETLY)
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "lists/partial").mkdir(parents=True)
        Path(folder, "cache/archives/partial").mkdir(parents=True)
        sources, system = Path(folder, "sources.list"), Path("/etc/apt/sources.list")
        sources.write_text(system.read_text() if system.exists() else "")
        own = (
            *("-o", f"Dir::State::Lists={folder}/lists"),
            *("-o", f"Dir::Cache={folder}/cache"),
            *("-o", f"Dir::Etc::SourceList={sources}"),
        )
        yield _Apt((*QUIETLY, *own, "-o", "APT::Sandbox::User=root"), sources)


def _run(command: list[str], folder: Path) -> str:
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "NEEDRESTART_SUSPEND": "1",
        "LC_ALL": "C.UTF-8",
    }
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise PackageError(f"{command[0]}: {problem}") from problem
    if done.returncode:
        raise PackageError(f"{command[0]}: {done.stderr.strip()[-400:]}")
    return done.stdout
