"""The application: tipg's endpoints with our readers, layers, pages and guard, over connections that only read.

Whoever asks gets what the role agenda_reader may read, and nothing can be written: neither has the API such a
request, nor the role the right, nor its transactions the leave.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import orjson
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg.conninfo import conninfo_to_dict
from tipg import dependencies
from tipg.errors import DEFAULT_STATUS_CODES, TiPgError
from tipg.factory import Endpoints, create_html_response
from tipg.middleware import CatalogUpdateMiddleware

from agendacrawl import __version__
from agendacrawl.db import origin
from agendacrawl.serve import asked, collections, definition, html, layers, links
from agendacrawl.serve.cql import Refused
from agendacrawl.serve.guard import Guard

TITLE = "Agenda's van bewindspersonen"
HOST = "127.0.0.1"
CONNECTIONS = 4  # of the database, at most
AT_ONCE = 64  # requests, beyond which the answer is HTTP status 503
SECONDS = 5  # that the database may work on a statement
CATALOGUE_AGE = 300  # seconds after which layers and their extents are looked up again
SESSION = {
    "application_name": "agendacrawl serve",
    "default_transaction_read_only": "on",
    "statement_timeout": f"{SECONDS}s",
    "lock_timeout": f"{SECONDS}s",
    "idle_in_transaction_session_timeout": f"{SECONDS}s",
    "TimeZone": "UTC",
}

logger = logging.getLogger(__name__)


def application(dsn: str, public: str | None = None) -> FastAPI:
    """Return the API over the database of `dsn`; it connects at start-up. `public` as in Guard."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with connections(dsn) as pool:
            app.state.pool = pool
            await look(app)
            yield

    async def look(app: FastAPI) -> None:
        """Look up the layers, and whether they are those of the live site."""
        await layers.read(app)
        async with app.state.pool.acquire() as connection:
            if await connection.fetchval(origin.QUERY):
                endpoints.title = app.title = f"{TITLE} ({origin.EXAMPLE})"

    app = FastAPI(
        title=TITLE, version=__version__, openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan,
    )  # fmt: skip
    pages = html.templates()
    endpoints = Endpoints(
        title=TITLE, with_tiles_viewer=False, templates=pages, collection_dependency=layers.asked_for
    )
    app.include_router(collections.router(pages))
    app.include_router(endpoints.router)
    app.dependency_overrides |= {
        dependencies.filter_query: asked.filtered,
        dependencies.datetime_query: asked.period,
        dependencies.bbox_query: asked.box,
        dependencies.TileParams: asked.tile,
    }
    app.add_middleware(
        CatalogUpdateMiddleware,  # type: ignore[arg-type]  # tipg's types are narrower than what it does
        func=look,  # type: ignore[arg-type]
        ttl=CATALOGUE_AGE,
    )
    app.middleware("http")(links.linked)
    app.middleware("http")(Guard(public, {"Content-Security-Policy": html.POLICY}))
    for kind, handler in ((Refused, _refused), (TiPgError, _refused), (RequestValidationError, _misread),
                          (asyncpg.PostgresError, _failed), (Exception, _broken)):  # fmt: skip
        app.add_exception_handler(kind, handler)

    @app.get("/api", name="openapi", include_in_schema=False)  # tipg links to both by their names
    def defined() -> Response:
        return JSONResponse(definition.definition(app), media_type=definition.KIND)

    @app.get("/api.html", name="swagger_ui_html", include_in_schema=False)
    def questions(request: Request) -> Response:
        asks = {
            path: {one["name"]: one.get("description") for one in how["get"].get("parameters", ())}
            for path, how in app.openapi()["paths"].items()
        }
        return create_html_response(request, asks, pages, "answer", title=f"{TITLE}: vragen")

    return app


def connections(dsn: str) -> asyncpg.Pool:
    """Return a pool of connections that only read, each for a short time, and can create nothing."""
    given = conninfo_to_dict(dsn)  # asyncpg reads addresses of one form only
    return asyncpg.create_pool(
        host=given.get("host"),
        port=given.get("port"),
        user=given.get("user"),
        password=given.get("password"),
        database=given.get("dbname"),
        ssl=given.get("sslmode"),
        min_size=1,
        max_size=CONNECTIONS,
        server_settings=SESSION,
        connection_class=_Connection,
        init=_prepare,
    )


class _Connection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """No request leaves anything behind in a session: there is nothing to reset, nor a right to do so needed."""

    def get_reset_query(self) -> str:
        return ""


async def _prepare(connection: asyncpg.Connection) -> None:
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, encoder=orjson.dumps, decoder=orjson.loads, schema="pg_catalog")


async def _refused(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - FastAPI's form
    """Return the response to a request that is wrong."""
    status = DEFAULT_STATUS_CODES.get(type(error), 400)
    return JSONResponse({"detail": str(error)}, status if status < 500 else 400)


async def _misread(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - as above
    """Return the response to a parameter of the wrong form, as a sentence."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name, given = first["loc"][-1], str(first.get("input"))[:60]
    return JSONResponse({"detail": f"{name}={given} can't be read: {first['msg'].lower()}."}, 400)


async def _failed(request: Request, error: Exception) -> JSONResponse:
    """Return the response if the database refuses a request (SQLSTATE 22 and 42) or ends it as too slow."""
    state = getattr(error, "sqlstate", None) or ""
    if state[:2] in ("22", "42"):
        return JSONResponse({"detail": f"The database can't answer that: {error}."}, 400)
    if isinstance(error, asyncpg.QueryCanceledError | asyncpg.LockNotAvailableError):
        detail = f"That takes the database more than {SECONDS} seconds. Ask for less: a smaller limit, or a filter."
        return JSONResponse({"detail": detail}, 503)
    return await _broken(request, error)


async def _broken(request: Request, error: Exception) -> JSONResponse:
    logger.error("%s failed: %s: %s", request.url.path, type(error).__name__, error)
    return JSONResponse({"detail": "The server failed on this; its log says why. Try again later."}, 503)


def serve(dsn: str, port: int, public: str | None = None) -> None:
    """Serve on this machine only, until Ctrl-C. Raises OSError if the port is taken."""
    uvicorn.run(
        application(dsn, public), host=HOST, port=port, log_level="warning", limit_concurrency=AT_ONCE
    )
