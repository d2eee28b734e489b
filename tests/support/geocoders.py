"""A server on loopback that answers as PDOK or Nominatim would, or fails as its path says."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

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
    agents: set[str | None]


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:  # noqa: C901 - one branch for each answer that is tried
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        kind = self.path.split("/")[1]
        docs = CHANGES.get(kind, [])
        if kind in ("echo", "namesakes"):  # knows every name, in Drenthe, or in Utrecht too
            here = {"woonplaatsnaam": parse_qs(urlsplit(self.path).query)["q"][0].title()}
            docs = [PDOK | here] if kind == "namesakes" else []
            docs.append(PDOK | here | {"gemeentecode": "0106", "provincienaam": "Drenthe"})
        body = json.dumps({"response": {"docs": docs}}).encode()
        if kind == "nominatim":
            body = json.dumps([NOMINATIM]).encode()
        elif kind == "afar":  # knows every name, in Switzerland
            name = parse_qs(urlsplit(self.path).query)["q"][0].title()
            body = json.dumps([NOMINATIM | {"display_name": f"{name}, Zwitserland"}]).encode()
        elif kind == "html":
            body = b"<html>Onderhoud</html>"
        elif kind == "shape":
            body = b'{"response": []}'
        if kind == "header_drops":
            for drop in b"HTTP/1.0 200 OK\r\nX-Slow: " + b"x" * 30 + b"\r\n\r\n{}":
                try:
                    self.wfile.write(bytes([drop]))
                except OSError:
                    return
                time.sleep(1)
            self.server.asked.append("answered")
            return
        self.send_response(429 if kind == "429" else 200)
        if kind == "429":
            self.send_header("Retry-After", "3600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if kind == "silent":
            time.sleep(60)
        for drop in body if kind == "drops" else b"":
            try:
                self.wfile.write(bytes([drop]))
            except OSError:
                return
            time.sleep(1)
        if kind != "drops":
            self.wfile.write(body)
