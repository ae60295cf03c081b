import Foundation
import GeoModel
import StudyAreas

/// Small layers in a folder of their own, for tests of fields.
struct SmallLayers {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// One feature: its properties as JSON, and further members such as `"id":7`.
    struct Entry: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
        var properties: String
        var members = ""
        init(_ properties: String, _ members: String = "") {
            self.properties = properties
            self.members = members
        }
        init(stringLiteral value: String) { self.init(value) }
    }

    /// Squares in a row from longitude 9, latitude 56, `width` degrees wide.
    func squares(_ entries: [Entry], _ name: String = "p.geojson", width: Double = 0.1) throws -> String {
        try write(
            name,
            entries.enumerated().map { index, entry in
                feature(
                    entry, #"{"type":"Polygon","coordinates":\#(Self.square(9 + width * Double(index), width: width))}"#
                )
            })
    }

    /// The rings of a square of 0.1 degrees.
    static func square(_ x: Double, _ y: Double = 56, width: Double = 0.1) -> String {
        let corners = [(x, y), (x + width, y), (x + width, y + 0.1), (x, y + 0.1), (x, y)]
        return "[[" + corners.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]"
    }

    func feature(_ entry: Entry, _ geometry: String) -> String {
        #"{"type":"Feature",\#(entry.members.isEmpty ? "" : entry.members + ",")"properties":\#(entry.properties),"geometry":\#(geometry)}"#
    }

    func write(_ name: String, _ features: [String]) throws -> String {
        let path = folder + "/" + name
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    func load(_ parishes: String, _ change: (inout StudyConfiguration) -> Void = { _ in }) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = parishes
        change(&configuration)
        return try StudyLoader.load(configuration)
    }
}
