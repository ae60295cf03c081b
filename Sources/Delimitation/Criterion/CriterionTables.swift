import CoverageTopology
import GEOSKit
import GeoModel
import Graphs
import GroupingMethods
import StudyAreas

/// What the measures of the criterion are computed from, once for each unit and each pair of neighbours, so that a cluster
/// is a sum.
struct CriterionTables: Sendable {
    /// Which units share a border; links are not among them.
    let graph: UnitGraph
    /// Metres of common border for each entry of `graph.targets`.
    let borders: [Double]
    /// Metres of each unit's outline on the coast, or on the edge of the data.
    let coast: [Double]
    /// Metres of each unit's border with land of its own municipality that is not among the units.
    let outside: [Double]
    /// The same with land of other municipalities.
    let outsideOther: [Double]
    /// Area, centre and spread of each unit.
    let moments: [AreaMoments]
    /// Land of each unit in square metres.
    let areas: [Double]
    /// Whether any units claim the same land.
    let hasOverlaps: Bool
    /// Inhabitants, unknown ones counted as none; where none at all are known, one for each unit.
    let populations: [Double]
    /// Whether the inhabitants of any unit are known.
    let knowsPopulation: Bool
    /// A number for each municipality, -1 where none is known.
    let municipalities: [Int]
    /// The borders of the units, and of the land beside them.
    let coverage: Coverage
    /// Land beside the units: parishes outside `within`, in working coordinates.
    let otherParishes: [Area]
    /// Whether any land of another municipality is known, so that what has none beside it is coast rather than the end of the
    /// data.
    let knowsOtherLand: Bool
    /// For each unit whether what has no land beside it may be a national border rather than coast.
    let mayBorderAbroad: [Bool]

    init(_ study: Study) throws(UnusableInput) {
        let count = study.units.count
        otherParishes = Self.parishesBeside(study)
        let bare = Self.municipalitiesBeside(study, otherParishes)
        let beside = otherParishes + bare
        // Two layers draw one border less alike than one layer does: real ones differ by up to 50 m.
        let tolerance = max(study.coverage.toleranceMetres, bare.isEmpty ? 0 : 50)
        let coverage: Coverage
        if beside.isEmpty {
            coverage = study.coverage
        } else {
            let way = study.toWorking
            do {
                coverage = try Coverage(
                    lands: study.geographic + beside.map(\.land),
                    toleranceMetres: tolerance, areDegrees: true
                ) { try way.transform($0, named: "the borders around the units") }
            } catch {
                throw UnusableInput(
                    Diagnostic(.unusableSystem, .error, "the borders around the units cannot be projected: \(error)"))
            }
        }
        self.coverage = coverage
        var numbers: [String: Int] = [:]
        func number(_ code: String?) -> Int {
            guard let code else { return -1 }
            let number = numbers[code] ?? numbers.count
            numbers[code] = number
            return number
        }
        let own = study.units.map { number($0.municipality) }
        let others = beside.map { number($0.municipality) }
        knowsOtherLand = numbers.count > 1 || study.municipalityAreas.contains { $0.isReal && numbers[$0.code] == nil }
        var pairs: [(Int, Int)] = []
        var outside = [Double](repeating: 0, count: count)
        var outsideOther = outside
        for border in coverage.borders where !border.isPoint && border.a < count {
            if border.b < count {
                pairs.append((border.a, border.b))
            } else if own[border.a] == others[border.b - count] {
                outside[border.a] += border.lengthMetres
            } else {
                outsideOther[border.a] += border.lengthMetres
            }
        }
        graph = UnitGraph(unitCount: count, pairs: pairs)
        var borders = [Double](repeating: 0, count: graph.targets.count)
        for border in coverage.borders where !border.isPoint && border.b < count {
            if let edge = graph.edge(from: border.a, to: border.b) { borders[edge] = border.lengthMetres }
            if let edge = graph.edge(from: border.b, to: border.a) { borders[edge] = border.lengthMetres }
        }
        self.borders = borders
        let coast = (0..<count).map { coverage.shapes[$0].coastMetres }
        self.coast = coast
        mayBorderAbroad = zip(coast, study.geographic).map { $0 > 0 && NationalBorder.mayBound($1) }
        self.outside = outside
        self.outsideOther = outsideOther
        moments = (0..<count).map { coverage.shapes[$0].moments }
        areas = moments.map(\.area)
        hasOverlaps = coverage.overlaps.contains { $0.b < count }
        knowsPopulation = study.knowsPopulation
        populations = study.units.map { study.knowsPopulation ? $0.population ?? 0 : 1 }
        municipalities = own
    }

    /// The area of a cluster: what two members claim counts once, and it is no smaller than its largest member, which holds
    /// for land that many claim.
    func area(_ sums: ClusterSums) -> Double {
        guard hasOverlaps, sums.inside(BorderColumn.overlap) > 0 else { return sums.area }
        return (0..<sums.count).reduce(sums.area) { max($0, areas[sums[$1]]) }
    }

    /// Municipalities near the units of which neither a unit nor a parish is known, where theirs are: the parishes of one
    /// municipality and the municipalities of the country tell where its border is no coast.
    private static func municipalitiesBeside(_ study: Study, _ parishes: [Area]) -> [Area] {
        let known = Set(study.units.compactMap(\.municipality) + parishes.compactMap(\.municipality))
        guard !known.isEmpty else { return [] }
        let lands = SpatialIndex(study.lands.map { $0.box.expanded(by: 50) })
        return study.municipalityAreas.filter { area in
            area.isReal && !known.contains(area.code)
                && area.projected.polygons.contains { !lands.indices(meeting: MultiPolygon($0).box).isEmpty }
        }.map { area in
            var area = area
            area.municipality = area.code
            return area
        }
    }

    /// Parishes that are in no unit: with `within`, those of other municipalities.
    private static func parishesBeside(_ study: Study) -> [Area] {
        guard !study.configuration.within.isEmpty else { return [] }
        if study.unitKind == .parish {
            let codes = Set(study.units.map(\.id))
            return study.parishes.filter { !codes.contains($0.code) }
        }
        let held = Set(study.units.compactMap(\.parish))
        let inside = Set(study.units.compactMap(\.municipality))
        return study.parishes.filter { !held.contains($0.code) && !inside.contains($0.municipality ?? "") }
    }
}
