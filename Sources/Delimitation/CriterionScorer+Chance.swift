import GeoModel
import Regionalization
import StudyAreas

/// How clusters are compared with chance.
public struct ChanceOptions: Sendable, Hashable {
    /// How many random groups are drawn for each cluster; 0 for none.
    public var count = 400
    /// Where the randomness starts.
    public var seed: UInt64 = 1
    /// Up to how many groups are all looked at instead of drawing some.
    public var mostEnumerated = 400

    /// The defaults.
    public init() {}
}

extension CriterionScorer {
    /// The criterion of a cluster with its percentiles among random contiguous groups of as many units in the same municipality or
    /// municipalities, with 0.5 to 2 times its inhabitants.
    ///
    /// Where few such groups exist all of them are taken. Nothing is compared when there are none.
    public func compared(_ criterion: Criterion, of members: [Int], options: ChanceOptions = ChanceOptions())
        -> Criterion
    {
        guard options.count > 0, !members.isEmpty else { return criterion }
        let homes = Set(members.map { tables.municipalities[$0] })
        let candidates = study.units.indices.filter { homes.contains(tables.municipalities[$0]) }
        let people = members.reduce(0) { $0 + tables.populations[$1] }
        let range = people > 0 ? LimitRange(min: people / 2, max: people * 2) : .unlimited
        let all = ConnectedGroups(graph: study.graph, candidates: candidates)
            .all(size: members.count, most: options.mostEnumerated) { group in
                range.contains(group.reduce(0) { $0 + tables.populations[$1] })
            }
        var random = SplitMix64(seed: options.seed, stream: members.min() ?? 0)
        let groups =
            all
            ?? RandomContiguousGroups(graph: study.graph, populations: tables.populations, candidates: candidates)
            .draw(options.count, size: members.count, population: range, using: &random)
        guard !groups.isEmpty else { return criterion }
        let table = DistanceTable(candidates + members, study: study)
        let drawn = groups.map { values(of: $0, km: table.km) }
        var result = criterion
        let own = values(of: members, km: table.km)
        result.chance = ChanceDistribution(
            percentile: Self.percentile(own.score, drawn.map(\.score)), scores: drawn.map(\.score).sorted(),
            existing: all?.count, isComplete: all != nil, seed: options.seed)
        for leg in result.legs.indices {
            for index in result.legs[leg].measures.indices {
                let measure = result.legs[leg].measures[index]
                guard let mine = value(measure, own) else { continue }
                result.legs[leg].measures[index].percentile = Self.percentile(
                    mine, drawn.map { value(measure, $0) ?? 0 })
            }
        }
        return result
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
        case "proximity": return -values.gapKm
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

/// All distances between some units, measured once.
private struct DistanceTable {
    private let position: [Int: Int]
    private let count: Int
    private var table: [Double]

    init(_ units: [Int], study: Study) {
        let units = Array(Set(units)).sorted()
        count = units.count
        position = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
        table = [Double](repeating: 0, count: count * count)
        let distances = study.distances
        for (row, first) in units.enumerated() {
            for column in 0..<row {
                let km = distances.km(first, units[column])
                table[row * count + column] = km
                table[column * count + row] = km
            }
        }
    }

    func km(_ first: Int, _ second: Int) -> Double {
        guard let row = position[first], let column = position[second] else { return .infinity }
        return table[row * count + column]
    }
}
