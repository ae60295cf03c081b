/// A file of a result folder, whole in memory.
public struct FolderFile: Hashable, Sendable {
    /// The path within the folder, with `/` between its parts: `alternative-1/report.html`.
    public var name: String
    /// What it holds.
    public var bytes: [UInt8]

    /// A file of a result folder.
    public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// The names that a folder of results could hold before there was a manifest.
enum FirstNames {
    static let files = [
        "clusters.geojson", "units.geojson", "assignment.csv", "scores.json", "clusters.qml", "units.qml",
        "catchments.geojson",
        "neighbours.geojson", "links.geojson", "report.html",
    ]

    /// All of them, in the folder and in those of its alternatives.
    static let all = files + (1...100).flatMap { number in files.map { "alternative-\(number)/\($0)" } }
}
