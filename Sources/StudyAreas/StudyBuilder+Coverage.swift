import CoverageTopology
import GEOSKit
import GeoModel
import PROJKit

extension StudyBuilder {
    /// The shared borders of units' lands, measured on the ground.
    ///
    /// - Parameter units: the units of the lands, where some of them may be invalid: of these a repaired copy is measured.
    mutating func coverage(_ lands: [MultiPolygon], of units: UnitsAndLands? = nil) throws(UnusableInput) -> Coverage {
        let transformation = toWorking
        let tolerance = borderTolerance
        let measured = units.map(measuredCopies) ?? [:]
        let coverage: Coverage
        do {
            coverage = try Coverage(lands: lands, toleranceMetres: tolerance, measuring: measured, areDegrees: true) {
                try transformation.transform($0, named: "the units' borders")
            }
        } catch let error as ProjectionError {
            throw UnusableInput(Self.unusable(error))
        } catch {
            preconditionFailure("projecting throws nothing else")
        }
        if let units { report(coverage.limits, units.units) }
        return coverage
    }

    /// Repaired copies of the lands that are not valid, by the position of their units.
    private func measuredCopies(_ found: UnitsAndLands) -> [Int: MultiPolygon] {
        guard !invalidIDs.isEmpty else { return [:] }
        var copies: [Int: MultiPolygon] = [:]
        for (index, unit) in found.units.enumerated() where invalidIDs.contains(unit.id) {
            if let copy = try? found.lands[index].repaired(named: unit.described).land { copies[index] = copy }
        }
        return copies
    }

    /// The tolerance of the configuration; where that is the usual one and the coordinates are rounded more coarsely, a step
    /// of theirs.
    var borderTolerance: Double {
        // Half a step for the line between two rounded vertices, half for the vertex beside it, each along the diagonal.
        coordinateStep.map { $0.metres * 1.15 } ?? configuration.borderTolerance
    }

    /// Looks whether the parishes' coordinates are rounded more coarsely than the usual tolerance; reports it once.
    mutating func settleCoordinateStep() {
        let given = configuration.borderTolerance
        guard given == StudyConfiguration().borderTolerance, let layer = parishLayer,
            let step = CoordinateStep(of: layer), step.metres > given
        else { return }
        coordinateStep = step
        diagnostics.append(
            Diagnostic(
                .coarseCoordinates, .note,
                "the coordinates have \(Wording.count(step.decimals, "decimal", "decimals")), steps of about "
                    + "\(Wording.distance(step.metres)): borders within a step of each other count as one",
                at: SourceLocation(file: layer.collection.sourceName),
                hint: "take the layer with more decimals, or set `--border-tolerance` yourself"))
    }

    private mutating func report(_ limits: CoverageLimits, _ units: [Unit]) {
        let file = (parishLayer ?? villageLayer).map { SourceLocation(file: $0.collection.sourceName) }
        if let count = limits.unitsInOnePlace {
            diagnostics.append(
                Diagnostic(
                    .crowdedPlace, .warning,
                    "\(Wording.number(Double(count))) units meet in one place: they are not paired because of it",
                    at: file,
                    hint: "look whether the layer holds the same units many times"))
        }
        if let count = limits.overlapsFound {
            diagnostics.append(
                Diagnostic(
                    .tooManyOverlaps, .warning,
                    "the search for overlaps ended after \(Wording.number(Double(count))) pairs of units", at: file,
                    hint: "look whether the layer holds the same units many times"))
        }
        if limits.nearMissesCut {
            diagnostics.append(
                Diagnostic(
                    .nearMissesCut, .note,
                    "very many borders lie within ten times the border tolerance: not all near misses are listed",
                    at: file,
                    hint: "lower `--border-tolerance` if it is larger than the units"))
        }
        for unit in limits.unmeasuredUnits {
            diagnostics.append(
                Diagnostic(
                    .unmeasuredOverlaps, .warning, "the overlaps of \(units[unit].described) could not be measured",
                    at: location(of: units[unit]), place: units[unit].place, hint: "correct its polygon in the source"))
        }
    }
}

/// How coarsely the coordinates of a layer are rounded.
struct CoordinateStep {
    /// Digits behind the point.
    let decimals: Int
    /// The step of the last one on the ground, from south to north where they are degrees.
    let metres: Double

    /// The step of a layer's polygons; nil where it is a metre or finer, or so coarse that the borders must be drawn for it.
    init?(of layer: StudyLayer) {
        let isInDegrees = (try? layer.system.described().isProjected) != true
        let unit = isInDegrees ? 111_320.0 : 1
        // Beyond some metres the layer is a sketch, and its borders meet in vertices.
        let candidates = isInDegrees ? [4, 5] : [-1, 0]
        var most = candidates[0] - 1
        var atMost = 0
        var count = 0
        // Millions of numbers are looked at: what they are multiplied by is worked out once.
        let digits = Array((candidates[0] - 1)...candidates[1])
        let factors = digits.map(Self.power)
        for feature in layer.features {
            for polygon in feature.geometry?.land?.polygons ?? [] {
                for coordinate in polygon.exterior.coordinates {
                    for axis in 0..<2 {
                        let own = Self.decimals(of: axis == 0 ? coordinate.x : coordinate.y, digits, factors)
                        if own > candidates[1] { return nil }
                        if own > most { (most, atMost) = (own, 0) }
                        if own == most { atMost += 1 }
                        count += 1
                    }
                }
            }
        }
        // A few odd digits make no rounding.
        guard most >= candidates[0], atMost * 4 >= count else { return nil }
        decimals = max(0, most)
        metres = unit * Self.power(-most)
    }

    private static func power(_ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1.0) { power, _ in exponent < 0 ? power / 10 : power * 10 }
    }

    /// The fewest of some digits that write `value`, one more than the last where none do.
    @inline(__always)
    private static func decimals(of value: Double, _ digits: [Int], _ factors: [Double]) -> Int {
        for index in digits.indices {
            let scaled = value * factors[index]
            if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return digits[index] }
        }
        return digits[digits.count - 1] + 1
    }
}
