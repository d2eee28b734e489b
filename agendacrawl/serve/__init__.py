"""What `agendacrawl serve` offers: OGC API Features and vector tiles of the published layers, with tipg.

Whoever asks is not trusted, and neither is the text of the site: `asked` reads what a request asks for and refuses
the rest, `guard` refuses requests that other sites make a browser send, `layers` knows the layers and hands tipg
nothing but conditions of known columns, `pages` shows answers to people. `application` puts them together.
"""
