# SPDX-License-Identifier: GPL-2.0-or-later
import os
import shlex
import shutil
import tempfile

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from .. import command

# The layers of a study: parameter, option, words, what it may hold.
LAYERS = [
    ("PARISHES", "--parishes", "Parishes (areas)", QgsProcessing.TypeVectorPolygon),
    ("VILLAGES", "--villages", "Villages (points or areas)", QgsProcessing.TypeVectorAnyGeometry),
    ("MUNICIPALITIES", "--municipalities", "Municipalities (areas)", QgsProcessing.TypeVectorPolygon),
    ("ROADS", "--roads", "Roads (lines)", QgsProcessing.TypeVectorLine),
    ("BARRIERS", "--barriers", "Barriers: water, motorways (lines or areas)", QgsProcessing.TypeVectorAnyGeometry),
    ("HISTORICAL", "--historical", "Old administrative areas", QgsProcessing.TypeVectorPolygon),
    ("IDENTITY", "--identity", "Areas that people identify with: school or postal districts", QgsProcessing.TypeVectorPolygon),
]
# Limits: parameter, option, words.
LIMITS = [
    ("POPULATION", "--population", "Inhabitants of a cluster, as 3000..8000"),
    ("MEMBERS", "--members", "Units of a cluster, as 3..10"),
    ("DIAMETER", "--max-diameter", "Largest distance between two members, in kilometres"),
    ("CLUSTERS", "--clusters", "How many clusters, as 4 or 4..8"),
]
WITHIN, STUDY, OPTIONS, OUTPUT = "WITHIN", "STUDY", "OPTIONS", "OUTPUT"


class KlyngeAlgorithm(QgsProcessingAlgorithm):
    """What all verbs share: the study as a folder or as layers, limits, further options, and where results go."""

    verb = ""
    title = ""
    help = ""

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.verb

    def displayName(self):
        return self.title

    def shortHelpString(self):
        return self.help

    def helpUrl(self):
        return ""

    def add_study(self):
        self.addParameter(
            QgsProcessingParameterFile(
                STUDY, "Study: a folder with a klynge.toml", QgsProcessingParameterFile.Folder, optional=True
            )
        )
        for name, _, words, kind in LAYERS:
            self.addParameter(QgsProcessingParameterVectorLayer(name, words, [kind], optional=True))
        self.addParameter(
            QgsProcessingParameterString(WITHIN, "Only this municipality, by name or code", optional=True)
        )

    def add_limits(self):
        for name, _, words in LIMITS:
            self.addParameter(QgsProcessingParameterString(name, words, optional=True))

    def add_options(self, text="Further options, as on the command line"):
        parameter = QgsProcessingParameterString(OPTIONS, text, optional=True)
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        self.addParameter(parameter)

    def add_folder(self, words="Folder for the results"):
        self.addParameter(QgsProcessingParameterFolderDestination(OUTPUT, words))

    def study_arguments(self, parameters, context, feedback):
        arguments = []
        study = self.parameterAsString(parameters, STUDY, context)
        if study:
            arguments.append(study)
        for name, option, _, _ in LAYERS:
            path = self.layer_path(parameters, name, context, feedback)
            if path:
                arguments += [option, path]
        if not arguments:
            raise QgsProcessingException("Name a study, or at least a layer of parishes or villages.")
        within = self.parameterAsString(parameters, WITHIN, context)
        if within:
            arguments += ["--within", within]
        return arguments

    def layer_path(self, parameters, name, context, feedback):
        """The layer's file as GeoJSON; layers of other formats and with unsaved edits are exported first."""
        if not self.parameterAsVectorLayer(parameters, name, context):
            return None
        return self.parameterAsCompatibleSourceLayerPath(
            parameters, name, context, ["geojson", "json"], "geojson", feedback
        )

    def limit_arguments(self, parameters, context):
        arguments = []
        for name, option, _ in LIMITS:
            value = self.parameterAsString(parameters, name, context).strip()
            if value:
                arguments += [option, value]
        return arguments

    def further_arguments(self, parameters, context):
        return shlex.split(self.parameterAsString(parameters, OPTIONS, context))

    def folder(self, parameters, context):
        """The folder of the results; klynge wants to make it, or to find its own in it."""
        folder = self.parameterAsString(parameters, OUTPUT, context)
        os.makedirs(os.path.dirname(os.path.abspath(folder)), exist_ok=True)
        return folder

    def load(self, context, path, name):
        """Has the layer added to the project when the run is over; its style lies beside it, and QGIS takes it by itself."""
        if os.path.exists(path) and context.project():
            details = QgsProcessingContext.LayerDetails(name, context.project(), name)
            context.addLayerToLoadOnCompletion(path, details)

    @staticmethod
    def scratch(name):
        return os.path.join(tempfile.mkdtemp(prefix="klynge-qgis-"), name)

    @staticmethod
    def run_command(arguments, feedback):
        return command.run(arguments, feedback)

    @staticmethod
    def is_there(program):
        return shutil.which(program) is not None
