import Constraints
import GeoModel
import GroupingMethods
import StudyAreas

/// How clusters are compared with chance.
public struct ChanceOptions: Sendable, Hashable {
    /// How many random groups are drawn for each cluster where too many exist to look at all; 0 for no comparison.
    public var count = 400
    /// Where the randomness starts.
    public var seed: UInt64 = 1
    /// Up to how many groups are all looked at instead of drawing some.
    public var mostEnumerated = 20_000

    /// The defaults.
    public init() {}
}

extension CriterionScorer {
    /// The criterion of a cluster with its percentiles among the connected groups of as many units in the same municipality or
    /// municipalities, with 0.5 to 2 times its inhabitants.
    ///
    /// All of them are taken, or a draw in which every group is equally likely. Nothing is compared when there are none.
    /// Nor when `cancellation` ends the work: some of the groups would be no fair comparison.
    public func compared(
        _ criterion: Criterion, of members: [Int], options: ChanceOptions = ChanceOptions(),
        cancellation: Cancellation = .never
    ) -> Criterion {
        guard options.count > 0, !members.isEmpty, !cancellation.mustStop else { return criterion }
        let homes = Set(members.map { tables.municipalities[$0] })
        let candidates = study.units.indices.filter { homes.contains(tables.municipalities[$0]) }
        let people = members.reduce(0) { $0 + tables.populations[$1] }
        var random = SplitMix64(seed: options.seed, stream: members.min() ?? 0)
        let draw = ConnectedGroups(graph: study.graph, populations: tables.populations, candidates: candidates)
            .draw(
                options.count, size: members.count,
                population: people > 0 ? LimitRange(min: people / 2, max: people * 2) : .unlimited,
                most: options.mostEnumerated, cancellation: cancellation, using: &random)
        guard !draw.groups.isEmpty, !cancellation.mustStop else { return criterion }
        let drawn = draw.groups.map { values(of: $0, distances: distances) }
        var result = criterion
        let own = values(of: members, distances: distances)
        let scores = drawn.map(\.score).sorted()
        result.chance = ChanceDistribution(
            percentile: Self.percentile(own.score, scores), scores: Self.thinned(scores, to: options.count),
            count: scores.count, existing: draw.existing, isComplete: draw.isComplete, seed: options.seed)
        // The circle and the hull of a group take as long as all its other measures: of very many groups some will do.
        let some = Self.thinned(draw.groups, to: options.count)
        let forms = OutlineForms(study, areas: tables.areas, units: Set(some.joined()).union(members).sorted())
        let ownForm = forms.fill(of: members)
        let drawnForms = some.compactMap { forms.fill(of: $0) }
        for leg in result.legs.indices {
            for index in result.legs[leg].measures.indices {
                let measure = result.legs[leg].measures[index]
                let (mine, others): (Double?, [Double]) =
                    switch measure.name {
                    case "reock": (ownForm?.reock, drawnForms.map(\.reock))
                    case "convexHull": (ownForm?.convexHull, drawnForms.map(\.convexHull))
                    case "wholeParishes": (measure.value, some.compactMap { wholeParishes($0)?.share })
                    default: (value(measure, own), drawn.map { value(measure, $0) ?? 0 })
                    }
                guard let mine else { continue }
                result.legs[leg].measures[index].percentile = Self.percentile(mine, others)
            }
        }
        return result
    }

    /// At most `count` of many, evenly through them, the first and the last among them.
    static func thinned<Element>(_ all: [Element], to count: Int) -> [Element] {
        guard all.count > count, count > 1 else { return all }
        return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
    }

    /// What stands behind a measure, larger being better; nil for those that are not compared.
    private func value(_ measure: Measure, _ values: Values) -> Double? {
        switch measure.name {
        case "openOutline": return -values.openOutline
        case "polsbyPopper": return values.polsbyPopper
        case "historicalEdge": return values.historicalEdge
        case "separation": return values.separation
        case "naturalEdge": return values.naturalEdge
        case "administrativeEdge": return values.administrativeEdge
        case "compactness": return values.compactness
        case "innerBarrier": return -values.innerBarrier
        case "proximity": return values.proximityScore
        case "onePiece": return values.isOnePiece ? 1 : 0
        case "attachment": return values.attachment
        case "jaccard", "jaccardByArea", "purity":
            guard let layer = layers.firstIndex(where: { $0.name == measure.layer }) else { return nil }
            guard let match = values.matches[layer] else { return 0 }
            return measure.name == "jaccard"
                ? match.jaccard : measure.name == "purity" ? match.purity : match.jaccardByArea
        default: return nil
        }
    }

    /// The share of `others` below `value`, equal ones counted half.
    static func percentile(_ value: Double, _ others: [Double]) -> Double {
        guard !others.isEmpty else { return 0.5 }
        let tolerance = 1e-9
        let below = others.count { $0 < value - tolerance }
        let equal = others.count { abs($0 - value) <= tolerance }
        return (Double(below) + Double(equal) / 2) / Double(others.count)
    }
}
