import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// What the working plane may distort a distance by, as a share: four times what a UTM zone does six degrees away
    /// from its middle.
    static let distortion = 0.02

    /// The study's distances between any two units, for facts about a grouping.
    var distances: Distances {
        let distances = study.distances
        return Distances { distances.km($0, $1) }
    }

    /// The study's distances between units that a limit could let into one cluster, as rows; other pairs count as far apart.
    ///
    /// Candidates come from the working plane with a margin for its distortion. They reach twice as far as the largest
    /// limit, so that it can be said by how much an infeasible one is missed. A way along roads is no shorter than the
    /// straight line, so none is overlooked.
    static func localDistances(of study: Study, limits: StudyLimits) -> Distances {
        let bounds = [limits.maxDiameterKm, limits.maxGapKm, limits.maxRadiusKm].compactMap { $0 }
        guard let largest = bounds.max() else { return .none }
        let count = study.units.count
        let places = study.units.map(\.position)
        let distances = study.distances
        let isLarge = count > 20_000
        // Among tens of thousands nobody asks by how much a limit is missed; but what is near may be far along the roads.
        let reachKm = isLarge && !distances.knowWays ? largest : 2 * largest
        let most = isLarge ? mostPairsPerUnit * count : Int.max
        guard let near = nearPairs(places, within: reachKm * 1000 * widening(of: study), most: most) else {
            let stretch = study.planeStretch
            let middle = (stretch.lowerBound + stretch.upperBound) / 2
            // Too many pairs to measure each beforehand: what is clearly near or far in the plane is reported by it.
            return Distances(
                planarX: places.map { $0.x / middle }, planarY: places.map { $0.y / middle },
                margin: distances.knowWays
                    ? 1 : max(distortion, stretch.upperBound / middle - 1, 1 - stretch.lowerBound / middle),
                exactKm: { distances.km($0, $1) })
        }
        let pairs = near.map { (Int($0), Int($1), distances.km(Int($0), Int($1))) }
        return isLarge
            ? Distances(unitCount: count, pairsKm: pairs, reachKm: reachKm) { distances.km($0, $1) }
            : Distances(unitCount: count, pairsKm: pairs)
    }

    /// By how much longer than on the ground a distance may be in the working plane, with the margin.
    static func widening(of study: Study) -> Double { max(1, study.planeStretch.upperBound) * (1 + distortion) }

    /// Above this the pairs of a large study are not measured beforehand: about 50 bytes and 1 µs each.
    private static let mostPairsPerUnit = 40

    /// All pairs of places at most `metres` apart in the plane, each once; nil when there are more than `most`.
    ///
    /// Places are sorted into strips as wide as the reach, so that only two strips are looked at for each.
    /// O(places log places + places within reach along a strip).
    static func nearPairs(_ places: [Coordinate], within metres: Double, most: Int) -> [(Int32, Int32)]? {
        let width = max(1, metres)
        let strips = places.map { Int(($0.y / width).rounded(.down)) }
        let order = places.indices.sorted { (strips[$0], places[$0].x, $0) < (strips[$1], places[$1].x, $1) }
        var pairs: [(Int32, Int32)] = []
        var nextStrip = 0
        for (rank, first) in order.enumerated() {
            let place = places[first]
            func take(from start: Int, strip: Int) -> Bool {
                for second in order[start...] {
                    let (dx, dy) = (places[second].x - place.x, places[second].y - place.y)
                    if strips[second] != strip || dx > metres { break }
                    if dx * dx + dy * dy > metres * metres { continue }
                    if pairs.count >= most { return false }
                    pairs.append((Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: second)))
                }
                return true
            }
            // Where the next strip comes within reach only moves forward, because the order is by strip and easting.
            while nextStrip < order.count,
                strips[order[nextStrip]] <= strips[first]
                    || (strips[order[nextStrip]] == strips[first] + 1 && places[order[nextStrip]].x < place.x - metres)
            {
                nextStrip += 1
            }
            guard take(from: rank + 1, strip: strips[first]),
                take(from: nextStrip, strip: strips[first] + 1)
            else { return nil }
        }
        return pairs
    }
}
