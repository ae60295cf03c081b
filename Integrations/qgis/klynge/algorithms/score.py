# SPDX-License-Identifier: GPL-2.0-or-later
import os

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
    QgsProcessing,
)

from .base import KlyngeAlgorithm


class ScoreAlgorithm(KlyngeAlgorithm):
    verb = "score"
    title = "Score a grouping"
    help = (
        "Limits, figures and evidence for clusters that you drew yourself: a table with the columns unit and cluster, or a "
        "layer of the units with a field called cluster."
    )

    def initAlgorithm(self, config=None):
        self.add_study()
        self.addParameter(
            QgsProcessingParameterFile("TABLE", "Grouping: a table (CSV)", extension="csv", optional=True)
        )
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "GROUPING", "Grouping: units with a field cluster", [QgsProcessing.TypeVectorAnyGeometry], optional=True
            )
        )
        self.add_limits()
        self.addParameter(
            QgsProcessingParameterNumber("CHANCE", "Random groups to compare each cluster with", defaultValue=400, minValue=0, maxValue=100000)
        )
        self.add_options()
        self.add_folder()
        self.addOutput(QgsProcessingOutputVectorLayer("CLUSTERS_LAYER", "Clusters"))
        self.addOutput(QgsProcessingOutputVectorLayer("UNITS_LAYER", "Units"))
        self.addOutput(QgsProcessingOutputFile("REPORT", "Report"))

    def processAlgorithm(self, parameters, context, feedback):
        folder = self.folder(parameters, context)
        study = self.study_arguments(parameters, context, feedback)
        grouping = self.parameterAsFile(parameters, "TABLE", context) or self.layer_path(
            parameters, "GROUPING", context, feedback
        )
        if not grouping:
            raise QgsProcessingException("Name a grouping: a table, or a layer with a field called cluster.")
        # The study comes before the grouping; without one, the grouping stands alone.
        named = study[:1] if not study[0].startswith("--") else []
        arguments = [self.verb, *named, grouping, *study[len(named):]]
        arguments += self.limit_arguments(parameters, context)
        arguments += ["--chance", str(self.parameterAsInt(parameters, "CHANCE", context))]
        arguments += self.further_arguments(parameters, context)
        self.run_command([*arguments, "--out", folder, "--force"], feedback)
        clusters, units = (os.path.join(folder, name + ".geojson") for name in ("clusters", "units"))
        self.load(context, clusters, "Clusters")
        self.load(context, units, "Units")
        return {
            "OUTPUT": folder,
            "CLUSTERS_LAYER": clusters,
            "UNITS_LAYER": units,
            "REPORT": os.path.join(folder, "report.html"),
        }
