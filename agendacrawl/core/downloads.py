"""Why something was not downloaded: the errors that a download may raise, in words."""

import gzip
import struct
import zlib

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # which packages depends on the Python
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

# Raised when a response claims a compression that it does not have.
BROKEN = (zlib.error, brotli.error, zstd.ZstdError, gzip.BadGzipFile, struct.error, EOFError)
# What a download may raise besides IgnoreRequest. ValueError: the target of a redirect is not a URL.
DOWNLOAD_ERRORS = (
    *BROKEN,
    ValueError,
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    TunnelError,
    OSError,
)

# What comes of a site that was never reached: no network, no such host, nobody listens, no answer in time.
NO_ANSWER = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ConnectError,
    TunnelError,
)


_SENTENCES: dict[type, str] = {
    DownloadCancelledError: "it is larger than DOWNLOAD_MAXSIZE",
    ResponseDataLossError: "the connection ended before the response was complete",
    DownloadConnectionRefusedError: "the connection was refused",
    CannotResolveHostError: "the name of its host is not known",
}


def reason(error: BaseException | None) -> str:
    """Return why a download failed, as a phrase without a full stop.

    >>> reason(ResponseDataLossError())
    'the connection ended before the response was complete'
    """
    if isinstance(error, DownloadFailedError) and error.__cause__ is not None:
        return f"the connection failed ({type(error.__cause__).__name__})"
    if isinstance(error, BROKEN):
        return "its compression is broken"
    return _SENTENCES.get(type(error)) or str(error).rstrip(". ") or type(error).__name__


class ClosedByRobots(IgnoreRequest):
    """The site's robots.txt forbids the request, or could not be read, in which case nothing is allowed."""


class Unreachable(IgnoreRequest):
    """The site gave no answer at all: to the request for its robots.txt, which comes before any other."""


class OffSite(IgnoreRequest):
    """The URL is not on the site that is being crawled."""


class GivenUp(IgnoreRequest):
    """The site asked for a longer wait than a run allows: no more requests are sent until the next run."""
