"""The commands of `scrapy`, each a module named after its word."""

import io
import sys

# Dutch names on a terminal or in a pipe that knows ASCII only: with a question mark rather than not at all.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
