import GeoModel

/// A line between the points of every two units that share a border.
struct NeighbourLinesFormat: FolderFormat {
    let name = "neighbours"
    let fileNames = ["neighbours.geojson"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] { [try result.map.neighbourLines()] }
}
