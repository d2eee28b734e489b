"""Lines of weekly pages of our own: where, how, with whom and about what. The lines are in tests/data/week_lines.yml."""

import pytest
import week_lines

from agendacrawl.text.tail import split_tail

LEAST = {"place": 0.98, "mode": 0.98, "who": 0.95, "about": 0.90}  # shares that come out right now


def test_lines_come_out_as_a_reader_reads_them() -> None:
    figures, faulty = week_lines.table()
    low = {
        part: f"{right} of {asked}" for part, (right, asked) in figures.items() if right / asked < LEAST[part]
    }
    assert not low, "\n".join([str(low), *faulty])


def test_there_are_lines_of_every_kind() -> None:
    groups = [group for group, _ in week_lines.entries()]
    assert len(groups) >= 190
    assert min(groups.count(group) for group in set(groups)) >= 7


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("BO Zuiderzeelijn, Heerenveen", ("BO Zuiderzeelijn", "Heerenveen")),
        ("Opening molen – Urk", ("Opening molen", "Urk")),
        ("Goes: overleg over de haven", ("overleg over de haven", "Goes")),
        ("Overleg, Hengelo (Ov)", ("Overleg", "Hengelo (Ov)")),
        ("Overleg, Provinciehuis, Arnhem", ("Overleg", "Provinciehuis, Arnhem")),
        ("Werkbezoek Hengelo, Overijssel", ("Werkbezoek Hengelo", "Hengelo, Overijssel")),
        ("Centrum Sittard - Geleen", None),
        ("Raad Buitenlandse Zaken - Handel", None),
        ("Gesprek met de burgemeesters van Veere, Sluis", None),
        ("Gesprek met de ministers van Curaçao, Aruba en Sint Maarten", None),
        ("Gesprek met VNG, IPO", None),
        ("Werkbezoek Zwolle", None),
        ("Stikstof: overleg met LTO", None),
        ("", None),
        ("Overleg, " + "x, " * 500, None),
    ],
)
def test_what_stands_last(line: str, split: tuple[str, str] | None) -> None:
    assert split_tail(line, week_lines.gazetteer()) == split
