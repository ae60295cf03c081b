import GeoModel

/// A line for every declared link: a ferry, a bridge.
struct LinkLinesFormat: FolderFormat {
    let name = "links"
    let fileNames = ["links.geojson"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] { [try result.map.linkLines()] }
}
