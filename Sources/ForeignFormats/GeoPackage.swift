import Files
import Foundation
import GeoJSONFormat
import GeoModel

/// Several layers with their styles as one GeoPackage, made by an installed ogr2ogr.
///
///     let bytes = try GeoPackage(layers: [.init(name: "clusters", geoJSON: clusters, style: qml)]).bytes()
///
/// Styles stand in the table `layer_styles`, where QGIS looks for them by itself. The same layers give the same bytes.
public struct GeoPackage: Sendable {
    /// A layer of the file.
    public struct Layer: Sendable {
        /// Its name in the file.
        public var name: String
        /// Its features.
        public var geoJSON: [UInt8]
        /// How QGIS draws it; nil for no style.
        public var style: [UInt8]?

        /// A layer from its parts.
        public init(name: String, geoJSON: [UInt8], style: [UInt8]? = nil) {
            self.name = name
            self.geoJSON = geoJSON
            self.style = style
        }
    }

    /// The layers, in the order in which they are to stand.
    public var layers: [Layer]

    /// A file of these layers.
    public init(layers: [Layer]) { self.layers = layers }

    /// The name of the table that QGIS takes styles from.
    private static let styleTable = "layer_styles"
    private static let column = "geom"
    /// The time of the last change, which a GeoPackage has to state: the same for the same layers.
    private static let time = "2000-01-01T00:00:00.000Z"

    /// The file, whole in memory. It is made in a folder of its own, which is removed again.
    ///
    /// - Throws: `UnusableInput` with K262 when ogr2ogr is not installed, K263 with its words when it fails.
    public func bytes() throws(UnusableInput) -> [UInt8] {
        let folder = NSTemporaryDirectory() + "/klynge-gpkg-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var inputs = layers
            inputs.append(Layer(name: Self.styleTable, geoJSON: styles))
            for (index, layer) in inputs.enumerated() {
                let source = folder + "/layer-\(index).geojson"
                try Data(layer.geoJSON).write(to: URL(filePath: source))
                try append(source, layer.name, to: folder + "/out.gpkg", isFirst: index == 0)
            }
            return Array(try Data(contentsOf: URL(filePath: folder + "/out.gpkg")))
        } catch let failure as UnusableInput {
            throw failure
        } catch {
            throw UnusableInput(
                Diagnostic(
                    .outputNotWritable, .error,
                    "the GeoPackage cannot be made in the folder for temporary files: \(error.localizedDescription)",
                    hint: "free some space, or set TMPDIR to another folder"))
        }
    }

    private func append(_ source: String, _ name: String, to file: String, isFirst: Bool) throws(UnusableInput) {
        let isTable = name == Self.styleTable
        var arguments = ["-f", "GPKG", "--config", "OGR_CURRENT_DATE", Self.time]
        if !isFirst { arguments += ["-update", "-append"] }
        arguments += ["-nln", name, "-lco", "GEOMETRY_NAME=\(Self.column)"]
        if isTable { arguments += ["-nlt", "NONE"] }
        // A list has no type of its own there, and becomes its text.
        arguments += ["-mapFieldType", "StringList=String,IntegerList=String,RealList=String"]
        arguments += [file, source]
        let outcome: ChildProcess.Outcome
        do throws(ChildProcess.Failure) {
            outcome = try ChildProcess(program: "ogr2ogr", arguments: arguments).run()
        } catch {
            switch error {
            case .notInstalled:
                throw UnusableInput(
                    Diagnostic(
                        .converterMissing, .error, "a GeoPackage is made with ogr2ogr, which is not installed",
                        hint: "install GDAL: `apt-get install gdal-bin`, `brew install gdal`, or QGIS, which brings it")
                )
            case .tooLarge, .broken:
                throw UnusableInput(Diagnostic(.conversionFailed, .error, "ogr2ogr could not be run: \(error)"))
            }
        }
        guard outcome.isSuccess else {
            throw UnusableInput(
                Diagnostic(
                    .conversionFailed, .error,
                    "ogr2ogr could not write the layer '\(name)' of the GeoPackage (\(outcome.status))",
                    notes: FailureWords.lines(outcome.messages)))
        }
    }

    /// The rows of the table of styles, as features without geometry.
    private var styles: [UInt8] {
        var writer = GeoJSONWriter()
        for (index, layer) in layers.enumerated() {
            guard let style = layer.style else { continue }
            let properties: [(key: String, value: JSONValue)] = [
                ("f_table_catalog", .string("")), ("f_table_schema", .string("")),
                ("f_table_name", .string(layer.name)), ("f_geometry_column", .string(Self.column)),
                ("styleName", .string(layer.name)),
                ("styleQML", .string(String(decoding: style, as: UTF8.self))), ("styleSLD", .string("")),
                ("useAsDefault", .bool(true)), ("description", .string("")), ("owner", .string("")),
                ("ui", .string("")), ("update_time", .string(Self.time)),
            ]
            writer.append(Feature(geometry: nil, properties: JSONObject(properties), index: index))
        }
        return writer.finished()
    }
}
