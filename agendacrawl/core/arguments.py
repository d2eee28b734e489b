"""What a crawl is asked to do, in the form that everything below the spider uses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendacrawl.core.site import HOME, LIVE_SITE, prefix_of

LOOK_BACK = dt.timedelta(weeks=8)
LOOK_AHEAD = dt.timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What to crawl. `ministries` and `people` are full names as the site writes them; empty means all."""

    since: dt.date
    until: dt.date
    site: str = LIVE_SITE
    platform: str = "auto"
    ministries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    max_pages: int | None = None
    site_name: str = HOME

    @property
    def prefix(self) -> str:
        """Return what the paths of the site's pages begin with in the database; empty for the live site."""
        return prefix_of(self.site_name)

    def as_json(self) -> dict[str, object]:
        """Return the value that the run's row stores."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "site": self.site,
            "platform": self.platform,
            "ministries": list(self.ministries),
            "people": list(self.people),
            "max_pages": self.max_pages,
            **({} if self.site_name == HOME else {"site_name": self.site_name}),
        }
