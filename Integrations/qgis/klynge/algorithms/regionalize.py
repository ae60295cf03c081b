# SPDX-License-Identifier: GPL-2.0-or-later
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from .base import KlyngeAlgorithm

METHODS = [
    "skater",
    "azp",
    "max-p",
    *[f"redcap-{order}-{linkage}" for order in ("first", "full") for linkage in ("single", "complete", "average", "ward")],
    *[f"schc-{linkage}" for linkage in ("single", "complete", "average", "ward")],
]


class RegionalizeAlgorithm(KlyngeAlgorithm):
    verb = "regionalize"
    title = "Regionalize by attributes"
    help = (
        "Contiguous regions that are alike in attributes: SKATER, REDCAP, SCHC, AZP and max-p, with the partitions that GeoDa "
        "gives. max-p finds the number of regions itself and needs a minimum."
    )

    def initAlgorithm(self, config=None):
        self.addParameter(
            QgsProcessingParameterVectorLayer("LAYER", "Areas or points", [QgsProcessing.TypeVectorAnyGeometry])
        )
        self.addParameter(QgsProcessingParameterField("ID", "Field of the ids", parentLayerParameterName="LAYER", optional=True))
        self.addParameter(
            QgsProcessingParameterField(
                "ATTRIBUTES", "Attributes", type=QgsProcessingParameterField.Numeric, parentLayerParameterName="LAYER", allowMultiple=True
            )
        )
        self.addParameter(QgsProcessingParameterEnum("METHOD", "Method", METHODS, defaultValue=0))
        self.addParameter(
            QgsProcessingParameterNumber("REGIONS", "Number of regions (not for max-p)", defaultValue=8, minValue=1, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString("MINIMUM", "Minimum of a region, as population=5000", optional=True)
        )
        self.add_options()
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", "Regions", "GeoJSON (*.geojson)", createByDefault=True)
        )
        self.addOutput(QgsProcessingOutputVectorLayer("REGIONS_LAYER", "Regions"))

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        method = METHODS[self.parameterAsEnum(parameters, "METHOD", context)]
        arguments = [self.verb, self.layer_path(parameters, "LAYER", context, feedback), "--method", method]
        ids = self.parameterAsString(parameters, "ID", context)
        if ids:
            arguments += ["--id", ids]
        arguments += ["--attributes", ",".join(self.parameterAsFields(parameters, "ATTRIBUTES", context))]
        if method != "max-p":
            arguments += ["--regions", str(self.parameterAsInt(parameters, "REGIONS", context))]
        minimum = self.parameterAsString(parameters, "MINIMUM", context).strip()
        if minimum:
            arguments += ["--min-sum", minimum]
        arguments += self.further_arguments(parameters, context)
        self.run_command([*arguments, "--format", "geojson", "-o", path, "--force"], feedback)
        self.load(context, path, "Regions")
        return {"OUTPUT": path, "REGIONS_LAYER": path}
