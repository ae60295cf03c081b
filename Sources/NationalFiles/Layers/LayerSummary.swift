import GeoModel

/// What one layer of a folder holds, as far as a study of one municipality has to know.
struct LayerSummary: Sendable {
    /// What most of its geometry is.
    enum Shape: Sendable, Hashable { case areas, points, lines, nothing }

    /// The file, and perhaps a layer in it, as it is opened.
    var path: String
    /// The path within the folder, for people.
    var name: String
    /// How many features there are.
    var count: Int
    /// What most of the features with geometry are.
    var shape: Shape
    /// The system of the coordinates.
    var system: CoordinateReferenceSystem
    /// Whether the file itself says so.
    var isSystemDeclared: Bool
    /// The box of each feature in degrees; empty for one without geometry.
    var boxes: [Box]
    /// The code of each feature.
    var codes: [String?]
    /// The name of each feature.
    var names: [String?]
    /// The field of the inhabitants.
    var population: String?
    /// The fields that may name the municipality of each feature.
    var municipalityFields: [String]
    /// The words of the fields, of the collection's own name, and of texts that are the same on all features.
    var words: Set<String>
    /// Fields whose values repeat, each with its different values: what may divide the layer into larger areas.
    var divisions: [Division]
    /// How many vertices its geometry has.
    var vertices: Int
    /// How many faults the reader found.
    var faults: Int

    /// A field whose values repeat.
    struct Division: Sendable, Hashable {
        var field: String
        /// The value of each feature, by its position; nil where it states none.
        var values: [String?]
    }

    /// The different codes.
    var distinctCodes: Set<String> { Set(codes.compactMap { $0 }) }

    /// The box around everything.
    var box: Box { boxes.reduce(into: Box.empty) { if !$1.isEmpty { $0.extend(to: $1) } } }

    /// Whether nearly all features have a code or a name.
    var isNamed: Bool {
        let named = zip(codes, names).count { $0 != nil || $1 != nil }
        return count > 0 && named * 10 >= count * 9
    }

    /// Whether any of the layer's words is one of these, or begins with one of at least five letters.
    func mentions(_ wanted: [String]) -> Bool {
        wanted.contains { word in
            words.contains(word) || (word.utf8.count >= 5 && words.contains { $0.hasPrefix(word) })
        }
    }
}
