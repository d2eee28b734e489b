"""What a crawl is asked to do, in the form that everything below the spider uses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agendacrawl.core.site import LIVE_SITE

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
        }
