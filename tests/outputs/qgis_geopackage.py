"""Opens a GeoPackage in QGIS, under the Python that QGIS is made for, and prints what it made of each layer.

python3 qgis_geopackage.py FILE.gpkg LAYER...
"""

import json
import os
import sys

from qgis.core import QgsApplication, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
told = {}
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    style, worked = layer.loadDefaultStyle()
    told[name] = {
        "valid": layer.isValid(),
        "crs": layer.crs().authid(),
        "rows": layer.featureCount(),
        "key": [layer.fields()[at].name() for at in layer.primaryKeyAttributes()],
        "style": worked,
        "renderer": layer.renderer().type() if layer.renderer() else None,
    }
print(json.dumps(told), flush=True)
os._exit(0)  # QGIS may crash when Python tidies up after it
