# SPDX-License-Identifier: GPL-2.0-or-later
import os

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputVectorLayer, QgsProcessingParameterNumber

from .base import KlyngeAlgorithm


class ProposeAlgorithm(KlyngeAlgorithm):
    verb = "propose"
    title = "Propose clusters"
    help = (
        "Contiguous groups of neighbouring units within limits on inhabitants, members and distances: the best there are, "
        "proven where that is possible. Name a study, or give the layers. The clusters and units are added to the project "
        "with their styles; the report explains each border."
    )

    def initAlgorithm(self, config=None):
        self.add_study()
        self.add_limits()
        self.addParameter(
            QgsProcessingParameterNumber("ALTERNATIVES", "How many different proposals", defaultValue=1, minValue=1, maxValue=100)
        )
        self.addParameter(
            QgsProcessingParameterNumber("CHANCE", "Random groups to compare each cluster with", defaultValue=0, minValue=0, maxValue=100000)
        )
        self.add_options()
        self.add_folder()
        self.addOutput(QgsProcessingOutputVectorLayer("CLUSTERS_LAYER", "Clusters"))
        self.addOutput(QgsProcessingOutputVectorLayer("UNITS_LAYER", "Units"))
        self.addOutput(QgsProcessingOutputFile("REPORT", "Report"))

    def processAlgorithm(self, parameters, context, feedback):
        folder = self.folder(parameters, context)
        number = self.parameterAsInt(parameters, "ALTERNATIVES", context)
        arguments = [self.verb, *self.study_arguments(parameters, context, feedback)]
        arguments += self.limit_arguments(parameters, context)
        arguments += ["--alternatives", str(number)]
        arguments += ["--chance", str(self.parameterAsInt(parameters, "CHANCE", context))]
        arguments += self.further_arguments(parameters, context)
        self.run_command([*arguments, "--out", folder, "--force"], feedback)
        first = None
        for index in range(1, number + 1):
            inner = os.path.join(folder, f"alternative-{index}") if number > 1 else folder
            clusters = os.path.join(inner, "clusters.geojson")
            if not os.path.exists(clusters):
                continue
            first = first or inner
            self.load(context, clusters, f"Clusters {index}" if number > 1 else "Clusters")
        first = first or folder
        self.load(context, os.path.join(first, "units.geojson"), "Units")
        return {
            "OUTPUT": folder,
            "CLUSTERS_LAYER": os.path.join(first, "clusters.geojson"),
            "UNITS_LAYER": os.path.join(first, "units.geojson"),
            "REPORT": os.path.join(folder, "report.html"),
        }
