"""OGC API Features and vector tiles of the published layers, with tipg: `scrapy serve`.

Whoever asks gets what the role agenda_reader may read, and nothing can be written: neither has the API such a
request, nor the role the right, nor its transactions the leave.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import asyncpg
import uvicorn
from fastapi import FastAPI, Request, Response
from psycopg.conninfo import conninfo_to_dict
from tipg.collections import register_collection_catalog
from tipg.database import connection_factory
from tipg.errors import DEFAULT_STATUS_CODES, add_exception_handlers
from tipg.factory import Endpoints
from tipg.middleware import CatalogUpdateMiddleware
from tipg.settings import DatabaseSettings

TITLE = "Agenda's van bewindspersonen"
HOST = "127.0.0.1"
CONNECTIONS = 4  # of the database, at most
CATALOGUE_AGE = 300  # seconds after which layers and their extents are looked up again
# tipg's HTML pages name style sheets and scripts of others: a browser that opens them asks nobody else.
_NOBODY_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
_LAYERS = DatabaseSettings(
    schemas=["gis"], only_spatial_tables=False, functions=[], exclude_function_schemas=["gis", "pg_temp"]
)


def application(dsn: str) -> FastAPI:
    """The API over the database of `dsn`; it connects when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with connections(dsn) as pool:
            app.state.pool = pool
            await register_collection_catalog(app, db_settings=_LAYERS)
            yield

    app = FastAPI(
        title=TITLE,
        version=version("agendacrawl"),
        openapi_url="/api",
        docs_url="/api.html",
        lifespan=lifespan,
    )
    app.include_router(Endpoints(title=TITLE, with_tiles_viewer=False).router)
    app.add_middleware(
        CatalogUpdateMiddleware, func=register_collection_catalog, ttl=CATALOGUE_AGE, db_settings=_LAYERS
    )
    add_exception_handlers(app, DEFAULT_STATUS_CODES)

    @app.middleware("http")
    async def alone(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await answer(request)
        response.headers["Content-Security-Policy"] = _NOBODY_ELSE
        return response

    return app


def connections(dsn: str) -> asyncpg.Pool:
    """Connections of the database as tipg needs them, each read only."""
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
        init=_prepare,
        setup=_read_only,
    )


async def _prepare(connection: asyncpg.Connection) -> None:
    """Make tipg's own functions, which live as long as the connection; only this is not read only."""
    await connection.execute("SET default_transaction_read_only = off")
    await connection_factory(_LAYERS.schemas, _LAYERS.application_schema)(connection)


async def _read_only(connection: asyncpg.Connection) -> None:
    await connection.execute("SET default_transaction_read_only = on")


def serve(dsn: str, port: int) -> None:
    """Serve on this machine only, until Ctrl-C. Raises OSError if the port is taken."""
    uvicorn.run(application(dsn), host=HOST, port=port, log_level="warning")
