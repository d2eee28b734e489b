# Everything is set up by scripts/set_up.py; docs/SETUP.md tells what it does and where things go.
PYTHON ?= python3
SITE ?= auto
export SITE

.PHONY: help setup run test coverage

help:
	@echo "make run     set up what is missing, crawl, and print visits per region"
	@echo "             SITE=auto (default: live, else sample) | live | sample | http://host:port"
	@echo "make setup   only the set-up: .venv, PostGIS, schema, reference data"
	@echo "make test    set up, then ruff, mypy and all tests against a real PostGIS"
	@echo "make coverage  all tests, with the share of the lines that they run (takes half as long again)"

setup:
	@$(PYTHON) -u scripts/set_up.py

run: setup
	@.venv/bin/python -m agendacrawl.main_job --site "$$SITE"

test:
	@$(PYTHON) -u scripts/set_up.py dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-logo
	.venv/bin/mypy
	.venv/bin/pytest -n auto --dist loadfile

# Not part of `make test`: measuring costs a third to a half more time.
coverage:
	@$(PYTHON) -u scripts/set_up.py dev
	.venv/bin/pytest -n auto --dist loadfile --cov
