import CoverageTopology
import GEOSKit
import GeoModel
import Graphs

/// Which units are neighbours, and what was found about it.
public struct UnitNeighbourhood: Sendable {
    /// The pairs.
    public let graph: UnitGraph
    /// The rule that made them.
    public let rule: NeighbourRule
    /// What was found; no errors.
    public let diagnostics: [Diagnostic]
}

extension AttributeLayer {
    /// The neighbours by a rule.
    ///
    /// - Throws: `UnusableInput` with K269 where the rule does not fit the units, and what is wrong with a list of neighbours.
    public func neighbourhood(_ rule: NeighbourRule) throws(UnusableInput) -> UnitNeighbourhood {
        var found: [Diagnostic] = []
        let pairs: [(Int, Int)]
        switch rule {
        case .contiguity(let kind):
            guard let coverage else {
                throw refused(
                    "the units are points, which share no borders",
                    hint: "say what makes them neighbours: `--neighbours delaunay`, `knn:6` or `distance:5km`")
            }
            pairs = coverage.neighbourPairs(kind).map { ($0.a, $0.b) }
        case .file(let path):
            let list = try NeighbourList(path, ids: ids)
            found = list.diagnostics
            pairs = list.pairs
        default: pairs = try pairsOfPoints(rule, &found)
        }
        return UnitNeighbourhood(graph: UnitGraph(unitCount: ids.count, pairs: pairs), rule: rule, diagnostics: found)
    }

    private func pairsOfPoints(_ rule: NeighbourRule, _ found: inout [Diagnostic]) throws(UnusableInput) -> [(Int, Int)]
    {
        let points = PointNeighbours(places: places, projected: projectedPlaces)
        if points.repeated > 0 {
            found.append(
                Diagnostic(
                    .pointNeighbours, .warning,
                    "\(points.repeated) \(points.repeated == 1 ? "unit lies" : "units lie") exactly where another one does",
                    at: SourceLocation(file: input.path),
                    hint: "are they given twice? Units at one spot are neighbours of each other"))
        }
        do {
            switch rule {
            case .nearest(let count):
                if count >= ids.count {
                    found.append(
                        Diagnostic(
                            .pointNeighbours, .warning,
                            "each unit has \(ids.count - 1) others, fewer than the \(count) nearest asked for",
                            at: SourceLocation(file: input.path)))
                }
                return try points.nearest(count)
            case .within(let metres): return try points.within(metres: metres)
            default: return try points.delaunay()
            }
        } catch is PointNeighbours.TooMany {
            throw refused(
                "`\(rule.described)` makes more than \(PointNeighbours.mostPairs) pairs of neighbours",
                hint: "ask for fewer neighbours, or a shorter distance")
        } catch {
            throw refused(
                "the points cannot be triangulated: \(error)", hint: "look for coordinates that are no numbers")
        }
    }

    private func refused(_ message: String, hint: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(.pointNeighbours, .error, message, at: SourceLocation(file: input.path), hint: hint))
    }
}
