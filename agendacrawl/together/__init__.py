"""One crawl in several processes, over redis: on with AGENDA_REDIS only. Needs scrapy-redis (extra `redis`)."""
