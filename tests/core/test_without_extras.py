"""What an install without extras has is enough to load every spider, command, step of the crawl and setting."""

from __future__ import annotations

import subprocess
import sys

EXTRAS = ("distributed", "dask", "scrapy_redis", "redis", "tipg", "uvicorn", "sklearn", "pyarrow")
LOAD = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split(","), None))  # as if they were not installed
import importlib, pkgutil
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings
import agendacrawl.commands
settings = get_project_settings()
print(*SpiderLoader.from_settings(settings).list())
for name in ("EXTENSIONS", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "ITEM_PIPELINES"):
    for path in settings.getdict(name):
        load_object(path)
for module in pkgutil.iter_modules(agendacrawl.commands.__path__):
    importlib.import_module(f"agendacrawl.commands.{module.name}")
"""


def test_a_crawl_needs_no_extra() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD, ",".join(EXTRAS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["agenda", "archive", "helper", "scout"]
