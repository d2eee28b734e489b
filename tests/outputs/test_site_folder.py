"""The folder of the site: files come one by one and take their places together; what is not of the site stays."""

from __future__ import annotations

import datetime as dt
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from support.shell import scrapy

from agendacrawl.db.dsn import DatabaseError
from agendacrawl.picture.raster import AT_ONCE, WAITING, Drawings
from agendacrawl.picture.svg import element, picture
from agendacrawl.site.build import build
from agendacrawl.site.editions import FOLDER, editions_in
from agendacrawl.site.writing import LIST, ForeignFileError, keep


def test_only_own_files_are_replaced_or_removed(tmp_path: Path) -> None:
    """Foreign files stay, also those that were changed by hand; what the site no longer has goes, with its folder."""
    keep(tmp_path, {"a/index.html": b"1", "b/index.html": b"1", "c.html": b"1"}.items())
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "b/index.html").write_text("changed by hand")
    done = keep(tmp_path, {"c.html": b"2"}.items())
    assert (done.written, done.removed) == (1, 1)
    assert sorted(file.name for file in tmp_path.iterdir()) == [LIST, "b", "c.html", "notes.txt"]
    assert (tmp_path / "b/index.html").read_text() == "changed by hand"
    with pytest.raises(ForeignFileError, match=r"notes\.txt is there and not of this site"):
        keep(tmp_path, {"c.html": b"3", "notes.txt": b"1"}.items())
    assert (tmp_path / "c.html").read_text() == "2"


def test_a_list_that_leads_out_of_the_folder_removes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("1")
    folder = tmp_path / "site"
    keep(folder, {"a.html": b"1"}.items())
    listed = json.loads((folder / LIST).read_text())
    one = listed["a.html"]
    (folder / LIST).write_text(json.dumps({"../outside.txt": one, str(outside): one, **listed}))
    keep(folder, {}.items())
    assert outside.exists()
    assert not (folder / "a.html").exists()


def test_a_build_that_was_killed_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, {"a.html": b"1", "b.html": b"1"}.items())
    replace = Path.replace

    def dies(self: Path, target: Path) -> Path:
        if target.name == "b.html":
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            keep(tmp_path, {"a.html": b"2", "b.html": b"2"}.items())
    done = keep(tmp_path, {"a.html": b"3", "b.html": b"3"}.items())
    assert done.written == 2
    assert (tmp_path / "b.html").read_bytes() == b"3"


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    """Files wait until all are there: half a site never stands beside the other half of an older one."""
    keep(tmp_path, {"a.html": b"1", "b.html": b"1"}.items())
    before = {file: file.read_bytes() for file in tmp_path.rglob("*")}

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "a.html", b"2"
        raise DatabaseError("gone")

    with pytest.raises(DatabaseError):
        keep(tmp_path, failing())
    assert {file: file.read_bytes() for file in tmp_path.rglob("*")} == before


def test_files_are_not_kept_in_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        done = keep(tmp_path, ((f"{number}.bin", bytes(1_000_000)) for number in range(40)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert done.written == 40
    assert peak < 5_000_000


def test_previews_come_with_their_names_and_do_not_wait_for_each_other() -> None:
    number = AT_ONCE * (WAITING + 2) + 1
    found: dict[str, bytes] = {}
    with Drawings(90, 30) as drawings:
        for one in range(number):
            bar = element("rect", width=one, height=9)
            found |= drawings.draw(str(one), str(picture(90, 30, str(one), bar, width=90, height=30)))
        early = len(found)
        found |= drawings.rest()
    assert list(found) == [str(one) for one in range(number)]
    assert early >= 2 * AT_ONCE
    assert len(set(found.values())) == number
    assert all(one.startswith(b"\x89PNG") for one in found.values())


def test_editions_in_the_folder_are_listed_and_left_alone(crawled: str, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    words = ("--edition", "2026-11", "--out", str(folder / FOLDER))
    made = scrapy("export", *words, database=crawled)
    assert made.returncode == 0, made.stderr
    package = folder / FOLDER / "2026-11" / "datapackage.json"
    before = package.read_bytes()
    (edition,) = editions_in(folder)
    created = dt.datetime.fromisoformat(json.loads(before)["created"])
    assert (edition.month, edition.made) == (dt.date(2026, 11, 1), created.date())
    page = lxml.html.fromstring(dict(build(crawled, editions=[edition]))["data/index.html"])
    links = {link.text: link.get("href") for link in page.iterfind(".//section/ul/li/a")}
    assert links.keys() == {"leeswijzer", "GeoPackage", "beschrijving"}
    assert all((folder / "data" / where).is_file() for where in links.values())
    keep(folder, {"data/index.html": b"1"}.items())
    keep(folder, {}.items())
    assert package.read_bytes() == before
    package.write_text("[]")
    with pytest.raises(OSError, match=r"datapackage\.json is damaged"):
        editions_in(folder)
