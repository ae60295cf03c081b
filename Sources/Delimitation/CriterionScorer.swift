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
    /// For each entry of the tables' graph the metres of border that an old unit had there too.
    let oldBorders: [Double]
    /// How measures become scores.
    public let functions: CriterionFunctions

    /// Measures every unit and overlays every historical and identity layer.
    ///
    /// - Throws: `UnusableInput` when a layer has no names, or cannot be projected.
    public init(_ study: Study, functions: CriterionFunctions = CriterionFunctions()) throws(UnusableInput) {
        self.study = study
        self.functions = functions
        tables = try CriterionTables(study)
        var layers: [LayerTable] = []
        for layer in study.furtherLayers where layer.role == .historical || layer.role == .identity {
            layers.append(try LayerTable(layer, study: study, beside: tables.otherParishes))
        }
        self.layers = layers
        oldBorders = Self.oldBorders(tables, layers)
    }

    /// Borders between units that lay, for the most part, in different old units.
    private static func oldBorders(_ tables: CriterionTables, _ layers: [LayerTable]) -> [Double] {
        var old = [Double](repeating: 0, count: tables.borders.count)
        for layer in layers where layer.leg == .historical {
            let homes = layer.shares.map { shares in
                shares.max { ($0.share, -$0.area) < ($1.share, -$1.area) }?.area
            }
            for unit in homes.indices {
                for index in tables.graph.row(of: unit) {
                    if let one = homes[unit], let other = homes[tables.graph.targets[index]], one != other {
                        old[index] = tables.borders[index]
                    }
                }
            }
        }
        return old
    }

    /// What is measured of a group of units, and the scores that follow; cheap enough for thousands of random groups.
    struct Values: Sendable {
        var shape = CriterionTables.Shape()
        var openOutline = 0.0
        var openShare = 0.0
        var polsbyPopper = 0.0
        var separation = 0.0
        var naturalEdge = 0.0
        var administrativeEdge = 0.0
        var historicalEdge = 0.0
        var compactness = 0.0
        var gapKm = 0.0
        var diameterKm = 0.0
        var proximityScore = 0.0
        var isOnePiece = true
        /// For each layer its best match.
        var matches: [LayerTable.Match?] = []
        var geographic = 0.0
        /// For each layer its score.
        var layerScores: [Double] = []
        var score = 0.0
    }

    /// Measures a group. `km` gives the distance of two units.
    func values(of members: [Int], km: (Int, Int) -> Double) -> Values {
        var values = Values()
        // Clusters are small: a scan beats a set.
        values.shape = tables.shape(of: members, oldBorders: oldBorders) { members.contains($0) }
        let shape = values.shape
        let shared = shape.inner + shape.municipal + shape.other
        values.separation = shared > 0 ? shape.inner / shared : 1
        values.naturalEdge = shape.outline > 0 ? shape.coast / shape.outline : 0
        values.administrativeEdge = shape.outline > 0 ? shape.municipal / shape.outline : 0
        values.historicalEdge = shape.outline > 0 ? shape.oldOutside / shape.outline : 0
        values.compactness = shape.moments.compactness
        if shape.moments.area > 0, shape.outline > 0 {
            let open = shape.other - functions.oldBorderShare * (shape.oldOutside - shape.oldInside)
            values.openOutline = max(0, open) / (4 * Double.pi * shape.moments.area).squareRoot()
            values.openShare = max(0, shape.other - shape.oldOutside) / shape.outline
            values.polsbyPopper = 4 * Double.pi * shape.moments.area / (shape.outline * shape.outline)
        }
        for (index, first) in members.enumerated() {
            var nearest = Double.infinity
            for (other, second) in members.enumerated() where other != index {
                let distance = km(first, second)
                nearest = min(nearest, distance)
                values.diameterKm = max(values.diameterKm, distance)
            }
            if members.count > 1 { values.gapKm = max(values.gapKm, nearest) }
        }
        let bands = [(Threshold.gap, values.gapKm), (.diameter, values.diameterKm)]
        values.proximityScore = bands.reduce(1) { min($0, $1.0.calibratedBand?.score($1.1) ?? 1) }
        values.isOnePiece = study.graph.isConnected(members)
        values.matches = layers.map { $0.bestMatch(members, populations: tables.populations, areas: tables.areas) }
        settle(&values)
        return values
    }

    private func settle(_ values: inout Values) {
        let sum =
            functions.openOutlineWeight * functions.openOutline.score(values.openOutline)
            + functions.polsbyPopperWeight * functions.polsbyPopper.score(values.polsbyPopper)
            + functions.proximityWeight * values.proximityScore
        values.geographic = sum * (values.isOnePiece ? 1 : functions.scatteredFactor)
        values.layerScores = values.matches.map { $0.map { functions.jaccard.score($0.jaccard) } ?? 0 }
        values.score = functions.criterion(legScores(values).map(\.score))
    }

    /// Geographic, and those of the others that have a layer.
    func legScores(_ values: Values) -> [(leg: Leg, score: Double)] {
        var legs: [(leg: Leg, score: Double)] = [(.geographic, values.geographic)]
        for leg in [Leg.historical, .identity] {
            let scores = layers.indices.filter { layers[$0].leg == leg }.map { values.layerScores[$0] }
            if let best = scores.max() { legs.append((leg, best)) }
        }
        return legs
    }

    /// The criterion of a cluster with every measure and its evidence, without comparison with chance.
    ///
    /// - Parameter outline: the dissolved land in the working system; measures of the outline's form are told when it is given.
    public func criterion(of members: [Int], outline: MultiPolygon? = nil) -> Criterion {
        let distances = study.distances
        let values = values(of: members) { distances.km($0, $1) }
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
