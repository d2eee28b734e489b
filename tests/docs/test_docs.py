"""The docs name what there is, and all that there is."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import takewhile

import pytest
from scrapy.utils.conf import arglist_to_dict
from scrapy.utils.misc import load_object, walk_modules_iter
from support.paths import ROOT

from agendacrawl import settings
from agendacrawl.core.vocabulary import Flag, Outcome
from agendacrawl.export import feed as exporters
from agendacrawl.spiders.arguments import DESCRIPTIONS

README = (ROOT / "README.md").read_text(encoding="utf-8")
CRAWL = (ROOT / "docs/CRAWL.md").read_text(encoding="utf-8")
PIPELINES = (ROOT / "docs/PIPELINES.md").read_text(encoding="utf-8")
DOCS = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
CODE = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "agendacrawl").rglob("*.py"))}


def first_cells(text: str, after: str) -> set[str]:
    """Return the words in back quotes in the first column of the table after some words."""
    lines = text[text.index(after) :].splitlines()
    table = list(takewhile(lambda line: line.startswith("|"), lines))
    return {word for line in table for word in re.findall(r"`(\w+)`", line.split("|")[1])}


def test_spider_arguments() -> None:
    assert first_cells(CRAWL, "| argument |") == DESCRIPTIONS.keys()
    used = re.findall(r"-a \"?(\w+=)", README + CRAWL)
    assert arglist_to_dict(used).keys() <= DESCRIPTIONS.keys()


def test_settings() -> None:
    ours = {name for name in vars(settings) if name.startswith("AGENDA_")}
    assert first_cells(CRAWL, "| setting |") == ours
    read = {
        name for text in CODE.values() for name in re.findall(r"settings\.get\w*\(\"(AGENDA_\w+)\"", text)
    }
    assert read <= ours


def test_outcomes_and_their_exit_statuses() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", CRAWL, re.M)
    assert {name: int(status) for name, status in rows} == {str(o): o.exit_status for o in Outcome}


def test_columns_of_a_feed() -> None:
    feeds = CRAWL[CRAWL.index("## Feeds") :]
    named = set(re.findall(r"`(\w+)`", feeds))
    assert named == {*exporters.COLUMNS, *exporters.PLACE_COLUMNS}


def test_commands_exist() -> None:
    commands = {module.__name__.rsplit(".", 1)[-1] for module in walk_modules_iter("agendacrawl.commands")}
    word = re.compile(r"(?:`|^    (?:\.venv/bin/)?)(?:scrapy|agendacrawl) (\w+)", re.M)
    assert set(word.findall(README)) == commands - {"commands"}
    for text in DOCS.values():
        assert set(word.findall(text)) <= commands
    words = import_module("agendacrawl.commands.db").WORDS
    named = README[README.index("`agendacrawl db` has") :].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", named)) == words.keys()


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (run|test|setup|\w+)\b", README):
        assert target in ("PYTHON",) or re.search(rf"^{target}:", makefile, re.M), target


def test_pipelines_in_their_order() -> None:
    classes = [
        path.rsplit(".", 1)[1] for path, _ in sorted(settings.ITEM_PIPELINES.items(), key=lambda x: x[1])
    ]
    assert re.findall(r"^\*\*(\w+)\*\*", PIPELINES, re.M) == classes
    for path in settings.ITEM_PIPELINES:
        assert load_object(path).__doc__


def test_problems() -> None:
    raised = {
        kind for text in CODE.values() for kind in re.findall(r"(?:Problem|_report)\(\s*\"(\w+)\"", text)
    }
    assert first_cells(PIPELINES, "| problem |") == raised


def test_flags() -> None:
    assert first_cells(PIPELINES, "| flag |") == {str(flag) for flag in Flag}


@pytest.mark.parametrize(
    "name", ["README.md", *(str(p.relative_to(ROOT)) for p in sorted((ROOT / "docs").glob("*.md")))]
)
def test_files_and_folders_that_are_named_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    paths = re.findall(r"(?<![\w/])((?:agendacrawl|sql|docs|tests|scripts|benchmarks)/[\w./-]*\w/?)", text)
    for target in links:
        assert ((ROOT / name).parent / target).exists(), target
    for target in paths:
        assert (ROOT / target).exists(), target


def test_long_modules_say_why() -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "agendacrawl").rglob("*.py")}
    long = {path.name: text for path, text in texts.items() if text.count("\n") > 400}
    assert long, "there are some"
    assert [name for name, text in long.items() if "onger than other" not in text.split('"""')[1]] == []
