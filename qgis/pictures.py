"""Renders the project: its layout and its map themes, as PNG.

    PGSERVICEFILE=... /usr/bin/python3 qgis/pictures.py PROJECT FOLDER
"""
import sys, os
from pathlib import Path
from qgis.core import *
os.environ.setdefault("QT_QPA_PLATFORM","offscreen")
a=QgsApplication([],False);a.initQgis()
p=QgsProject.instance()
ok=p.read(sys.argv[1]); print(ok,p.error(),[l.name() for l in p.mapLayers().values() if not l.isValid()])
out=Path(sys.argv[2]); out.mkdir(exist_ok=True,parents=True)
l=p.layoutManager().layoutByName("Kaart voor de nota")
e=QgsLayoutExporter(l); s=QgsLayoutExporter.ImageExportSettings(); s.dpi=150
print(e.exportToImage(str(out/'nota.png'),s))
m=[i for i in l.items() if isinstance(i,QgsLayoutItemMap)][0]
for t in p.mapThemeCollection().mapThemes():
    m.setFollowVisibilityPresetName(t); m.refresh()
    e.exportToImage(str(out/(t.split(' (')[0].replace(' ','_')+'.png')),s)
