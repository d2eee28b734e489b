"""Contact details in every way that people write them, and figures that look like them and are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.dutch import contact
from agendacrawl.dutch.contact import cut_contact, has_detail, is_contact, is_contact_link

NUMBERS = [
    "06/12345678", "06 / 12 34 56 78", "06/12 345 678", "070/3456789", "0118/123456", "06/12/34/56/78", "(070) 345 67 89",
    "06.12345678", "06.12.34.56.78", "06 - 12 34 56 78", "06–12345678", "06‑12345678", "06 · 12 34 56 78", "06_12345678",
    "(06)12345678", "0612345678", "06 123 45 678", "06-12 34 56 78", "+31 6 12345678", "+31(0)6 12345678", "+31-6-12345678",
    "(+31) 6 12 34 56 78", "+ 31 6 12345678", "0031 6 12345678", "+31.6.12345678", "+31/6/12345678", "31 6 12345678",
    "+32 2 123 45 67", "+49 30 1234 5678", "+44 (0)20 7946 0958", "+1 202 555 0143", "+352 247 82478",
    "0900-1234567", "0900-1234", "0900 9292", "0800-1351", "0800 - 8051", "0900/1234567", "0906-1234", "088-1234567",
    "0 6 1 2 3 4 5 6 7 8", "0-6-1-2-3-4-5-6-7-8", "０６-１２３４５６７８", "0６-12345６78", "٠6-12345678", "𝟎𝟔 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
    "tel. 345 67 89", "telefoonnummer: 345 6789", "telefonisch via 12 34 56", "Tel 3456789", "doorkiesnummer 1234567",
    "WhatsApp: 12345678", "mobiel: 12 34 56 78", "https://wa.me/31612345678", "wa.me/31612345678",
    "https://api.whatsapp.com/send?phone=31612345678", "https://signal.me/#p/+31612345678",
]  # fmt: skip
ADDRESSES = [
    "j.jansen@minx.nl", "naam @ ministerie . nl", "naam@ ministerie.nl", "naam @ministerie.nl", "naam@ministerie . nl",
    "naam (at) ministerie.nl", "naam(at)ministerie(dot)nl", "naam [at] ministerie [dot] nl", "naam {at} ministerie.nl",
    "naam <at> ministerie.nl", "naam (apenstaartje) ministerie.nl", "naam apenstaartje ministerie punt nl",
    "naam (apestaartje) ministerie (punt) nl", "naam [apenstaart] ministerie.nl", "naam(@)ministerie.nl", "naam [@] ministerie.nl",
    "naam (a) ministerie.nl", "j.jansen at ministerie.nl", "naam at ministerie dot nl", "naam AT ministerie DOT nl",
    "naam＠ministerie.nl", "naam＠ministerie．nl", "naam﹫ministerie.nl", "n a a m @ ministerie . nl",
    "naam@postbus.ministerie.nl", "naam_achternaam@min-x.nl", "naam@ministerie(punt)nl", "naam @ ministerie punt nl",
]  # fmt: skip
ENCODED = [  # in markup only: a line is read without
    "naam&#64;ministerie.nl", "naam&commat;ministerie.nl", "naam\\u0040ministerie.nl", "naam%40ministerie.nl", "naam&#x40;ministerie.nl",
    "naam@\u200bministerie.nl", "naam\u00ad@ministerie.nl", "06-1234\u200b5678", "06&#45;12345678", "0&#54;-12345678",
    "naam &lt;at&gt; ministerie.nl",
]  # fmt: skip
LINKS = [
    "mailto:j.jansen@minx.nl", "MAILTO:j.jansen@minx.nl", " tel:+31612345678", "sms:+31612345678", "callto:0612345678",
    "whatsapp://send?phone=31612345678", "https://wa.me/31612345678", "https://wa.me/message/ABCDEF", "//wa.me/31612345678",
    "https://api.whatsapp.com/send?phone=31612345678&text=x", "https://signal.me/#p/+31612345678", "skype:j.jansen?call",
    "https://t.me/+31612345678", "facetime:j.jansen",
]  # fmt: skip
# Figures of every kind that an agenda has.
FIGURES = [
    # days and runs of days
    "09-11-2026", "09/11/2026", "09.11.2026", "09 11 2026", "04-11-2026 - 06-11-2026", "04/11/2026-06/11/2026", "2026-09-25",
    "2026-09-25 - 2026-09-27", "2026-09-25/2026-09-27", "09-11-26 10.00 uur", "09/11/26 10:00-11:30", "01-02-2026 09.00 - 10.30",
    "09-11-2026 09:30", "06/11 10.00-11.30 uur", "maandag 06-11 10.00-11.30", "06/11/2026 10.30", "maandag 09-11, dinsdag 10-11, woensdag 11-11", "01-01-2025 t/m 31-12-2026", "2026/09/25", "20260925",
    # times
    "09.00-10.30 uur", "09.00 - 10.30 - 11.15", "08:30-09:15 en 09:30-10:45", "09.00 - 10.00 en 10.30 - 11.00 uur", "0900-1030 uur",
    "0800 - 1000 uur", "van 0900 tot 1030", "09.00 u. - 17.00 u.", "09u00-10u30", "00.30 uur", "05.45 – 06.15 uur", "0900-1000",
    # money
    "€ 0,5 miljoen", "€ 1.250.000.000", "0,75 procent", "+1.000.000 banen", "+10.000.000 euro", "€ 06,50", "1.234.567,89",
    "12 345 678 euro", "€ 200.000.000 - € 300.000.000",
    # laws, papers and cases
    "Kamerstuk 36 600", "Kamerstukken II 2022/23, 36 200 XV, nr. 12", "Kamerstuk 36 600 XV, nr. 05", "Stb. 2024, 123", "EU 2016/679",
    "artikel 31 6", "Verordening (EU) 2021/1119", "ECLI:NL:HR:2019:2006", "2022-0000123456", "CELEX 32016R0679", "wetsvoorstel 35 925",
    "motie 36 410-VIII-12", "A-0123/2024", "nr. 06", "VN-resolutie 2334 (2016)",
    # rooms, roads, houses
    "zaal 0.12", "kamer K.06.12", "B-01.23", "kamer 01.14 - 01.16 - 01.18", "zaal 02.34 en 02.36", "A12, afrit 06", "N201 km 06.5",
    "Bezuidenhoutseweg 67", "2594 AC Den Haag", "Postbus 20201, 2500 EE", "perron 05", "vlucht KL 0612", "lijn 06 en 07", "1e 2e 3e",
    # names and words
    "Gesprek @ease en @VOcampus", "Twitter @MinPres. Meer volgt", "Congres @ De Hallen", "Volg #agenda @minlnv. Nu", "at the table",
    "Meeting at ASML", "Bezoek at work.", "apenstaartjesfestival", "Top 2000", "G20, G7 en EU27", "COVID-19", "1-0-0-1", "punt 3 en 4",
    "telefoon 2026-2027", "Kabinet-Jetten 2026 - 2030", "Telefooncentrale 112", "mobiel toezicht 2026", "bel 112", "5G 0800 uur",
    "U13, 4-4-2", "100.000 woningen", "schaal 1:25.000", "52.0705, 4.3007", "WhatsApp en Signal", "https://wa.me/?text=deel",
]  # fmt: skip
SHARING = [
    "https://www.rijksoverheid.nl/onderwerpen/contact", "mailto:?subject=Agenda", "https://wa.me/?text=deel", "/contact",
    "https://api.whatsapp.com/send?text=x", "https://t.me/share/url?url=x", "telefonie.html", "#tel", "",
]  # fmt: skip


@pytest.mark.parametrize("detail", [*NUMBERS, *ADDRESSES])
def test_a_detail_is_known_however_it_is_written(detail: str) -> None:
    assert is_contact(f"Aanmelden bij Voorbeeld Persoon, {detail}")
    assert is_contact(detail)
    kept, found = cut_contact(f"Gesprek met de VNG. Aanmelden bij Voorbeeld Persoon, {detail}.")
    assert (kept, found) == ("Gesprek met de VNG.", True)


SPACED = ("0 6 1 2 3 4 5 6 7 8", "0-6-1-2-3-4-5-6-7-8")  # in markup such rows of digits are drawings


@pytest.mark.parametrize("detail", [one for one in (*NUMBERS, *ADDRESSES, *ENCODED) if one not in SPACED])
def test_a_detail_is_known_in_markup(detail: str) -> None:
    assert has_detail(detail)
    assert has_detail(f'<p data-x="1">Jan Jansen {detail}</p>')


@pytest.mark.parametrize("href", LINKS)
def test_a_link_to_a_person(href: str) -> None:
    assert is_contact_link(href)


@pytest.mark.parametrize("href", SHARING)
def test_a_link_that_shares_or_leads_elsewhere(href: str) -> None:
    assert not is_contact_link(href)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_no_contact_detail(figure: str) -> None:
    assert not is_contact(figure)
    assert not has_detail(figure)
    for text in (f"Werkbezoek, {figure}, Hulst", f"{figure} Gesprek met de VNG", f"Debat ({figure})"):
        assert cut_contact(text) == (text, False)


@pytest.mark.parametrize(
    "markup",
    [
        '<svg viewBox="0 0 24 24"><path d="M0 6.1 2 3 4 5 6 7 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0z"/></svg>',
        '<img srcset="/a-0612345.jpg 320w, /b.jpg 640w" sizes="(max-width: 600px) 480px">',
        '<a href="/documenten/kamerstukken/2026/09/25/1030-brief">brief</a>',
        '<time datetime="2026-09-25T09:30:00+02:00">25 september</time>',
        '<script src="/main.06f1a2b3c4.js?v=0123"></script>',
        "<style>a{color:#061234;margin:0 1px 2px 3px;transform:matrix(0 1 1 0 0 0)}</style>",
        '<div id="id-0a1b2c3d-4e5f-0617-8899-0a1b2c3d4e5f"></div>',
        "@media (min-width: 40em) { @font-face { src: url(x) } }",
    ],
)
def test_markup_that_has_figures_is_kept_as_it_came(markup: str) -> None:
    assert not has_detail(markup)


@pytest.mark.parametrize(
    "text",
    ["0" * 9_999, "0 " * 5_000, "06-" * 3_300, "+31 " * 2_500, "a" * 9_999 + "@", "a @ " * 2_500, "a (at) " * 1_400, "a.a at " * 1_400,
     "@" * 9_999, "a@a." * 2_500, "tel " * 2_500, "06/1 " * 2_000, "a . " * 2_500, "n a " * 2_500, "0900 " * 2_000, "(at" * 3_300,
     "a@" + "a-" * 5_000, "a@" + ".a" * 5_000 + "!", "+1 " * 3_300, "wa.me/" * 1_600],
)  # fmt: skip
def test_no_text_keeps_the_patterns_busy(text: str) -> None:
    began = time.process_time()
    cut_contact(text)
    has_detail(text)
    assert time.process_time() - began < 0.5


PIECES = [
    *"0123456789+-./_()[]{}<>@ ·", "06", "+31", "(0)", "tel. ", "gsm ", "wa.me/", "t.me/", "message/", "?phone=", " at ", "(at)",
    "<at>", "apenstaartje ", "naam", "ministerie", ".nl", " dot ", "(punt)", "com",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_what_every_detail_has_is_in_every_detail(text: str) -> None:
    """The patterns are tried only on a text that has it."""
    for kind in contact._IN_A_LINE:
        if any(pattern.search(text) for pattern in kind.patterns):
            assert kind.hint(text)


@pytest.mark.parametrize(
    "text", ["Gesprek met 27 gemeenten over wonen", "Dat staat in de brief", "a/d IJssel"]
)
def test_most_texts_have_nothing_of_a_detail(text: str) -> None:
    assert not any(kind.hint(text) for kind in contact._IN_A_LINE)


def test_a_letter_that_is_two_in_lower_case_hides_nothing() -> None:
    assert is_contact("Gesprek met İlhan Voorbeeld, Tel. 345 67 89")
    text = "Gesprek in İzmir, İstanbul en İskenderun. Bel Tel. 345 67 89"
    assert cut_contact(text) == ("Gesprek in İzmir, İstanbul en İskenderun.", True)
