"""Opens the project inside a GeoPackage, under the Python that QGIS is made for, and prints what it made of it.

python3 qgis_project_in_file.py FILE.gpkg FOLDER
"""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import QgsApplication, QgsLayoutExporter, QgsLayoutItemLabel, QgsProject

app = QgsApplication([], False)
app.initQgis()
project = QgsProject.instance()
read = project.read(f"geopackage:{sys.argv[1]}?projectName=agendas")
told = {
    "read": read,
    "error": project.error(),
    "layers": {
        id_: {
            "valid": layer.isValid(),
            "provider": layer.providerType(),
            "rows": sum(1 for _ in layer.getFeatures()),
            "filter": layer.subsetString(),
            "legend": [item.label() for item in layer.renderer().legendSymbolItems()]
            if layer.isSpatial()
            else [],
        }
        for id_, layer in project.mapLayers().items()
    },
    "themes": {
        name: len(project.mapThemeCollection().mapThemeVisibleLayerIds(name))
        for name in project.mapThemeCollection().mapThemes()
    },
    "layouts": {},
}
for number, layout in enumerate(project.layoutManager().printLayouts()):
    drawn = str(Path(sys.argv[2], f"{number}.png"))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    result = QgsLayoutExporter(layout).exportToImage(drawn, settings) if not layout.atlas().enabled() else 0
    told["layouts"][layout.name()] = {
        "result": result,
        "words": {
            item.id(): item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)
        },
        "tables": {table.frame(0).id(): len(table.contents()) for table in layout.multiFrames()},
    }
print(json.dumps(told), flush=True)
os._exit(0)  # QGIS may crash when Python tidies up after it
