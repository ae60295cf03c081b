# SPDX-License-Identifier: GPL-2.0-or-later
import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms.check import CheckAlgorithm
from .algorithms.propose import ProposeAlgorithm
from .algorithms.regionalize import RegionalizeAlgorithm
from .algorithms.score import ScoreAlgorithm
from . import command


class KlyngeProvider(QgsProcessingProvider):
    """The verbs of the command as Processing algorithms."""

    def loadAlgorithms(self):
        for algorithm in (ProposeAlgorithm, ScoreAlgorithm, CheckAlgorithm, RegionalizeAlgorithm):
            self.addAlgorithm(algorithm())

    def load(self):
        command.add_setting()
        self.refreshAlgorithms()
        return True

    def unload(self):
        command.remove_setting()

    def id(self):
        return "klynge"

    def name(self):
        return "Klynge"

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(__file__), "icon.svg"))
