"""The private PostGIS: a database cluster of the program's own, which keeps running when the program ends.

It listens on 127.0.0.1 only, requires a password, and touches no other PostgreSQL on the machine. All its files
are in one folder:

    data/       created by initdb; exists only once it is complete
    password    of the superuser `postgres`
    log         the server's log
    lock        held while a process inspects or changes the cluster

From the shell: `python -m agendacrawl.db.cluster ensure`, `status` or `stop`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import hashlib
import logging
import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from agendacrawl.db.binaries import Binaries, ClusterError, data_home, provide

__all__ = ["Cluster", "ClusterError", "address", "default_folder", "ensure", "status", "stop"]

HOST = "127.0.0.1"
PORT = 54329  # tried first, so that one QGIS project works with everybody's cluster
USER = "postgres"
DATABASE = "agendacrawl"
PATIENCE = 120  # seconds for a server to start (it may have a crash to recover from) or to stop

# No Unix socket: its path is limited to 107 bytes, and a deep folder is longer. A crash of the server may lose the
# last commits (under a second) and damages nothing: a crawl fetches again what is not stored.
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
jit = off
log_min_messages = warning
synchronous_commit = off
include 'port.conf'
"""
FORGETFUL = "fsync = off\nfull_page_writes = off\n"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Cluster:
    """A running cluster and how to connect to one of its databases."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    database: str
    folder: Path
    postgis_version: str

    @property
    def dsn(self) -> str:
        """Return the address for psycopg, psql and `DATABASE_URL`, with the password in it."""
        return f"postgresql://{self.user}:{self.password}@{self.host}:{self.port}/{self.database}"


def default_folder() -> Path:
    """Return `$AGENDA_CLUSTER`, or `~/.local/share/agendacrawl/pg` (for root `/var/lib/agendacrawl/pg`)."""
    return Path(os.environ.get("AGENDA_CLUSTER") or data_home() / "pg")


def ensure(folder: Path, *, durable: bool = True, database: str = DATABASE) -> Cluster:
    """Return a running cluster in `folder` with PostGIS in `database`; fetch, create or start what is missing.

    Takes five seconds the first time (a minute if PostgreSQL has to be fetched), and a third of a second later. Any
    number of processes may call it at once. If the server's user can't reach `folder`, root's cluster is elsewhere:
    see `Cluster.folder`. `durable=False` is for tests: fast, any port, lost in a power failure. Raises ClusterError.

    >>> ensure(default_folder()).dsn  # doctest: +SKIP
    'postgresql://postgres:...@127.0.0.1:54329/agendacrawl'
    """
    home = _place(folder)
    with _locked(home):
        data = home / "data"
        binaries = provide(major(home))
        if not data.exists():
            _create(home, binaries, durable=durable)
        if not _running(data):
            _start(home, binaries, preferred=PORT if durable else 0)
        return _prepared(home, database)


def status(folder: Path, *, database: str = DATABASE) -> Cluster | None:
    """Return the cluster in `folder` if it runs, otherwise None. Raises ClusterError if it doesn't answer."""
    home = _place(folder)
    if not home.exists():
        return None
    with _locked(home):
        if not _running(home / "data"):
            return None
        cluster = _address(home, database)
        with _connect(cluster) as connection:
            return _versioned(cluster, connection)


def address(folder: Path) -> Cluster | None:
    """Return the cluster in `folder` if it runs, whatever its databases, without checking that it answers."""
    home = _place(folder)
    if not home.exists():
        return None
    with _locked(home):
        return _address(home, DATABASE) if _running(home / "data") else None


def major(folder: Path) -> int | None:
    """Return the version of PostgreSQL that made the cluster in `folder`; None if there is none yet."""
    made = _place(folder) / "data/PG_VERSION"
    return int(made.read_text()) if made.exists() else None


def stop(folder: Path) -> bool:
    """Stop the cluster in `folder` and keep its data; return whether it was running. Raises ClusterError."""
    home = _place(folder)
    if not home.exists():
        return False
    with _locked(home):
        data = home / "data"
        if not _running(data):
            return False
        binaries = provide(major(home))
        _run(home, binaries, "pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", PATIENCE)
        return True


# -- The steps of ensure ---------------------------------------------------------------------------


def _create(home: Path, binaries: Binaries, *, durable: bool) -> None:
    log.info("Making a private database cluster in %s ...", home)
    draft = home / "data.draft"  # a try that was cut short leaves this and no data/
    shutil.rmtree(draft, ignore_errors=True)
    password = home / "password"
    password.touch(mode=0o600)
    password.write_text(secrets.token_urlsafe(18))
    _hand_over(home, home, password)
    options = ["-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={password}"]
    _run(home, binaries, "initdb", "-D", draft, *options, *([] if durable else ["--no-sync"]))
    (draft / "port.conf").touch()
    with (draft / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS + ("" if durable else FORGETFUL))
    _hand_over(home, draft / "port.conf")
    draft.rename(home / "data")


def _start(home: Path, binaries: Binaries, preferred: int) -> None:
    """Start the server on its previous port, or on another one if that has been taken."""
    data = home / "data"
    _clear_stale_lock(data)
    known = int(re.sub(r"\D", "", (data / "port.conf").read_text()) or preferred)
    port = known
    for _ in range(3):  # another program may take the port between the check and its use
        port = _free_port(port)
        if known not in (0, port):
            log.warning("Port %s is taken by another program: the database listens on %s now.", known, port)
        (data / "port.conf").write_text(f"port = {port}\n")
        try:
            _run(home, binaries, "pg_ctl", "start", "-D", data, "-w", "-t", PATIENCE, "-l", home / "log")
        except ClusterError:
            if _free_port(port) == port:
                raise
        else:
            return
    raise ClusterError(f"No port stayed free for the private database in {home}. Run the same command again.")


def _clear_stale_lock(data: Path) -> None:
    """Remove the lock of a server that was killed, once none of its processes is alive.

    PostgreSQL mistakes a killed process that is not yet reaped for a running server, and refuses to start.
    """
    deadline = time.monotonic() + 20
    while _processes(data) and time.monotonic() < deadline:
        time.sleep(0.1)
    if not _processes(data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _prepared(home: Path, database: str) -> Cluster:
    """Return the cluster once `database` exists and has PostGIS."""
    with _connect(_address(home, USER)) as connection:
        if not connection.execute("select from pg_database where datname = %s", [database]).rowcount:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database)))
    cluster = _address(home, database)
    with _connect(cluster) as connection:
        if not connection.execute("select from pg_extension where extname = 'postgis'").rowcount:
            connection.execute("create extension postgis")
        return _versioned(cluster, connection)


# -- Asking a running server -----------------------------------------------------------------------


def _address(home: Path, database: str) -> Cluster:
    port = int((home / "data/postmaster.pid").read_text().splitlines()[3])
    return Cluster(HOST, port, USER, (home / "password").read_text(), database, home, postgis_version="")


def _connect(cluster: Cluster) -> psycopg.Connection[tuple[Any, ...]]:
    try:
        return psycopg.connect(cluster.dsn, autocommit=True, connect_timeout=PATIENCE)
    except psycopg.OperationalError as problem:
        raise ClusterError(
            f"The private database in {cluster.folder} runs but gives no connection ({problem}). "
            f"Look into {cluster.folder / 'log'}, or stop it (agendacrawl db stop) and try "
            "again."
        ) from problem


def _versioned(cluster: Cluster, connection: psycopg.Connection[tuple[Any, ...]]) -> Cluster:
    row = connection.execute("select extversion from pg_extension where extname = 'postgis'").fetchone()
    return dataclasses.replace(cluster, postgis_version=row[0] if row else "")


def _running(data: Path) -> bool:
    lock = data / "postmaster.pid"
    first = re.match(r"\d+", lock.read_text()) if lock.exists() else None
    return first is not None and int(first[0]) in _processes(data)


def _processes(data: Path) -> set[int]:
    """Return the live PostgreSQL processes that work in `data`, without zombies."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == data and (process / "comm").read_text().startswith("postgres"):
                found.add(int(process.name))
    return found


# -- The folder, its user, its lock, its port ------------------------------------------------------


def _place(folder: Path) -> Path:
    """Return the folder; for root, another one if the server's user may not enter it."""
    home = folder.expanduser().resolve()
    user = _server_user(home)
    if not user:
        return home
    there = next(path for path in (home, *home.parents) if path.exists())
    enter = subprocess.run(
        ["test", "-x", there], cwd="/", user=user.pw_uid, group=user.pw_gid, extra_groups=[]
    )
    if enter.returncode == 0:
        return home
    return data_home() / hashlib.sha256(os.fsencode(home)).hexdigest()[:12]


def _server_user(home: Path) -> pwd.struct_passwd | None:
    """Return the user that root runs the server as, since PostgreSQL refuses root; None for other users."""
    if os.geteuid() != 0:
        return None
    if (home / "data").exists():
        return pwd.getpwuid((home / "data").stat().st_uid)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise ClusterError(
        "PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody."
    )


def _hand_over(home: Path, *paths: Path) -> None:
    """Make the server's user the owner of what root wrote."""
    if user := _server_user(home):
        for path in paths:
            os.chown(path, user.pw_uid, user.pw_gid)


@contextlib.contextmanager
def _locked(home: Path) -> Iterator[None]:
    """Hold the lock of the cluster in `home`; wait if another process holds it."""
    try:
        for path in reversed([path for path in (home, *home.parents) if not path.exists()]):
            path.mkdir(exist_ok=True)
            if os.geteuid() == 0:  # whatever the umask: the server's user must get through
                path.chmod(0o755)
        home.chmod(0o700)
        lock = (home / "lock").open("w")
    except OSError as problem:
        raise ClusterError(
            f"The private database can't live in {home}: {problem}. Name another folder with AGENDA_CLUSTER, "
            "or a server of your own with DATABASE_URL."
        ) from problem
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _free_port(preferred: int) -> int:
    """Return `preferred` if that port is free, otherwise any free port."""
    for port in (preferred, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server binds it
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise ClusterError("No free port on 127.0.0.1 for the private database.")


def _run(home: Path, binaries: Binaries, program: str, *arguments: object) -> None:
    """Run one of the server's programs. Raises ClusterError with its output."""
    user = _server_user(home)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment |= {**binaries.environment, "LC_ALL": "C.UTF-8", "HOME": "/"}
    with tempfile.TemporaryFile(
        "w+", errors="replace"
    ) as words:  # with a pipe this would wait for the server, which keeps it open
        try:
            done = subprocess.run(
                [binaries.folder / program, *map(str, arguments)],
                cwd="/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                umask=0o077,
                timeout=2 * PATIENCE,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise ClusterError(f"The private database in {home}: {problem}. Run it again.") from problem
        words.seek(0)
        said = words.read().strip()
    if done.returncode:
        record = home / "log"
        tail = "\n".join(record.read_text(errors="replace").splitlines()[-5:]) if record.exists() else ""
        raise ClusterError(
            f"{program} failed for the private database in {home}: {said[-600:]}\n{tail}".strip()
        )


def _main(arguments: list[str]) -> str:
    """Run the command from the shell. Raises ClusterError, and SystemExit for unknown words."""
    folder = default_folder()
    match arguments:
        case ["ensure"]:
            cluster: Cluster | None = ensure(folder)
        case ["status"]:
            cluster = status(folder)
        case ["stop"]:
            return (
                "The private database was stopped."
                if stop(folder)
                else "The private database was not running."
            )
        case _:
            raise SystemExit("usage: python -m agendacrawl.db.cluster ensure | status | stop")
    if not cluster:
        return f"The private database in {folder} does not run."
    return (
        f"PostGIS {cluster.postgis_version} runs on {cluster.host}:{cluster.port}, database "
        f"{cluster.database}, user {cluster.user}, password in {cluster.folder / 'password'}."
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        print(_main(sys.argv[1:]))
    except ClusterError as problem:
        raise SystemExit(f"error: {problem}") from None
