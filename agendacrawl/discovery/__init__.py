"""Which agenda pages exist: the search API, the sitemaps and the legacy list, each a module of pure functions.

`crawl` asks them and compares what they know.
"""

AGENDA_PREFIX = "/actueel/agenda/"


class UnexpectedAnswer(ValueError):
    """A source answered in another shape than is known: it is not used, and the run says so."""


class NotThere(UnexpectedAnswer):
    """The site has no such source: HTTP status 404 or 410."""
