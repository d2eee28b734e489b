"""An edition described for catalogues such as data.overheid.nl: DCAT-AP-NL 3, as JSON-LD.

Who publishes it, who made it and whom to ask is known to whoever publishes: dct:publisher, dct:creator and
dcat:contactPoint are theirs to add. Addresses of files are relative to that of the edition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agendacrawl.core.credits import DEMANDING

_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORMATS = {
    "csv": "CSV",
    "geojson": "GEOJSON",
    "gpkg": "GPKG",
    "ics": "ICS",
    "atom": "ATOM",
}


def described(package: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description of an edition, from its data package."""
    period = package["period"]
    return {
        "@context": _CONTEXT,
        "@id": "",
        "@type": "dcat:Dataset",
        "dct:identifier": package["name"],
        "dct:title": _dutch(package["title"]),
        "dct:description": _dutch(
            "Waar bewindspersonen waren, met wie en waarvoor, uit de openbare agenda's op rijksoverheid.nl: "
            "activiteiten, bezoeken per gemeente, provincie, COROP-gebied en NPVR-regio, en wat daarvan onzeker is."
        ),
        "dct:language": {"@id": f"{_EU}/language/NLD"},
        "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/MONTHLY"},
        "dcat:theme": {"@id": f"{_EU}/data-theme/GOVE"},
        "dcat:keyword": [
            _dutch(word) for word in ("agenda", "bewindspersonen", "kabinet", "werkbezoek", "regio")
        ],
        "dct:spatial": {"@id": f"{_EU}/country/NLD"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(period["first"], "date"),
            "dcat:endDate": _typed(period["last"], "date"),
        },
        "dct:issued": _typed(package["created"], "dateTime"),
        "dcat:version": package["version"],
        "dct:source": [{"@id": one["path"]} for one in package["sources"] if "path" in one],
        "dcat:distribution": [_distribution(one, package) for one in package["resources"]],
    }


def _distribution(resource: Mapping[str, Any], package: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _dutch(resource["path"]),
        "dct:description": {"@value": resource["description"], "@language": "en"},
        "dcat:accessURL": {"@id": resource["path"]},
        "dcat:downloadURL": {"@id": resource["path"]},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{resource['mediatype']}"},
        "dct:format": {"@id": f"{_EU}/file-type/{_FORMATS[resource['format']]}"},
        **_licences(package["licenses"]),
        "dcat:byteSize": _typed(str(resource["bytes"]), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": resource["hash"].removeprefix("sha256:"),
        },
    }


def _licences(licences: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Return the one licence that a distribution may have, the most demanding; the others are statements of rights."""
    order = sorted(
        licences,
        key=lambda one: DEMANDING.index(one["name"]) if one["name"] in DEMANDING else len(DEMANDING),
    )
    first, *others = ({"@id": one["path"]} for one in order)
    return {"dct:license": first, "dct:rights": others}


def _dutch(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "nl"}


def _typed(value: str | None, kind: str) -> dict[str, str] | None:
    return value and {"@value": value, "@type": f"xsd:{kind}"}  # type: ignore[return-value]
