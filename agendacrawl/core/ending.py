"""How a command ends that a person or the machine stopped: with a sentence and an exit status, never a traceback."""

from __future__ import annotations

import errno
import sys
from types import TracebackType

INTERRUPTED = 130  # what a shell gives a program that Ctrl-C ended: 128 and the number of SIGINT

_ADVICE = {
    errno.ENOSPC: "The disk is full: make room, then run the same again.",
    errno.EDQUOT: "Your share of the disk is used up: make room, then run the same again.",
    errno.EACCES: "You may not read or write that: name another place, or ask its owner.",
    errno.EPERM: "You may not do that: name another place, or ask its owner.",
    errno.EROFS: "Nothing can be written there: name another place.",
}


def sentence(error: OSError) -> str:
    """Return what went wrong and what to do about it.

    >>> sentence(PermissionError(errno.EACCES, "Permission denied", "/etc/agenda.csv"))
    '/etc/agenda.csv: Permission denied. You may not read or write that: name another place, or ask its owner.'
    """
    if error.errno is None:
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror}. {_ADVICE.get(error.errno, 'Mend that, then run the same again.')}"


def said(error: Exception) -> str:
    """Return what a command tells of an error that it expects; one of the system's gets its `sentence`.

    >>> said(ValueError("12 is no month."))
    '12 is no month.'
    """
    return sentence(error) if isinstance(error, OSError) else str(error)


# What happened to the database's server, by the class of its error code (SQLSTATE).
_SERVER = {
    "08": "The connection to the database is lost: see that its server runs, then run the same again.",
    "53": "The database's server has no room left on its disk, or no memory: make room, then run the same again.",
    "57": "The database's server was stopped or is starting: wait until it runs, then run the same again.",
    "58": "The database's server can't read or write its own files: see its log, then run the same again.",
}


def of_the_server(error: BaseException) -> str | None:
    """Return what is wrong with the database's server, if that is what an error of its driver says.

    >>> full = RuntimeError("could not extend file: No space left on device")
    >>> full.sqlstate = "53100"
    >>> of_the_server(full).split(". ")[0]
    'could not extend file: No space left on device'
    """
    cause = getattr(error, "orig", None) or error  # SQLAlchemy has the driver's error within its own
    advice = _SERVER.get(str(getattr(cause, "sqlstate", None))[:2])
    return f"{str(cause).splitlines()[0].rstrip('.')}. {advice}" if advice else None


def status(error: BaseException) -> int | None:
    """Print why a command ended and return its exit status; None for an error that is a fault of the program.

    Nobody reads what is printed after a broken pipe, so nothing is.
    """
    match error:
        case KeyboardInterrupt():
            print("\nStopped. What was whole is kept; run the same again to go on.", file=sys.stderr)
            return INTERRUPTED
        case BrokenPipeError():
            return 1
        case OSError():
            print(sentence(error), file=sys.stderr)
            return 1
    if words := of_the_server(error):
        print(words, file=sys.stderr)
        return 1
    return None


def install() -> None:
    """Tell of what nobody catches in this process in a sentence, as `status` does, where it is no fault."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if status(error) is None:
            usual(kind, error, trace)

    sys.excepthook = hook
