"""Loads the maps of a folder with their styles into QGIS, and fails where a style is not taken or a feature has no symbol.

    /usr/bin/python3 open_in_qgis.py FOLDER [PICTURE.png]

Needs Debian's python3-qgis.
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRenderContext,  # noqa: E402
                       QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402



def faults_of(folder, picture):
    layers, faults = [], 0
    for name in ["clusters", "units"]:
        layer = QgsVectorLayer(f"{folder}/{name}.geojson", name, "ogr")
        message, taken = layer.loadNamedStyle(f"{folder}/{name}.qml")
        renderer, context = layer.renderer(), QgsRenderContext()
        renderer.startRender(context, layer.fields())
        without = sum(renderer.symbolForFeature(feature, context) is None for feature in layer.getFeatures())
        renderer.stopRender(context)
        print(f"{name}: {layer.featureCount()} features, {len(renderer.categories())} categories, "
              f"{without} without a symbol, labels {layer.labelsEnabled()}, {layer.crs().authid()}")
        faults += (not layer.isValid()) + (not taken) + without + (renderer.type() != "categorizedSymbol")
        faults += name == "clusters" and not layer.labelsEnabled()
        layers.append(layer)
    if picture:
        settings = QgsMapSettings()
        settings.setLayers(layers)
        settings.setOutputSize(QSize(1000, 800))
        settings.setExtent(layers[0].extent())
        settings.setDestinationCrs(layers[0].crs())
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        job.renderedImage().save(picture)
    return faults


application = QgsApplication([], False)
application.initQgis()
# Layers must be gone before QGIS is, so they live in a function.
result = faults_of(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
application.exitQgis()
sys.exit(1 if result else 0)
