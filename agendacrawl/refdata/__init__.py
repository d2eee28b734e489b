"""Reference data: who was minister of what and when, the ministries, municipalities, provinces and regions.

`register` knows it from lookups/*.yml and GeoNames, without a database; `load` puts it into schema `ref`.
"""
