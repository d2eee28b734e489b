"""A small invented agenda site, served by the package: for tests, and where the real one is out of reach."""

from agendacrawl.sample.server import SampleServer, serve
from agendacrawl.sample.site import PERIOD, SamplePage, expected, load_site

__all__ = ["PERIOD", "SamplePage", "SampleServer", "expected", "load_site", "serve"]
