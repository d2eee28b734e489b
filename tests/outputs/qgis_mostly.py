"""What the layouts say of the years with most of the data, under the Python that has QGIS: run by test_qgis.py.

python3 qgis_mostly.py FOLDER_OF_THE_BUILD
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, sys.argv[1])

from note import MOSTLY  # type: ignore[import-not-found]  # of the folder qgis, on the path since just now
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

app = QgsApplication([], False)
app.initQgis()
YEARS = {2017: 1, 2019: 1, 2021: 30, 2022: 28}
told = []
for years in (YEARS, {2021: 3, 2022: 4}):
    layer = QgsVectorLayer("NoGeometry?field=date:date&field=date_doubtful:bool", "activity_rows", "memory")
    rows = []
    for year, count in years.items():
        for day in range(1, count + 1):
            feature = QgsFeature()
            feature.setAttributes([QDate(year, 3, day), False])
            rows.append(feature)
    layer.dataProvider().addFeatures(rows)
    QgsProject.instance().addMapLayer(layer)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.projectScope(QgsProject.instance()))
    told.append(QgsExpression.replaceExpressionText(MOSTLY, context))
    QgsProject.instance().clear()
print(json.dumps(told))
app.exitQgis()
