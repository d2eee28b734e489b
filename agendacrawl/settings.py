"""Settings of the project, for Scrapy; each can be overridden with `-s NAME=value`.

The safe values that Scrapy leaves open are set here. Those that begin with AGENDA_ are the project's own.
"""

import os

BOT_NAME = "agendacrawl"
SPIDER_MODULES = ["agendacrawl.spiders"]
NEWSPIDER_MODULE = "agendacrawl.spiders"
SPIDER_LOADER_CLASS = "agendacrawl.spiders.loader.Loader"
COMMANDS_MODULE = "agendacrawl.commands"

# --- the project's own -------------------------------------------------------------------------------------

# Where activities are stored: "auto" is the environment's DATABASE_URL, else the private cluster that
# `make setup` makes; "sample" and "copy" are databases beside that one, for what is not the live site; "off" crawls
# without a database; anything else is a DSN (postgresql://...). The environment may name it too.
AGENDA_DATABASE = os.environ.get("AGENDA_DATABASE") or "auto"

# The statistical voter beside the gazetteer: "auto" takes what is installed and logs it, or
# "nl_core_news_sm", "own", "none".
AGENDA_NER = "auto"

# Who runs this crawl, for the site's owners: a mail address or a web page of yours, sent in the user agent.
# Nobody knows yours but you; without one the live site is crawled with a warning.
AGENDA_CONTACT = ""

# The longest Crawl-delay (robots.txt) and Retry-After (HTTP 429 and 503) that a run obeys by waiting, in
# seconds. A longer Crawl-delay closes the site for the run, a longer Retry-After skips the page.
AGENDA_LONGEST_WAIT = 60

# For how many days a page is taken on trust while search and sitemap both give the date that they gave when it was last
# fetched. When the first page is due, or anything speaks against the sources, the whole window is fetched. 0: every
# page is fetched in every run.
AGENDA_TRUST_DAYS = 0

# A redis server that several processes share for one crawl: redis://HOST:6379/0. docs/OPERATIONS.md has the recipe.
AGENDA_REDIS = ""

# Geocoders on the network for stated places that nothing offline knows, in the order in which they are asked:
# "pdok" (the Netherlands), "nominatim" (abroad), separated by a comma; none when empty. Only the words of the
# place leave this machine; answers are kept in agenda.geocode.
AGENDA_GEOCODERS = ""

# PDOK's Locatieserver: open data, no key, "fair use" without a number; we ask at most five times a second.
AGENDA_PDOK_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"

# The public Nominatim allows one request a second of all of your crawls together, no bulk work, and asks for
# the attribution "© OpenStreetMap contributors" wherever its places are shown. A server of your own: its URL.
AGENDA_NOMINATIM_URL = "https://nominatim.openstreetmap.org"

# The conditions that a run must meet before it is published: a YAML file like lookups/assertions.yml, which
# is used if this is empty.
AGENDA_ASSERTIONS = ""

# Where a run leaves its counters as JSON sorted by name, and as metrics for the textfile collector of
# Prometheus' node exporter (a name that ends in .prom); nowhere when empty.
AGENDA_STATS_FILE = ""
AGENDA_METRICS_FILE = ""

# --- fetching: polite, verified, bounded -------------------------------------------------------------------

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = BOT_NAME
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "agendacrawl.middlewares.site.SiteMiddleware": 50,
    "agendacrawl.middlewares.robots.RobotsMiddleware": 100,
    "agendacrawl.middlewares.retry.PoliteRetryMiddleware": 550,
    "agendacrawl.middlewares.pace.PaceMiddleware": 900,
}
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_REQUESTS = 16
# One page is one item; Scrapy starts so many tasks per response whether there are items for them or not.
CONCURRENT_ITEMS = 1
DOWNLOAD_TIMEOUT = 30
# Of a page, after decompression; lists and sitemaps may have more (discovery.asking.LARGEST_LISTING).
DOWNLOAD_MAXSIZE = 3 * 1024 * 1024
DOWNLOAD_WARNSIZE = 1024 * 1024
DOWNLOAD_FAIL_ON_DATALOSS = True
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
RETRY_TIMES = 3
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the spider reports for every page why it was not read
REDIRECT_MAX_TIMES = 3
DEPTH_LIMIT = 2
URLLENGTH_LIMIT = 1000
# Scrapy's cookie middleware asks the network for the public-suffix list when it starts; no page needs cookies. The
# project's own spiders do not even load these three.
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
METAREFRESH_ENABLED = False
HTTPCACHE_ENABLED = False

# --- what happens to a page --------------------------------------------------------------------------------

ITEM_PIPELINES = {
    "agendacrawl.pipelines.selection.SelectionPipeline": 100,
    "agendacrawl.pipelines.people.PeoplePipeline": 150,
    "agendacrawl.pipelines.office.OfficePipeline": 200,
    "agendacrawl.pipelines.place.PlacePipeline": 300,
    "agendacrawl.pipelines.type.TypePipeline": 400,  # a counterpart ends before the words of the place
    "agendacrawl.pipelines.geocode.GeocodePipeline": 500,
    "agendacrawl.pipelines.correction.CorrectionPipeline": 600,
    "agendacrawl.pipelines.report.ReportPipeline": 800,
    "agendacrawl.pipelines.store.StorePipeline": 900,
}
EXTENSIONS = {
    "agendacrawl.extensions.progress.ProgressExtension": 100,
    "agendacrawl.extensions.ending.EndingExtension": 400,
    "agendacrawl.extensions.lead.LeadExtension": 450,
    "agendacrawl.extensions.outcome.OutcomeExtension": 500,
}

FEED_EXPORT_ENCODING = "utf-8"
FEED_STORAGES = {"": "agendacrawl.export.feed.FeedFile", "file": "agendacrawl.export.feed.FeedFile"}
FEED_EXPORTERS = {
    "json": "agendacrawl.export.feed.ActivityJsonExporter",
    "jsonlines": "agendacrawl.export.feed.ActivityJsonLinesExporter",
    "jsonl": "agendacrawl.export.feed.ActivityJsonLinesExporter",
    "jl": "agendacrawl.export.feed.ActivityJsonLinesExporter",
    "csv": "agendacrawl.export.feed.ActivityCsvExporter",
    "geojson": "agendacrawl.export.feed.ActivityGeoJsonExporter",
    # these formats have no flat row per activity
    "xml": None,
    "pickle": None,
    "marshal": None,
}

LOG_LEVEL = "INFO"
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"
