# SPDX-License-Identifier: GPL-2.0-or-later
from qgis.core import QgsApplication

from .provider import KlyngeProvider


class KlyngePlugin:
    """Adds the provider to the Processing toolbox; there is nothing else to see."""

    def __init__(self):
        self.provider = None

    def initProcessing(self):
        self.provider = KlyngeProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider:
            QgsApplication.processingRegistry().removeProvider(self.provider)
