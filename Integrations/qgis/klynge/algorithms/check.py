# SPDX-License-Identifier: GPL-2.0-or-later
import json

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputVectorLayer, QgsProcessingParameterFileDestination

from .base import KlyngeAlgorithm


class CheckAlgorithm(KlyngeAlgorithm):
    verb = "check"
    title = "Check the layers"
    help = (
        "What was read and joined, which borders nearly meet, where there are gaps and overlaps. Every finding with a place "
        "becomes a feature of the layer of findings; all of them stand in the log."
    )

    def initAlgorithm(self, config=None):
        self.add_study()
        self.add_options()
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", "Findings", "GeoJSON (*.geojson)", createByDefault=True)
        )
        self.addOutput(QgsProcessingOutputVectorLayer("FINDINGS_LAYER", "Findings"))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", "Number of findings with a place"))

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        study = self.study_arguments(parameters, context, feedback)
        further = self.further_arguments(parameters, context)
        self.run_command([self.verb, *study, *further, "--format", "geojson", "-o", path, "--force"], feedback)
        with open(path, encoding="utf-8") as file:
            count = len(json.load(file)["features"])
        _, text = self.run_command([self.verb, *study, *further], feedback)
        feedback.pushConsoleInfo(text)
        if count:
            self.load(context, path, "Findings")
        return {"OUTPUT": path, "FINDINGS_LAYER": path, "FINDINGS": count}
