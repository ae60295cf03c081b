# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_styles.py FOLDER - runs the provider inside a QGIS without a screen, and looks at the layers that it adds."""
import os
import sys

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

folder = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
QgsApplication.setPrefixPath("/usr", True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
application = QgsApplication([], False)
application.initQgis()
sys.path[:0] = [here, "/usr/share/qgis/python/plugins"]

from klynge.provider import KlyngeProvider  # noqa: E402

provider = KlyngeProvider()
assert QgsApplication.processingRegistry().addProvider(provider)
assert {algorithm.name() for algorithm in provider.algorithms()} == {"propose", "score", "check", "regionalize"}


class Feedback(QgsProcessingFeedback):
    """Keeps what an algorithm says while it runs."""

    def __init__(self):
        super().__init__(False)
        self.lines, self.percentages = [], []
        self.progressChanged.connect(self.percentages.append)

    def pushInfo(self, info):
        self.lines.append(info)

    def setProgressText(self, text):
        self.lines.append(text)


context, feedback = QgsProcessingContext(), Feedback()
context.setProject(QgsProject.instance())
algorithm = provider.algorithm("propose")
parameters = {
    "STUDY": os.path.join(root, "SampleData"), "CHANCE": 0, "ALTERNATIVES": 2, "OUTPUT": os.path.join(folder, "styled")
}
results, succeeded = algorithm.run(parameters, context, feedback)
assert succeeded, feedback.lines
loaded = context.layersToLoadOnCompletion()
assert len(loaded) == 3, loaded
for path in loaded:
    layer = QgsVectorLayer(path, os.path.basename(path), "ogr")
    assert layer.isValid() and layer.featureCount() > 0, path
    # The style lies beside the layer, and is taken without being asked for.
    assert layer.renderer().type() == "categorizedSymbol", (path, layer.renderer().type())
    assert layer.renderer().classAttribute() == "klynge_cluster"
    is_clusters = path.endswith("clusters.geojson")
    if is_clusters:
        assert layer.labelsEnabled(), path
        assert len(layer.renderer().categories()) == layer.featureCount()

# A user who cancels gets an end, not a wait.
class Cancelled(Feedback):
    def isCanceled(self):
        return True


results, succeeded = algorithm.run(
    {**parameters, "OPTIONS": "--method search --time-limit 600", "OUTPUT": os.path.join(folder, "cancelled")},
    context, Cancelled())
# The bindings of Debian's QGIS crash at the end of a process whose provider lives in Python: everything has been looked at.
sys.stdout.flush()
os._exit(0)
