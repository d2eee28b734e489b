"""One GET of JSON: whatever a service does, the answer comes in time or there is a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from agendacrawl.core.http import UnavailableError, get_json

ANSWERS = {
    "/good": (200, b'{"value": [1]}'),
    "/busy": (429, b""),
    "/html": (200, b"<html>maintenance</html>"),
    "/deep": (200, b"[" * 100_000),
    "/large": (200, b'"' + b"x" * 2000 + b'"'),
}

never = threading.Event()  # set when the tests have ended


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/silent":
            never.wait()
            return
        status, body = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status == 429:
            self.send_header("Retry-After", "3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    never.set()
    server.shutdown()


def ask(url: str, time_limit: float = 60) -> object:
    return get_json(url, time_limit=time_limit, size_limit=1000)


def test_an_answer(host: str) -> None:
    assert ask(f"{host}/good") == {"value": [1]}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/busy", "HTTP status 429"),
        ("/html", "an answer that is no JSON"),
        ("/large", "an answer of more than 1,000 bytes"),
        ("/deep", "an answer of more than 1,000 bytes"),
    ],
)
def test_what_is_no_answer_is_a_sentence(host: str, path: str, words: str) -> None:
    with pytest.raises(UnavailableError, match=words) as refused:
        ask(f"{host}{path}")
    assert refused.value.retry_after == (3600 if path == "/busy" else None)


def test_an_answer_too_deep_is_none(host: str) -> None:
    with pytest.raises(UnavailableError, match="an answer that is no JSON"):
        get_json(f"{host}/deep", time_limit=60, size_limit=1_000_000)


@pytest.mark.parametrize("time_limit", [0.2, 0, -1])
def test_the_time_is_kept(host: str, time_limit: float) -> None:
    with pytest.raises(UnavailableError, match="no whole answer within 0"):
        ask(f"{host}/silent", time_limit)  # which never answers


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "nonsense"])
def test_what_is_not_there_is_a_sentence(url: str) -> None:
    with pytest.raises(UnavailableError, match="Error"):
        ask(url)
