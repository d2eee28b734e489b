"""API responses as HTML pages: plain, escaped, and without anything from other sites.

tipg's own pages take text of the site for markup, and load style sheets and scripts of others.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

import jinja2
from starlette.templating import Jinja2Templates

from agendacrawl.core.layers import column_names

_PAGES = resources.files("agendacrawl.serve") / "pages"
_STYLE = (_PAGES / "style.css").read_text("utf-8")
_ONE = {"items": "items.html"}  # all others show an answer as it is nested

# A page is text and one style sheet; a browser that opens it asks nobody, sends nothing and is led nowhere.
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def templates() -> Jinja2Templates:
    """Return the templates by the names that tipg asks for."""
    environment = jinja2.Environment(loader=jinja2.FunctionLoader(_source), autoescape=True)
    environment.globals["style"] = _STYLE
    environment.globals["named"] = column_names()
    environment.tests["address"] = _is_address
    return Jinja2Templates(env=environment)


def _source(name: str) -> str:
    own = (
        name if name in ("layout.html", "show.html") else _ONE.get(name.removesuffix(".html"), "answer.html")
    )
    return (_PAGES / own).read_text("utf-8")


def _is_address(value: object) -> bool:
    """Tell whether a value may be a link: no javascript: and no data:."""
    return isinstance(value, str) and value.startswith(("https://", "http://")) and "{" not in value
