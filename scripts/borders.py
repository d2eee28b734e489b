"""Make the borders that are shipped: the municipalities of 2025 as a TopoJSON of whole 1/100,000 degrees, packed.

    python scripts/borders.py gemeenten_simplified.topojson

The input is a TopoJSON with the object `gemeenten` and the property `gemeentecode` (CBS and Kadaster, CC BY 4.0,
simplified; see docs/GAZETTEER.md). Neighbours keep their shared borders. The same file gives the same bytes.
"""

from __future__ import annotations

import itertools
import json
import lzma
import sys
from pathlib import Path
from typing import Any

from agendacrawl.refdata.borders import PATH, SCALE

Arc = list[list[int]]


def requantised(arc: Arc, transform: dict[str, list[float]]) -> Arc:
    """Return an arc as its first point and the steps from each point to the next, in units of SCALE degrees."""
    (east, north), (west, south) = transform["scale"], transform["translate"]
    points: Arc = []
    x, y = 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = [round((west + x * east) / SCALE), round((south + y * north) / SCALE)]
        if not points or point != points[-1]:
            points.append(point)
    if len(points) == 1:
        points *= 2
    steps = [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(points)]
    return [points[0], *steps]


def pack(topology: dict[str, Any]) -> bytes:
    """Return the packed file."""
    shapes = [
        {"type": shape["type"], "id": shape["properties"]["gemeentecode"], "arcs": shape["arcs"]}
        for shape in topology["objects"]["gemeenten"]["geometries"]
    ]
    packed = {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "objects": {
            "gemeenten": {
                "type": "GeometryCollection",
                "geometries": sorted(shapes, key=lambda one: str(one["id"])),
            }
        },
        "arcs": [requantised(arc, topology["transform"]) for arc in topology["arcs"]],
    }
    text = json.dumps(packed, separators=(",", ":"))
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Pack the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("Which file? python scripts/borders.py gemeenten_simplified.topojson")
    PATH.write_bytes(pack(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
    print(f"{PATH}: {PATH.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main()
