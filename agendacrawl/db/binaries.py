"""The programs of a PostgreSQL server that has PostGIS: found on this system, or fetched.

`PG_BINDIR` names their folder if it is an unusual one; then nothing is searched for elsewhere and nothing is
fetched. Otherwise root installs Debian's packages, and any other user unpacks them in their home folder.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from agendacrawl import debian

PROGRAMS = ("initdb", "pg_ctl", "postgres")
USUAL_PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin")  # Debian and Ubuntu; PostgreSQL's own RPMs
# What PostgreSQL's packages need and its server does without: compiling queries, scripts in Perl, and the like.
UNNEEDED = r"libllvm.*|libz3-\d+|perl.*|libperl.*|lib.+-perl|locales|postgresql-common.*|ssl-cert|ucf"

CHOICES = """Do one of these, then run the same command again:
  * Debian, Ubuntu:  sudo apt-get install postgresql-postgis
  * Fedora:          sudo dnf install postgresql-server postgis
  * any server that has PostGIS:  export DATABASE_URL=postgresql://user:password@host:5432/database
  * the programs are in an unusual folder:  export PG_BINDIR=/path/to/postgresql/bin"""

# What somebody is told whose system was upgraded: nothing is lost, and how to follow.
OUTLIVED = """The private database was made by PostgreSQL %s, which this system no longer has. It goes on with programs
from the release that had it. To move it to the present PostgreSQL: agendacrawl db dump FILE, agendacrawl db stop, move
its folder away, agendacrawl db restore FILE (docs/OPERATIONS.md, "A new version of PostgreSQL")."""

log = logging.getLogger(__name__)


class ClusterError(RuntimeError):
    """The private PostGIS is not available; the message says what happened and what to do next."""


@dataclass(frozen=True)
class Binaries:
    """The server's programs in `folder`, of PostgreSQL `major`, and the variables that they need to run."""

    folder: Path
    major: int
    environment: dict[str, str] = field(default_factory=dict)


def data_home() -> Path:
    """Return the folder for this program's data: `~/.local/share/agendacrawl`, for root `/var/lib/agendacrawl`.

    The server's user cannot enter root's home, and PostgreSQL refuses to run as root.
    """
    if os.geteuid() == 0:
        return Path("/var/lib/agendacrawl")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "agendacrawl"


def provide(major: int | None = None) -> Binaries:
    """Return the newest programs with PostGIS, or those of PostgreSQL `major`; fetch them if there are none.

    Raises ClusterError, which lists the options.
    """
    if own := os.environ.get("PG_BINDIR"):
        return _chosen(Path(own), major)
    if found := _installed(major):
        return found
    try:
        _fetch(major)
    except debian.PackageError as problem:
        made = (
            f" The private database was made by PostgreSQL {major} and needs that version." if major else ""
        )
        raise ClusterError(
            "No PostgreSQL server with PostGIS was found, and none could be installed here "
            f"({problem}).{made}\n{CHOICES}"
        ) from problem
    if found := _installed(major):
        return found
    raise ClusterError(f"PostGIS was fetched, but no server that has it was found afterwards.\n{CHOICES}")


def _fetch(major: int | None) -> None:
    """Install the programs or unpack them; those that this release no longer has come from the one that had them."""
    version = major or r"\d+"
    packages = (f"postgresql-{version}", f"postgresql-{version}-postgis-3")
    try:
        if os.geteuid() == 0:
            log.info("Installing PostgreSQL and PostGIS with apt-get (a minute or so) ...")
            _no_main_cluster()
            debian.install(packages[1])
        else:
            _unpack(major, packages)
    except debian.PackageError:
        release = debian.release_with(major) if major else None
        if release is None:
            raise
        log.warning(OUTLIVED, major)
        _unpack(major, packages, release)


def _unpack(major: int | None, packages: tuple[str, str], release: str | None = None) -> None:
    unpacked = data_home() / f"postgresql-{major or 'newest'}"
    why = "" if release else ", since only root may install"
    log.info("Unpacking PostgreSQL and PostGIS in %s%s ...", unpacked, why)
    debian.unpack(unpacked, *packages, without=UNNEEDED, release=release)
    _name_extensions(unpacked)


def client(name: str, major: int | None = None) -> Binaries:
    """Return programs among which is a client's (psql, pg_dump): of PostgreSQL `major`, else the newest here.

    A client package without a server has them too. Raises ClusterError.
    """
    if (own := shutil.which(name)) and not os.environ.get("PG_BINDIR") and major is None:
        return Binaries(Path(own).parent, 0)
    found = provide(major)
    if not (found.folder / name).is_file():
        raise ClusterError(
            f"{found.folder} has no {name}: install PostgreSQL's client (Debian: postgresql-client) and run this again."
        )
    return found


def _chosen(folder: Path, major: int | None) -> Binaries:
    chosen = _read(folder, Path("/"))
    if not chosen:
        raise ClusterError(
            f"PG_BINDIR is {folder}, but there is no PostgreSQL server with PostGIS.\n{CHOICES}"
        )
    if major not in (None, chosen.major):
        raise ClusterError(
            f"PG_BINDIR is {folder} with PostgreSQL {chosen.major}, but the private database was made by "
            f"PostgreSQL {major}. Unset PG_BINDIR or let it name PostgreSQL {major}; or give AGENDA_CLUSTER "
            "another folder and crawl again."
        )
    return chosen


def _installed(major: int | None) -> Binaries | None:
    """Return the newest suitable programs: the system's own before unpacked ones."""
    for roots in ([Path("/")], data_home().glob("postgresql-*")):
        fitting = [found for root in roots for found in _candidates(root) if major in (None, found.major)]
        if fitting:
            return max(fitting, key=lambda found: found.major)
    return None


def _candidates(root: Path) -> Iterator[Binaries]:
    folders = [folder for pattern in USUAL_PLACES for folder in root.glob(pattern)]
    if root == Path("/") and (initdb := shutil.which("initdb")):
        folders.append(Path(initdb).resolve().parent)
    for folder in folders:
        if found := _read(folder, root):
            yield found


def _read(folder: Path, root: Path) -> Binaries | None:
    """Return the programs in `folder` if it has all of them, and PostGIS too."""
    if not all((folder / program).is_file() for program in PROGRAMS):
        return None
    environment = {} if root == Path("/") else _environment(root)
    version = subprocess.run(
        [folder / "postgres", "-V"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    if not (number := re.search(r"\d+", version.stdout)):
        return None
    major = int(number[0])
    share = folder.parent / "share"
    shares = (
        root / f"usr/share/postgresql/{major}",
        share,
        share / "postgresql",
        folder.parent / "share/pgsql",
    )
    if not any((place / "extension/postgis.control").exists() for place in shares):
        return None
    return Binaries(folder, major, environment)


def _environment(root: Path) -> dict[str, str]:
    """Return the variables that unpacked programs need to find their libraries, and PROJ its grids."""
    libraries = [*root.glob("usr/lib/*-linux-gnu*"), *root.glob("lib/*-linux-gnu*")]
    libraries += [folder / name for folder in libraries for name in ("blas", "lapack")]
    return {
        "LD_LIBRARY_PATH": os.pathsep.join(map(str, libraries)),
        "PROJ_DATA": str(root / "usr/share/proj"),
        "PROJ_LIB": str(root / "usr/share/proj"),
    }


def _name_extensions(root: Path) -> None:
    """Give `postgis-3.control` the name that PostgreSQL looks for, as the package's script would have."""
    for control in root.glob("usr/share/postgresql/*/extension/*-3.control"):
        link = control.with_name(control.name.replace("-3.control", ".control"))
        if not link.exists():
            link.symlink_to(control.name)


def _no_main_cluster() -> None:
    """Keep Debian's package from creating a machine-wide server, unless the administrator configured that."""
    wish = Path("/etc/postgresql-common/createcluster.conf")
    if not wish.exists():
        wish.parent.mkdir(parents=True, exist_ok=True)
        wish.write_text(
            "# Written by agendacrawl, which keeps a private cluster.\ncreate_main_cluster = false\n"
        )
