import Files
import ForeignFormats
import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// What reading one file of a folder came to.
enum LayerReading: Sendable {
    case layer(LayerSummary)
    case table(String)
    /// It cannot be used, with the reason.
    case unusable(PassedFile.Reason)

    /// A larger file is not read: reading it would take longer than a person waits.
    static let mostBytes = 1 << 30

    /// Reads a file.
    static func of(_ file: FolderWalk.File, layer: String?, inputSystem: CoordinateReferenceSystem?) -> LayerReading {
        let path = file.path + (layer.map { "#" + $0 } ?? "")
        let name = file.name + (layer.map { "#" + $0 } ?? "")
        guard file.bytes <= mostBytes else { return .unusable(.tooLarge) }
        do throws(UnusableInput) {
            if layer == nil, try isTable(file) { return .table(path) }
            let collection = try InputText.layer(path).collection()
            return summary(of: collection, path: path, name: name, inputSystem)
        } catch {
            return .unusable(reason(error, path: file.path))
        }
    }

    /// Whether a file is text that cannot be JSON, and so perhaps a table; only its beginning is read.
    private static func isTable(_ file: FolderWalk.File) throws(UnusableInput) -> Bool {
        guard file.bytes > 0 else { return false }
        var isText = false
        _ = try SourceText(contentsOf: file.path) { head in
            let format = FileFormat.recognized(head, path: file.path)
            isText = (format == nil || format == .csv) && !startsAsJSON(head) && isPlain(head)
            return true
        }
        return isText
    }

    /// Whether no byte is one that no text has; a zero may be half of a character of UTF-16.
    private static func isPlain(_ head: UnsafeRawBufferPointer) -> Bool {
        let isWide = head.count > 1 && (head[0] ^ head[1]) == 0x01 && max(head[0], head[1]) == 0xFF
        return isWide || !head.contains(0)
    }

    private static func startsAsJSON(_ head: UnsafeRawBufferPointer) -> Bool {
        let ignored: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0x1E]
        guard let first = head.first(where: { !ignored.contains($0) }) else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// What a diagnostic says of a file, without the path: the file is named before it.
    static func reason(_ error: UnusableInput, path: String) -> PassedFile.Reason {
        let worst = error.diagnostics.first { $0.severity == .error } ?? error.diagnostics.first
        guard let worst else { return .unreadable("cannot be read") }
        let shown = PathText.display(path)
        let words = worst.message.replacing("'\(shown)' ", with: "").replacing("'\(shown)'", with: "it")
        if worst.code == .emptyFile { return .unreadable("empty") }
        // What to do with another format is worth its line: unpack it, convert it.
        let remedy = worst.code == .anotherFormat ? worst.hint.map { "; \($0)" } ?? "" : ""
        return .unreadable(words + remedy)
    }

    private static func summary(
        of collection: FeatureCollection, path: String, name: String, _ inputSystem: CoordinateReferenceSystem?
    ) -> LayerReading {
        let features = collection.features
        guard !features.isEmpty else { return .unusable(.noFeatures) }
        var counts: [LayerSummary.Shape: Int] = [:]
        var boxes: [Box] = []
        var vertices = 0
        for feature in features {
            boxes.append(feature.geometry?.box ?? .empty)
            guard let geometry = feature.geometry else { continue }
            counts[shape(of: geometry), default: 0] += 1
            geometry.forEachCoordinate { _ in vertices += 1 }
        }
        let shapes: [LayerSummary.Shape] = [.areas, .points, .lines]
        let shape = shapes.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        guard let shape, counts[shape] ?? 0 > 0 else { return .unusable(.noGeometry) }
        let system: CoordinateReferenceSystem
        if let declared = collection.declaredCRS {
            system = declared
        } else if isInDegrees(collection.box) {
            system = .longitudeLatitude
        } else if let inputSystem {
            system = inputSystem
        } else {
            return .unusable(.undeclaredSystem)
        }
        guard let placed = inDegrees(boxes, system) else { return .unusable(.unplaced(system.name)) }
        let columns = LayerColumns(features)
        var words = columns.words
        for member in collection.foreignMembers where member.key == "name" {
            words.formUnion(member.value.text.map(LayerColumns.words) ?? [])
        }
        let repeated = shape == .areas ? RepeatedValues(features) : nil
        words.formUnion(repeated?.constants.flatMap { LayerColumns.words(of: $0) } ?? [])
        return .layer(
            LayerSummary(
                path: path, name: name, count: features.count, shape: shape, system: system,
                isSystemDeclared: collection.declaredCRS != nil || system == .longitudeLatitude, boxes: placed,
                codes: columns.codes, names: columns.names, population: columns.population,
                municipalityFields: columns.municipality, words: words, divisions: repeated?.divisions ?? [],
                vertices: vertices,
                faults: collection.diagnostics.count { $0.severity == .error }))
    }

    private static func shape(of geometry: Geometry) -> LayerSummary.Shape {
        if let land = geometry.land { return land.polygons.isEmpty ? .nothing : .areas }
        if geometry.lines != nil { return .lines }
        return geometry.allPoints.isEmpty ? .nothing : .points
    }

    private static func isInDegrees(_ box: Box) -> Bool {
        box.isEmpty || (box.minX >= -360 && box.maxX <= 360 && box.minY >= -90 && box.maxY <= 90)
    }

    /// The boxes in degrees; nil where their system is unknown, or does not hold where the numbers lie.
    private static func inDegrees(_ boxes: [Box], _ system: CoordinateReferenceSystem) -> [Box]? {
        if system == .longitudeLatitude { return boxes }
        do throws(ProjectionError) {
            let transformation = try CoordinateTransformation(
                from: system, to: .longitudeLatitude, isBounded: false)
            var placed: [Box] = []
            for box in boxes {
                guard !box.isEmpty else {
                    placed.append(.empty)
                    continue
                }
                var corners = outline(box)
                var failure: ProjectionError?
                corners.withUnsafeMutableBufferPointer { buffer in
                    do throws(ProjectionError) { try transformation.transform(inPlace: buffer) } catch {
                        failure = error
                    }
                }
                // One feature far off does not make the others worthless.
                placed.append(failure == nil ? Box(around: corners) : .empty)
            }
            return placed.allSatisfy(\.isEmpty) ? nil : placed
        } catch {
            return nil
        }
    }

    /// Corners and middles of the edges: enough for boxes as small as a parish's.
    private static func outline(_ box: Box) -> [Coordinate] {
        let (x, y) = (box.centre.x, box.centre.y)
        return [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: x, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.maxX, y: y), Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: x, y: box.maxY),
            Coordinate(x: box.minX, y: box.maxY), Coordinate(x: box.minX, y: y),
        ]
    }
}
