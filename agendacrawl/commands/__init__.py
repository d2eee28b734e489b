"""The project's commands for `scrapy`, one module each, named after the command."""

import io
import sys

from agendacrawl.core import ending

ending.install()

# Dutch names on a terminal or in a pipe that knows ASCII only: with a question mark rather than not at all.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
