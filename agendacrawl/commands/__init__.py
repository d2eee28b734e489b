"""The project's commands for `scrapy`, one module each, named after the command."""

import io
import sys

from agendacrawl.core import ending

ending.install()

# On an ASCII-only terminal or pipe, Dutch names are printed with question marks rather than not at all.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
