import Constraints
import GeoModel
import GroupingMethods
import StudyAreas

/// How clusters are compared with chance.
public struct ChanceOptions: Sendable, Hashable {
    /// How many groups of each kind are drawn for each cluster; 0 for no comparison.
    public var count = 400
    /// Where the randomness starts.
    public var seed: UInt64 = 1
    /// Up to how many contiguous groups are all looked at instead of drawing some.
    public var mostEnumerated = 20_000
    /// Whether the clusters were optimised on the score that is compared: a percentile is then no evidence.
    public var isOptimised = false
    /// The kinds of groups to compare with. One kind alone says of it what all of them say of it.
    public var kinds = ChanceNull.allCases
    /// Whether each measure has its percentile too, which takes about as long as all the rest.
    public var ranksMeasures = true

    /// The defaults.
    public init() {}
}

extension CriterionScorer {
    /// The criterion of a cluster with its percentiles among groups of as many units in the same municipality or municipalities,
    /// with 0.5 to 2 times its inhabitants: compact ones, districts of random divisions, and all that are contiguous.
    ///
    /// Of villages, a cluster of whole parishes is compared with groups of parishes, so that the same area as villages or as
    /// parishes has the same percentile. Nothing is compared when `cancellation` ends the work: some of the groups would be no
    /// fair comparison.
    public func compared(
        _ criterion: Criterion, of members: [Int], options: ChanceOptions = ChanceOptions(),
        cancellation: Cancellation = .never
    ) -> Criterion {
        guard options.count > 0, !members.isEmpty, !cancellation.mustStop else { return criterion }
        let units: ComparisonUnits
        let cluster: [Int]
        if let whole = comparison.whole(members) {
            (units, cluster) = (comparison, whole)
        } else {
            units = ComparisonUnits(study, tables, byParish: false)
            cluster = members.map { units.home[$0] }.sorted()
        }
        let draw = ChanceDraw(units: units, cluster: cluster, options: options, cancellation: cancellation)
        var result = criterion
        result.isOptimised = options.isOptimised
        let own = MeasuredGroup(self, members)
        for null in ChanceNull.allCases where options.kinds.contains(null) {
            let drawn = draw.groups(null)
            guard !cancellation.mustStop else { return criterion }
            // A measured group is large: none is kept where only its score is asked for.
            let groups = options.ranksMeasures ? drawn.groups.map { MeasuredGroup(self, units.units(of: $0)) } : []
            let scores =
                options.ranksMeasures
                ? groups.map(\.values.score)
                : drawn.groups.map { MeasuredGroup(self, units.units(of: $0)).values.score }
            let others = Set(drawn.groups).subtracting([cluster]).count
            let isEnough = others >= ChanceDistribution.leastOthers
            result.comparisons.append(
                ChanceDistribution(
                    null: null, percentile: isEnough ? Self.percentile(own.values.score, scores) : nil,
                    standardError: drawn.isComplete
                        ? 0 : Self.standardError(own.values.score, scores, areIndependent: null == .growth),
                    scores: Self.thinned(scores.sorted(), to: options.count), count: scores.count, others: others,
                    existing: drawn.isComplete ? scores.count : nil, isComplete: drawn.isComplete, seed: options.seed,
                    word: study.unitKind == .village && units.members.count < study.units.count
                        ? study.areaWord : study.unitWord, size: cluster.count))
            guard isEnough, options.ranksMeasures else { continue }
            addPercentiles(null, own, Self.thinned(groups, to: options.count), to: &result)
        }
        return result
    }

    /// The percentile of each measure among groups; of the outline's forms only among compact ones, since hulls take time.
    private func addPercentiles(
        _ null: ChanceNull, _ own: MeasuredGroup, _ groups: [MeasuredGroup], to result: inout Criterion
    ) {
        let hasForms = null == .growth && result.dimensions.contains { $0.measures.contains { $0.name == "reock" } }
        let forms =
            hasForms
            ? OutlineForms(study, areas: tables.areas, units: Set(groups.flatMap(\.members) + own.members).sorted())
            : nil
        let (ownForm, otherForms) = (forms?.fill(of: own.members), groups.compactMap { forms?.fill(of: $0.members) })
        for dimension in result.dimensions.indices {
            for index in result.dimensions[dimension].measures.indices {
                let measure = result.dimensions[dimension].measures[index]
                let (mine, others): (Double?, [Double]) =
                    switch measure.name {
                    case "reock": (ownForm?.reock, otherForms.map(\.reock))
                    case "convexHull": (ownForm?.convexHull, otherForms.map(\.convexHull))
                    default:
                        (MeasureRegistry.rank(measure, own), groups.compactMap { MeasureRegistry.rank(measure, $0) })
                    }
                guard let mine, !others.isEmpty else { continue }
                result.dimensions[dimension].measures[index].percentiles[null] = Self.percentile(mine, others)
            }
        }
    }

    /// At most `count` of many, evenly through them, the first and the last among them.
    static func thinned<Element>(_ all: [Element], to count: Int) -> [Element] {
        guard all.count > count, count > 1 else { return all }
        return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
    }

    /// The share of `others` below `value`, equal ones counted half.
    static func percentile(_ value: Double, _ others: [Double]) -> Double {
        guard !others.isEmpty else { return 0.5 }
        let tolerance = 1e-9
        let below = others.count { $0 < value - tolerance }
        let equal = others.count { abs($0 - value) <= tolerance }
        return (Double(below) + Double(equal) / 2) / Double(others.count)
    }

    /// The standard error of a percentile: of independent groups that of a share, never quite 0; of groups from a chain at
    /// least as much, by the spread between twenty stretches of it.
    static func standardError(_ value: Double, _ others: [Double], areIndependent: Bool) -> Double {
        let count = Double(others.count)
        guard count > 0 else { return 0 }
        let share = (percentile(value, others) * count + 1) / (count + 2)
        let plain = (share * (1 - share) / count).squareRoot()
        let stretches = 20
        guard !areIndependent, others.count >= 2 * stretches else { return plain }
        let means = (0..<stretches).map { stretch in
            percentile(
                value, Array(others[stretch * others.count / stretches..<(stretch + 1) * others.count / stretches]))
        }
        let mean = means.reduce(0, +) / Double(stretches)
        let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(stretches - 1)
        return max(plain, (variance / Double(stretches)).squareRoot())
    }
}
