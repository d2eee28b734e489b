"""What stands between the spider and the site: never faster, deeper or elsewhere than allowed.

Scrapy's own middlewares do the work; those here close what its defaults leave open (SECURITY.md has the list).
"""
