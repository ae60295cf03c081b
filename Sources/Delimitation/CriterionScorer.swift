import CoverageTopology
import GeoModel
import Regionalization
import StudyAreas

/// Scores clusters by the criterion of clear delimitation; built once for a study.
///
///     let scorer = try CriterionScorer(study)
///     let criterion = scorer.criterion(of: members)
public struct CriterionScorer: Sendable {
    let study: Study
    let tables: CriterionTables
    let layers: [LayerTable]
    let measures: UnitMeasures
    /// Kilometres between units that are near each other; farther pairs may count as infinitely far.
    let distances: Distances
    /// How measures become scores.
    public let functions: CriterionFunctions

    /// Measures every unit and overlays every historical and identity layer.
    ///
    /// - Parameters:
    ///   - functions: how measures become scores.
    ///   - distances: kilometres between units where they are known already, as far as the bands of distance reach.
    /// - Throws: `UnusableInput` when a layer has no names, or cannot be projected.
    public init(
        _ study: Study, functions: CriterionFunctions = CriterionFunctions(), distances: Distances? = nil
    ) throws(UnusableInput) {
        self.study = study
        self.functions = functions
        self.distances = distances ?? StudyProblem.localDistances(of: study, limits: Self.reach(StudyLimits()))
        tables = try CriterionTables(study)
        var layers: [LayerTable] = []
        for layer in study.furtherLayers where layer.role == .historical || layer.role == .identity {
            layers.append(try LayerTable(layer, study: study, beside: tables.otherParishes))
        }
        self.layers = layers
        measures = tables.measures(
            oldBorders: Self.oldBorders(tables, layers), barriers: tables.borders.map { _ in 0 },
            isLinked: tables.borders.map { _ in false })
    }

    /// Limits so wide that local distances reach as far as the bands.
    static func reach(_ limits: StudyLimits) -> StudyLimits {
        var limits = limits
        limits.maxDiameterKm = max(limits.maxDiameterKm ?? 0, Threshold.diameter.calibratedBand?.full.upperBound ?? 0)
        return limits
    }

    /// Where two units lay, for the most part, in different old units.
    private static func oldBorders(_ tables: CriterionTables, _ layers: [LayerTable]) -> [Bool] {
        var old = [Bool](repeating: false, count: tables.borders.count)
        for layer in layers where layer.leg == .historical {
            for unit in layer.homes.indices {
                for index in tables.graph.row(of: unit) {
                    let (one, other) = (layer.homes[unit], layer.homes[tables.graph.targets[index]])
                    if one >= 0, other >= 0, one != other { old[index] = true }
                }
            }
        }
        return old
    }

    /// The criterion of a cluster with every measure and its evidence, without comparison with chance.
    ///
    /// - Parameter outline: the dissolved land in the working system; measures of the outline's form are told when it is given.
    public func criterion(of members: [Int], outline: MultiPolygon? = nil) -> Criterion {
        let exact = study.distances
        let values = values(of: members, distances: Distances { exact.km($0, $1) })
        let scores = legScores(values)
        // The first of equals leads: geographic before historical before identity.
        let leading = scores.max { $0.score < $1.score }.flatMap { best in scores.first { $0.score == best.score } }
        let legs = scores.map { leg, score in
            LegScore(
                leg, score: score,
                measures: leg == .geographic
                    ? geographicMeasures(members, values, outline: outline) : layerMeasures(leg, values))
        }
        return Criterion(score: values.score, leading: leading?.leg ?? .geographic, legs: legs)
    }
}
