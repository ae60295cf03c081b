import CoverageTopology
import GeoModel
import GroupingMethods
import StudyAreas

/// Scores clusters by the criterion of clear delimitation; built once for a study.
///
///     let scorer = try CriterionScorer(study)
///     let criterion = scorer.criterion(of: members)
public struct CriterionScorer: Sendable {
    let study: Study
    let tables: CriterionTables
    let layers: [LayerTable]
    let barriers: BarrierTable
    /// For each unit the share of its inhabitants that a survey found attached, where there is one.
    let attachment: [Double?]
    let hasSurvey: Bool
    let measures: UnitMeasures
    /// Kilometres between units that are near each other; farther pairs may count as infinitely far.
    let distances: Distances
    let grid: UnitGrid
    /// How measures become scores.
    public let functions: CriterionFunctions
    /// What was found about barriers and layers, beside what the study says.
    public let diagnostics: [Diagnostic]

    /// Measures every unit and overlays every historical and identity layer.
    ///
    /// - Parameters:
    ///   - functions: how measures become scores; nil takes those of the study's configuration.
    ///   - distances: kilometres between units where they are known already, as far as the bands of distance reach.
    /// - Throws: `UnusableInput` when a layer has no names or cannot be projected, or a survey names a unit that is none.
    public init(
        _ study: Study, functions given: CriterionFunctions? = nil, distances: Distances? = nil
    ) throws(UnusableInput) {
        let functions = given ?? CriterionFunctions(of: study.configuration)
        self.study = study
        self.functions = functions
        self.distances =
            distances ?? StudyProblem.localDistances(of: study, limits: Self.reach(StudyLimits(), functions))
        grid = UnitGrid(study.units.map(\.position))
        tables = try CriterionTables(study)
        var layers: [LayerTable] = []
        for layer in study.contextLayers where layer.role == .historical || layer.role == .identity {
            layers.append(try LayerTable(layer, study: study, beside: tables.otherParishes))
        }
        self.layers = layers
        barriers = try BarrierTable(study, tables: tables, toleranceMetres: functions.barrierTolerance)
        attachment = try Self.attachment(study)
        hasSurvey = attachment.contains { $0 != nil }
        measures = tables.measures(
            oldBorders: Self.oldBorders(tables, layers), barriers: barriers.shares(of: tables.borders),
            links: study.links)
        diagnostics = layers.flatMap(\.diagnostics) + barriers.diagnostics
    }

    /// What surveys found, by unit.
    private static func attachment(_ study: Study) throws(UnusableInput) -> [Double?] {
        var attachment = [Double?](repeating: nil, count: study.units.count)
        guard !study.configuration.survey.isEmpty else { return attachment }
        let names = UnitNames(study.units)
        var faults: [Diagnostic] = []
        for figure in study.configuration.survey {
            do throws(UnusableInput) {
                attachment[try names.index(of: figure.unit)] = figure.percent / 100
            } catch {
                faults += error.diagnostics
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return attachment
    }

    /// Limits so wide that local distances reach as far as the bands.
    static func reach(_ limits: StudyLimits, _ functions: CriterionFunctions) -> StudyLimits {
        var limits = limits
        // Local distances reach twice as far as the largest limit.
        let ends = [functions.diameter, functions.gap].map { max($0.zero, $0.full) / 2 }
        limits.maxDiameterKm = ends.reduce(limits.maxDiameterKm ?? 0, max)
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
                    ? geographicMeasures(members, values, outline: outline) : layerMeasures(leg, members, values))
        }
        return Criterion(score: values.score, leading: leading?.leg ?? .geographic, legs: legs)
    }
}
