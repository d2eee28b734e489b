"""Geocoders against a real server on loopback, whose resources are named after the fault."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from agendacrawl.geocoders.answer import Limits
from agendacrawl.geocoders.cached import CachedGeocoder, Memory
from agendacrawl.geocoders.nominatim import NominatimGeocoder
from agendacrawl.geocoders.pdok import PdokGeocoder
from agendacrawl.vocabulary import Level

# The shape that version 3.1 gives: https://api.pdok.nl/bzk/locatieserver/search/v3_1/ui/
PDOK = {
    "type": "woonplaats", "woonplaatsnaam": "Langbroek", "gemeentecode": "0352", "gemeentenaam": "Wijk bij Duurstede",
    "provinciecode": "PV26", "provincienaam": "Utrecht", "centroide_ll": "POINT(5.35005208 52.00328214)",
}  # fmt: skip
NOMINATIM = {
    "class": "boundary", "type": "administrative", "addresstype": "town", "display_name": "Davos, Zwitserland",
    "lat": "46.79", "lon": "9.82", "importance": 0.55, "address": {"country_code": "ch"},
}  # fmt: skip
CHANGES: dict[str, list[dict[str, str]]] = {
    "right": [PDOK],
    "wrong_place": [PDOK | {"woonplaatsnaam": "Maarsbergen"}],
    "wrong_type": [PDOK | {"type": "weg"}],
    "swapped": [PDOK | {"centroide_ll": "POINT(52.00328214 5.35005208)"}],
    "empty": [],
}


class Stub(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        kind = self.path.split("/")[1]
        body = json.dumps({"response": {"docs": CHANGES.get(kind, [])}}).encode()
        if kind == "nominatim":
            body = json.dumps([NOMINATIM]).encode()
        elif kind == "html":
            body = b"<html>Onderhoud</html>"
        elif kind == "shape":
            body = b'{"response": []}'
        self.send_response(429 if kind == "429" else 200)
        if kind == "429":
            self.send_header("Retry-After", "3600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with Stub(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def pdok(stub: Stub, kind: str) -> CachedGeocoder:
    return CachedGeocoder(PdokGeocoder("test", f"http://127.0.0.1:{stub.server_port}/{kind}"), Memory())


def test_the_same_question_is_one_request(stub: Stub) -> None:
    geocoder = pdok(stub, "right")
    answers = {geocoder.find("Langbroek", Limits()) for _ in range(10_000)}
    (answer,) = answers
    assert answer is not None
    assert (answer.municipality_code, answer.level, answer.lat, answer.lon) == (
        "GM0352", Level.PLACE, 52.00328214, 5.35005208,
    )  # fmt: skip
    assert len(stub.asked) == 1


@pytest.mark.parametrize("kind", ["empty", "wrong_place", "wrong_type"])
def test_nothing_found_is_remembered(stub: Stub, kind: str) -> None:
    geocoder = pdok(stub, kind)
    assert [geocoder.find("Langbroek", Limits()) for _ in range(5)] == [None] * 5
    assert (len(stub.asked), geocoder.counts["nothing"], geocoder.left_alone) == (1, 1, False)


@pytest.mark.parametrize("kind", ["swapped", "html", "shape"])
def test_a_failing_service_is_left_alone_and_that_is_said_once(
    stub: Stub, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    geocoder = pdok(stub, kind)
    assert [geocoder.find("Langbroek", Limits()) for _ in range(6)] == [None] * 6
    assert (len(stub.asked), geocoder.counts["not_asked"], len(caplog.records)) == (3, 3, 1)


def test_retry_after_is_kept_without_waiting(stub: Stub) -> None:
    geocoder = pdok(stub, "429")
    assert [geocoder.find("Langbroek", Limits()) for _ in range(4)] == [None] * 4
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("Duitsland", Limits()),
        ("Langbroek", Limits("BE")),
        ("jan@example.nl", Limits()),
        ("06 12345678", Limits()),
    ],
)
def test_what_pdok_is_never_asked(stub: Stub, words: str, limits: Limits) -> None:
    assert pdok(stub, "right").find(words, limits) is None
    assert stub.asked == []


def test_nominatim_checks_name_and_country(stub: Stub) -> None:
    geocoder = NominatimGeocoder("test", f"http://127.0.0.1:{stub.server_port}/nominatim")
    found = geocoder.find("Davos", Limits())
    assert found is not None
    assert (found.country, found.level, found.municipality_code) == ("CH", Level.PLACE, None)
    assert geocoder.find("Davos", Limits("AT")) is None
    assert geocoder.find("Elders", Limits()) is None
