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
    return None


def install() -> None:
    """Tell of what nobody catches in this process in a sentence, as `status` does, where it is no fault."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if status(error) is None:
            usual(kind, error, trace)

    sys.excepthook = hook
