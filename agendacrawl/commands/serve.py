"""`agendacrawl serve`: OGC API Features and vector tiles of the published layers, on this machine."""

from __future__ import annotations

import argparse
import importlib.util
import shlex
import socket
import sys
from importlib.metadata import requires

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.options import natural
from agendacrawl.db import reader, sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import READER, DatabaseError, connection_arguments, needed_dsn

PORT = 8090
NEEDED = ("tipg", "uvicorn")


class Command(PlainCommand):
    """Run until Ctrl-C; exit with status 1 and a message if it can't start."""

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Serve the layers as OGC API Features and vector tiles"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}, on this machine only, as the role {READER}. Where that role's password isn't "
            f"known here, give its address: -s AGENDA_DATABASE=postgresql://{READER}:..."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--port", type=natural, default=PORT, help=f"port on this machine; {PORT} when not given"
        )
        parser.add_argument(
            "--public-name",
            metavar="HOST",
            help="name of the host under which a web server offers it to others, who may ask from any site then",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        if args:
            raise UsageError(f'"agendacrawl serve" takes options only, not "{args[0]}".', print_help=False)
        if not all(importlib.util.find_spec(name) for name in NEEDED):
            print(f"This needs {' and '.join(NEEDED)}. Run: {_install()}", file=sys.stderr)
            self.exitcode = 1
            return
        try:
            dsn = self._dsn()
            _check_port(opts.port)
        except (DatabaseError, ClusterError, OSError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        from agendacrawl.serve import application  # takes a second to import, and is in an extra

        print(f"http://{application.HOST}:{opts.port}/ (Ctrl-C ends it)", flush=True)
        application.serve(dsn, opts.port, opts.public_name)

    def _dsn(self) -> str:
        """Return the database's address for the reader."""
        assert self.settings is not None
        dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
        if connection_arguments(dsn).get("user") != READER:
            return reader.provide(dsn)
        sessions.connect(dsn, autocommit=True).close()
        return dsn


def _install() -> str:
    """Return the command that installs what the extra `serve` names; the project itself is on no index."""
    wanted = [line.split(";")[0].strip() for line in requires("agendacrawl") or () if "'serve'" in line]
    return shlex.join([sys.executable, "-m", "pip", "install", *wanted])


def _check_port(port: int) -> None:
    """Check that the port is free. Raises OSError if not."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as problem:
            raise OSError(f"Port {port} can't be used ({problem}). Give another --port.") from None
