"""What was understood and what was not, as counters."""

from __future__ import annotations

from collections import Counter

from scrapy.crawler import Crawler

from agendacrawl import register
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.core.vocabulary import Mode
from agendacrawl.pipelines.plausible import fits_address, fits_day


class ReportPipeline:
    """Count pages, activities, modes, types, flags and problems in Scrapy's stats: the data-quality report.

    Changes nothing and never drops a page.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.counts: Counter[str] = Counter()
        self.people: set[str] = set()
        self.texts: Counter[int] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReportPipeline:
        return cls(crawler)

    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page unchanged."""
        counts = self.counts
        counts["pages/weekly" if page.weekly else "pages/single"] += 1
        counts["activities"] += len(page.activities)
        self.texts[
            hash((page.title, page.intro, *((one.title, one.description) for one in page.activities)))
        ] += 1
        counts["fits/address"] += fits_address(page)
        counts["fits/day"] += sum(fits_day(activity, page) for activity in page.activities)
        for problem in page.problems:
            counts[f"problems/{problem.kind}"] += 1
        for name in page.people:
            if register.find_person(name) is None:
                counts["people/unknown"] += 1
            else:
                self.people.add(name)
        for activity in page.activities:
            counts[f"mode/{activity.mode}"] += 1
            counts[f"type/{activity.type_method}"] += 1
            if activity.mode in (Mode.PHYSICAL, Mode.HYBRID) and not activity.places:
                counts["places/none"] += 1
            if activity.mode is Mode.PHYSICAL and activity.places:
                form = "weekly" if page.weekly else "single"
                counts[f"physical/{form}/with_place"] += 1
                if any(place.municipality_code == THE_HAGUE for place in activity.places):
                    counts[f"physical/{form}/in_the_hague"] += 1
            for flag in activity.flags:
                counts[f"flags/{flag}"] += 1
        return page

    def close_spider(self) -> None:
        """Hand the counts to Scrapy's stats."""
        assert self.crawler.stats is not None
        self.counts["people/seen"] = len(self.people)
        self.counts["pages/alike"] = max(self.texts.values(), default=0)
        for name, number in self.counts.items():
            self.crawler.stats.inc_value(f"agenda/{name}", number)
