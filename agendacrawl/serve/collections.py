"""The description of the layers (OGC API Features, parts 1 and 2), with coordinate systems; not the library's."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.templating import Jinja2Templates
from tipg.dependencies import CollectionsParams, OutputType
from tipg.factory import COMMON_CONFORMS, FEATURES_CONFORMS, TILES_CONFORMS, create_html_response
from tipg.resources.enums import MediaType

from agendacrawl.serve.cql import Refused
from agendacrawl.serve.crs import SYSTEMS
from agendacrawl.serve.layers import PublishedLayer, asked_for
from agendacrawl.serve.links import page_of

CONFORMS = (
    *COMMON_CONFORMS,
    *FEATURES_CONFORMS,
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    *TILES_CONFORMS,
)

_LISTED = (
    "bbox",
    "bbox-crs",
    "datetime",
    "type",
    "limit",
    "offset",
    "f",
)  # what may be asked of the list of layers
_Form = Annotated[MediaType | None, Depends(OutputType)]


def router(pages: Jinja2Templates) -> APIRouter:
    """Return the endpoints; they come before those of the library with the same paths, which describe them."""
    routes = APIRouter()

    def answer(request: Request, data: Any, form: MediaType | None, name: str, title: str) -> Response:
        if form is MediaType.html:
            return create_html_response(request, data, pages, name, title=title)
        return JSONResponse(data)

    @routes.get("/conformance", include_in_schema=False, dependencies=[only("f")])
    def conformance(request: Request, form: _Form = None) -> Response:
        """Return what rules of OGC are kept."""
        return answer(request, {"conformsTo": CONFORMS}, form, "conformance", "Wat deze dienst kan")

    @routes.get("/collections", include_in_schema=False, dependencies=[only(*_LISTED)])
    def collections(
        request: Request, found: Annotated[Any, Depends(CollectionsParams)], form: _Form = None
    ) -> Response:
        """Return the layers."""
        here = str(request.url)
        data = {
            "links": [
                {"href": here, "rel": "self", "type": "application/json", "title": "Lagen"},
                page_of(request),
            ],
            "crs": [one.uri for one in SYSTEMS],
            "numberMatched": found["matched"],
            "numberReturned": len(found["collections"]),
            "collections": [described(request, one) for one in found["collections"]],
        }
        for rel, title in (("next", "Volgende"), ("prev", "Vorige")):
            if found[rel] is not None:
                href = str(request.url.include_query_params(offset=found[rel]))
                data["links"].append({"href": href, "rel": rel, "type": "application/json", "title": title})
        return answer(request, data, form, "collections", "Lagen")

    @routes.get("/collections/{collectionId}", include_in_schema=False, dependencies=[only("f")])
    def collection(
        request: Request, layer: Annotated[PublishedLayer, Depends(asked_for)], form: _Form = None
    ) -> Response:
        """Return one layer."""
        return answer(request, described(request, layer), form, "collection", layer.title or layer.id)

    return routes


def only(*names: str) -> Any:
    """Return a dependency that refuses parameters of other names: /req/core/query-param-unknown."""

    def known(request: Request) -> None:
        if unknown := [name for name in request.query_params if name not in names]:
            raise Refused(f"{unknown[0][:60]} is no parameter here. Parameters: {', '.join(names)}.")

    return Depends(known)


def described(request: Request, layer: PublishedLayer) -> dict[str, Any]:
    """Return a layer as the standard describes it."""
    here = f"{str(request.base_url).rstrip('/')}/collections/{layer.id}"
    links = [
        (here, "self", "application/json", "Deze laag"),
        (f"{here}?f=html", "alternate", "text/html", "Als pagina"),
        (f"{here}/items", "items", "application/geo+json", "Rijen"),
        (f"{here}/items?f=html", "items", "text/html", "Rijen als pagina"),
        (f"{here}/items?f=csv", "alternate", "text/csv", "Rijen als CSV"),
        (f"{here}/queryables", "queryables", "application/schema+json", "Kolommen om op te zoeken"),
    ]
    found: dict[str, Any] = {
        "id": layer.id,
        "title": layer.title,
        "description": layer.description,
        "itemType": "feature",
        "links": [
            {"href": href, "rel": rel, "type": kind, "title": title} for href, rel, kind, title in links
        ],
    }
    if layer.extent:
        found["extent"] = layer.extent.model_dump(exclude_none=True, mode="json")
    if layer.geometry_column is not None:
        found["crs"] = [one.uri for one in SYSTEMS]
        found["storageCrs"] = layer.crs
        tiles = f"{here}/tiles"
        rel = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
        found["links"].append({"href": tiles, "rel": rel, "type": "application/json", "title": "Tegels"})
    return found
