"""A small made-up agenda site, served by the package, for tests and for when the real site cannot be reached."""

from agendacrawl.sample.server import SampleServer, serve
from agendacrawl.sample.site import PERIOD, SamplePage, expected, load_site

__all__ = ["PERIOD", "SamplePage", "SampleServer", "expected", "load_site", "serve"]
