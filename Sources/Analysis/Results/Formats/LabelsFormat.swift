import GeoModel

/// A point for the name of every cluster, with a style for QGIS.
struct LabelsFormat: FolderFormat {
    let name = "labels"
    let fileNames = ["labels.geojson", "labels.qml"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] {
        [try result.map.clusterLabels(), result.map.labelStyle]
    }
}
