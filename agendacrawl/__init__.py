"""Where has the Dutch cabinet been? Crawls the agendas on rijksoverheid.nl into PostGIS.

The folders follow the flow: discovery, (fetch is Scrapy's), pages, text and types, places, db; the
`pipelines` join them, `sql/views` and `commands` publish.
"""

__version__ = "0.2.0"  # pyproject.toml reads it here
