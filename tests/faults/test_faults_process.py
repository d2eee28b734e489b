"""The process that crawls has too little memory, a step with a mistake, no model, or a strange environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import DropItem
from support.crawls import ask, at_request, said, served
from support.faulty import VICTIM
from support.pages import make_activity, make_page
from support.paths import ROOT
from support.shell import FAST, crawl, crawling, scrapy
from support.warm import Warm

from agendacrawl import settings
from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.spared import spared

STEPS = {
    "OutOfMemory": ("agendacrawl.pipelines.place.PlacePipeline", "MemoryError"),
    "Throws": ("agendacrawl.pipelines.type.TypePipeline", "KeyError"),
}
VICTIMS = (
    "SELECT a.type_method, (SELECT count(*) FROM agenda.activity_place WHERE activity_id = a.id), a.title, a.people "
    "FROM (SELECT a.*, ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id) AS people "
    f"      FROM agenda.activity a WHERE title LIKE '%%{VICTIM}%%') AS a"
)
FAILED = "SELECT kind, found_at, text FROM agenda.problem WHERE kind = 'step_failed'"


def with_fault(name: str) -> dict[str, Any]:
    """The settings of a crawl in which one step is a faulty one."""
    step = STEPS[name][0]
    pipelines = {**settings.ITEM_PIPELINES, f"support.faulty.{name}": settings.ITEM_PIPELINES[step]}
    return {**FAST, "ITEM_PIPELINES": {**pipelines, step: None}}


def crawled_with_fault(name: str, dsn: str, warm: Warm, undisturbed: str) -> None:
    with served(undisturbed) as site:
        done = warm(site.url, dsn, with_fault(name))
    assert done.outcome == "ok"  # one page is one page
    assert done.stats["agenda/problems/step_failed"] == 1
    assert f"{name} failed on /actueel/agenda/" in done.log
    assert ask(dsn, FAILED) == [("step_failed", name, STEPS[name][1])]


def retried(dsn: str, warm: Warm, undisturbed: str) -> None:
    with served(undisturbed) as site:
        done = warm(site.url, dsn, FAST)
    assert (done.outcome, done.stats["agenda/stored/changed"]) == ("ok", 1)
    assert said(dsn) == said(undisturbed)


def test_out_of_memory_in_the_ner(copies: Callable[..., str], warm: Warm, undisturbed: str) -> None:
    dsn = copies()
    crawled_with_fault("OutOfMemory", dsn, warm, undisturbed)
    ((method, places, _, people),) = ask(dsn, VICTIMS)
    assert (method != "none", places, len(people)) == (True, 0, 1)  # all but what the step adds
    retried(dsn, warm, undisturbed)


def test_a_step_that_throws_on_one_page(copies: Callable[..., str], warm: Warm, undisturbed: str) -> None:
    dsn = copies()
    crawled_with_fault("Throws", dsn, warm, undisturbed)
    ((method, places, _, people),) = ask(dsn, VICTIMS)
    assert (method, places, len(people)) == ("none", 1, 1)
    retried(dsn, warm, undisturbed)


def test_a_step_that_fails_takes_nothing_from_what_is_known(
    copies: Callable[..., str], warm: Warm, undisturbed: str
) -> None:
    dsn = copies(undisturbed)
    before = ask(dsn, VICTIMS)
    crawled_with_fault("OutOfMemory", dsn, warm, undisturbed)
    assert ask(dsn, VICTIMS) == before
    crawled_with_fault("Throws", dsn, warm, undisturbed)
    assert ask(dsn, VICTIMS) == before
    assert (
        ask(dsn, "SELECT kind, field, old_value, new_value FROM agenda.activity_history WHERE run_id > 1")
        == []
    )
    retried(dsn, warm, undisturbed)


class Steps:
    @spared
    async def late(self, page: AgendaPage) -> AgendaPage:
        raise RuntimeError(page.path)

    @spared
    def drops(self, page: AgendaPage) -> AgendaPage:
        raise DropItem(page.path)


def test_a_step_that_waits_is_spared_too_and_a_dropped_page_is_dropped() -> None:
    page = make_page(make_activity())
    with pytest.raises(StopIteration) as done:
        Steps().late(page).send(None)
    assert done.value.value is page
    assert [(problem.kind, problem.where, problem.text) for problem in page.problems[-1:]] == [
        ("step_failed", "Steps", "RuntimeError")
    ]
    with pytest.raises(DropItem):
        Steps().drops(page)


# -- the model ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, to be spoilt."""
    folder = tmp_path_factory.mktemp("package")
    for name in ("agendacrawl", "sql"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "scrapy.cfg", folder)
    return folder


def python(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `scrapy WORDS` in a process that begins from nothing."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *words], cwd=folder, env={**env, **environment},
        capture_output=True, check=False, encoding="utf-8", errors="replace", start_new_session=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_model_that_is_cut_short_or_missing_sends_no_request(package: Path, undisturbed: str) -> None:
    model = package / "agendacrawl/text/model"
    weights = model / "ner/model"
    weights.write_bytes(weights.read_bytes()[:1000])
    with served(undisturbed) as site:
        asked = at_request(site, 0, lambda: None)
        cut = python(package, *crawling(site.url), "-s", "AGENDA_NER=own", "-s", "AGENDA_DATABASE=off")
        shutil.rmtree(model)
        missing = python(package, *crawling(site.url), "-s", "AGENDA_NER=own", "-s", "AGENDA_DATABASE=off")
        assert asked == []
    assert cut.returncode == 1
    assert f"The model own in {model} can't be read" in cut.stderr
    assert missing.returncode == 2
    assert f"there is no model in {model}: run agendacrawl train" in missing.stdout + missing.stderr
    assert "Traceback" not in cut.stderr + missing.stderr


BROKEN = {
    "voters/placer.py": (
        "\nimport a_package_that_is_missing\n",
        "No module named 'a_package_that_is_missing'",
    ),
    "types/model.py": ("\ndef cut(\n", "was never closed"),
    "lookups/modes.yml": ("\n- [broken: ", "modes.yml"),  # read when it is loaded
    "lookups/types.yml": ("\n- [broken: ", "types.yml"),  # read with the first page
}


@pytest.mark.parametrize("delay", ["0", "0.001"])  # another process reads, or this one
@pytest.mark.parametrize("name", BROKEN)
def test_where_what_reads_is_broken_nothing_is_published(
    package: Path, undisturbed: str, copies: Callable[..., str], name: str, delay: str
) -> None:
    """No page without types or places, from a step that is spared: they would look as if nobody had been anywhere."""
    text, told = BROKEN[name]
    file, dsn = package / "agendacrawl" / name, copies()
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + text, encoding="utf-8")
    options = ("-s", "AGENDA_NER=none", "-s", f"AGENDA_DATABASE={dsn}", "-s", f"DOWNLOAD_DELAY={delay}")
    try:
        with served(undisturbed) as site:
            done = python(package, *crawling(site.url), *options)
    finally:
        file.write_text(whole, encoding="utf-8")
    assert done.returncode in (1, 10), done.stderr  # before the first request, or with the first page
    assert told in done.stderr
    assert ask(dsn, "SELECT outcome FROM agenda.run") in ([], [("failed",)])
    assert ask(dsn, "SELECT count(*) FROM agenda.page") == [(0,)]


# -- the environment -----------------------------------------------------------------------------------------------


def same(dsn: str, undisturbed: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Crawl in an environment, and see that the database says what it says after any other crawl."""
    with served(undisturbed) as site:
        done = crawl(site.url, "-s", "AGENDA_NER=none", database=dsn, **environment)
    assert done.returncode == 0, done.stderr[-3000:]
    assert said(dsn) == said(undisturbed)
    return done


def test_another_time_zone(copies: Callable[..., str], undisturbed: str) -> None:
    """Thirteen hours ahead of the site's summer, eleven of its winter."""
    same(copies(), undisturbed, TZ="Pacific/Auckland")


def test_a_home_that_can_t_be_written(copies: Callable[..., str], undisturbed: str) -> None:
    same(copies(), undisturbed, HOME="/proc", XDG_CACHE_HOME="/proc/x", XDG_DATA_HOME="/proc/x")
    done = scrapy("db", "upgrade", database="auto", DATABASE_URL="", AGENDA_CLUSTER="/proc/pg")
    assert done.returncode == 1
    assert "The private database can't live in /proc/pg" in done.stderr
    assert "Traceback" not in done.stderr


def test_lang_c_and_no_terminal(copies: Callable[..., str], undisturbed: str, tmp_path: Path) -> None:
    dsn, feed = copies(), tmp_path / "activities.csv"
    ascii_only = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with served(undisturbed) as site:
        options = ("-s", "AGENDA_NER=none", "-s", f"AGENDA_DATABASE={dsn}", "-O", str(feed))
        done = python(ROOT, *crawling(site.url), *options, **ascii_only)
    assert done.returncode == 0, done.stderr[-3000:]
    assert said(dsn) == said(undisturbed)
    assert "Theaterzaal De Verdieping" in feed.read_text(encoding="utf-8")
    assert "\x1b" not in done.stdout + done.stderr  # no progress bar, no colours
    shown = python(ROOT, "review", "-s", f"AGENDA_DATABASE={dsn}", **ascii_only)
    assert (shown.returncode, "Traceback" in shown.stderr) == (0, False)
    assert "\x1b" not in shown.stdout
