import CoverageTopology
import GeoModel
import StudyAreas

extension GroupingMap {
    /// What the reader of the map files should know: names that collide, land too small to be drawn, another system.
    public var findings: [Diagnostic] {
        var found = lossFindings + collisionFindings
        if let crs = settings.crs, crs != .longitudeLatitude {
            found.append(
                Diagnostic(
                    .mapInAnotherSystem, .note, "the maps are in \(crs), which is not RFC 7946",
                    hint: "leave `--crs` out for web maps"))
        }
        if let first = drawing.units.repaired.first {
            let others = drawing.units.repaired.count - 1
            found.append(
                Diagnostic(
                    .polygonRepairedToDraw, .warning,
                    "the land of \(problem.study.units[first].described)" + (others > 0 ? " and \(others) more" : "")
                        + " cuts through itself; the maps show what it covers",
                    hint: "`--repair` repairs the input's polygons, and says by how much they change"))
        }
        if drawing.units.crossingsLeft > 0 {
            found.append(
                Diagnostic(
                    .crossingsDrawn, .warning,
                    "the lands overlap so much that \(drawing.units.crossingsLeft) crossings are left in the maps",
                    hint: "write more decimals, or repair the polygons"))
        }
        if let first = colours.alike.first {
            let names = [first.first, first.second].map { "'\(facts.clusters[$0].name)'" }
            found.append(
                Diagnostic(
                    .fillsAlike, .note,
                    "six fills are too few: \(names[0]) and \(names[1]) are neighbours with the same"
                        + (colours.alike.count > 1 ? ", and \(colours.alike.count - 1) pairs more" : "")))
        }
        return found
    }

    private var lossFindings: [Diagnostic] {
        let losses = drawing.units.losses
        guard !losses.isEmpty else { return [] }
        let units = problem.study.units
        let step = "1e-\(settings.digits) " + (transformation == nil ? "degrees" : "m")
        let pieces = losses.reduce(0) { $0 + $1.pieces }
        let whole = losses.filter(\.isWhole).map { units[$0.unit].described }
        var notes = ["for instance of " + losses.prefix(5).map { units[$0.unit].described }.joined(separator: ", ")]
        if !whole.isEmpty {
            notes.append(
                "nothing is drawn of " + whole.prefix(5).joined(separator: ", ") + (whole.count > 5 ? ", …" : ""))
        }
        return [
            Diagnostic(
                .landTooSmallToDraw, .warning,
                "\(pieces) \(pieces == 1 ? "piece" : "pieces") of land narrower than \(step) "
                    + "\(pieces == 1 ? "is" : "are") left out of the maps",
                notes: notes, hint: "write more digits with `--decimals`")
        ]
    }

    /// Names among the properties of the input that are ours too.
    private var collisionFindings: [Diagnostic] {
        guard let layer = unitLayer else { return [] }
        let added = addedKeys
        var met: Set<String> = []
        for feature in layer.features { met.formUnion(feature.properties.keys) }
        return added.filter(met.contains).map { key in
            let isReplaced = key.hasPrefix("klynge_")
            return Diagnostic(
                .propertyNameTaken, .warning,
                isReplaced
                    ? "the input has a property '\(key)' already; units.geojson has ours in its place"
                    : "the input has a property '\(key)' already; it is kept, and ours is left out of units.geojson",
                at: SourceLocation(file: layer.collection.sourceName),
                hint: isReplaced ? "give the input's another name to keep both" : nil)
        }
    }
}
