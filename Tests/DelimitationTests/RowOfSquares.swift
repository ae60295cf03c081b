import Foundation
import StudyAreas

/// Four parishes of 1 km in a row on Langeland in EPSG:25832, `1` to `4` from the west, with 1,000 to 4,000 inhabitants; files
/// beside them.
final class RowOfSquares {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
    /// The parishes and nothing else.
    private(set) var configuration = StudyConfiguration()

    /// - Parameter count: how many parishes there are.
    init(count: Int = 4) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let parishes = (0..<count).map {
            Self.square(Double($0), #""kode":"\#($0 + 1)","navn":"S\#($0 + 1)","population":\#(1000 * ($0 + 1))"#)
        }
        configuration.parishes = try layer(parishes, "p.geojson")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A rectangle from `west` to `west` + `width` km along the row.
    static func square(_ west: Double, width: Double = 1, _ properties: String) -> String {
        let (from, to) = (600_000 + 1000 * west, 600_000 + 1000 * (west + width))
        return feature(
            "Polygon", "[[[\(from),6100000],[\(to),6100000],[\(to),6101000],[\(from),6101000],[\(from),6100000]]]",
            properties)
    }

    static func feature(_ kind: String, _ coordinates: String, _ properties: String) -> String {
        """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"\(kind)","coordinates":\(coordinates)}}
        """
    }

    /// Writes features in EPSG:25832, or in the system that `system` names.
    func layer(_ features: [String], _ name: String, system: String = "EPSG:25832") throws -> String {
        try file(
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(system)"}},"features":["#
                + features.joined(separator: ",\n") + "]}", name)
    }

    func file(_ text: String, _ name: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    func study(_ change: (inout StudyConfiguration) throws -> Void = { _ in }) throws -> Study {
        var configuration = configuration
        try change(&configuration)
        return try StudyLoader.load(configuration)
    }
}
