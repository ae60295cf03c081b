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
    /// Where the borders of each layer run.
    let layerBorders: [LayerBorders]
    let barriers: BarrierTable
    /// For each unit the share of its inhabitants that a survey found attached, where there is one.
    let attachment: [Double?]
    let hasSurvey: Bool
    let measures: UnitMeasures
    /// What comparison groups are made of.
    let comparison: ComparisonUnits
    /// The measures of shape.
    let shape: ShapeMeter
    /// What compact groups have of them.
    let reference: ShapeReference
    let grid: UnitGrid
    /// What names of clusters are made from.
    let naming: ClusterNaming
    /// How measures become scores.
    public let settings: CriterionSettings
    /// What was found about barriers and layers, beside what the study says.
    public let diagnostics: [Diagnostic]

    /// Measures every unit, overlays every historical and identity layer, and draws compact groups in every municipality.
    ///
    /// - Parameter settings: how measures become scores; nil takes those of the study's configuration.
    /// - Throws: `UnusableInput` when a layer has no names or cannot be projected, or a survey names a unit that is none.
    public init(_ study: Study, settings given: CriterionSettings? = nil) throws(UnusableInput) {
        let settings = given ?? CriterionSettings(of: study.configuration)
        self.study = study
        self.settings = settings
        grid = UnitGrid(study.units.map(\.position))
        naming = ClusterNaming(study)
        tables = try CriterionTables(study)
        var layers: [LayerTable] = []
        for layer in study.contextLayers where layer.role == .historical || layer.role == .identity {
            layers.append(try LayerTable(layer, study: study, beside: tables.otherParishes))
        }
        self.layers = layers
        let tables = tables
        layerBorders = layers.enumerated().map { LayerBorders($1, tables, position: $0) }
        barriers = try BarrierTable(study, tables: tables, toleranceMetres: settings.barrierTolerance)
        attachment = try Self.attachment(study)
        hasSurvey = attachment.contains { $0 != nil }
        comparison = ComparisonUnits(study, tables, byParish: study.unitKind == .village)
        measures = tables.measures(
            layers: layerBorders, barriers: barriers.shares(of: tables.borders), homes: comparison.home,
            links: study.links)
        let shape = ShapeMeter(tables: tables, units: comparison, measures: measures)
        self.shape = shape
        var codes: [Int: String] = [:]
        for (unit, number) in tables.municipalities.enumerated() {
            if let code = study.units[unit].municipality { codes[number] = code }
        }
        reference = ShapeReference(comparison, codes: codes, threads: study.threads) { shape.measure(inOrder: $0) }
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

    /// The criterion of a cluster with every measure and its evidence, without comparison with chance.
    ///
    /// - Parameter outline: the dissolved land in the working system; measures of the outline's form are reported when it is given.
    public func criterion(of members: [Int], outline: MultiPolygon? = nil) -> Criterion {
        let group = MeasuredGroup(self, members, outline: outline)
        let scores = dimensionScores(group.values)
        // The first of equals leads: geographic before historical before identity.
        let leading = scores.max { $0.score < $1.score }.flatMap { best in scores.first { $0.score == best.score } }
        let dimensions = scores.map { dimension, score in
            DimensionScore(dimension, score: score, measures: MeasureRegistry.measures(of: group, dimension))
        }
        var criterion = Criterion(
            score: group.values.score, leading: leading?.dimension ?? .geographic, dimensions: dimensions)
        criterion.basis = Sentences.basis(criterion)
        return criterion
    }

    /// The criterion's score alone, without measures and evidence.
    public func score(of members: [Int]) -> Double { values(of: members).score }
}
