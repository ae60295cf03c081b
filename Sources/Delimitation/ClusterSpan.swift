import GeoModel
import StudyAreas

/// How far the members of one cluster lie apart, and which of them decide.
///
/// Distances on the ellipsoid take a microsecond each. What the working plane tells with its margin is asked first, so that only
/// few pairs are measured; the result is the same as if all were.
struct ClusterSpan {
    /// The member that the farthest other one is nearest to, and how far that one is.
    var hub: Int?
    var radiusKm = 0.0
    /// The largest distance between two members, and the first pair that has it.
    var diameterKm = 0.0
    var farthest: [Int] = []
    /// The largest distance from a member to its nearest other, and the first that has it with that other.
    var gapKm = 0.0
    var lonely: [Int] = []

    private let members: [Int]
    private let x: [Double]
    private let y: [Double]
    private let margin: Double
    private let km: (Int, Int) -> Double

    /// - Parameters:
    ///   - place: where a unit lies in a plane, in kilometres; nil where the plane says nothing of distances.
    ///   - margin: by which share of the true distance the plane is off at most, below 1.
    init(_ members: [Int], place: ((Int) -> Coordinate)?, margin: Double, km: @escaping (Int, Int) -> Double) {
        self.members = members
        x = members.map { place?($0).x ?? 0 }
        y = members.map { place?($0).y ?? 0 }
        // With a margin of 1 nothing is ruled out.
        self.margin = place == nil ? 1 : margin
        self.km = km
        findFarthest()
        findLonely()
        findHub()
    }

    private func estimate(_ one: Int, _ other: Int) -> Double {
        let (dx, dy) = (x[one] - x[other], y[one] - y[other])
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The distance is at least and at most what this makes of an estimate.
    private func least(_ estimate: Double) -> Double { margin < 1 ? estimate / (1 + margin) : 0 }
    private func most(_ estimate: Double) -> Double { margin < 1 ? estimate / (1 - margin) : .infinity }

    private mutating func findFarthest() {
        var floor = 0.0
        for one in members.indices { for other in 0..<one { floor = max(floor, least(estimate(one, other))) } }
        for one in members.indices {
            for other in (one + 1)..<max(members.count, one + 1) where most(estimate(one, other)) >= floor {
                let distance = km(members[one], members[other])
                if distance > diameterKm { (diameterKm, farthest) = (distance, [members[one], members[other]]) }
            }
        }
    }

    private mutating func findLonely() {
        guard members.count > 1 else { return }
        for one in members.indices {
            var ceiling = Double.infinity
            for other in members.indices where members[other] != members[one] {
                ceiling = min(ceiling, most(estimate(one, other)))
            }
            // One whose nearest is surely near enough decides nothing.
            if ceiling <= gapKm { continue }
            var nearest = (km: Double.infinity, unit: members[one])
            for other in members.indices
            where members[other] != members[one] && least(estimate(one, other)) <= ceiling {
                let distance = km(members[one], members[other])
                if distance < nearest.km { nearest = (distance, members[other]) }
            }
            if nearest.km > gapKm { (gapKm, lonely) = (nearest.km, [members[one], nearest.unit]) }
        }
    }

    private mutating func findHub() {
        var best: (unit: Int, radius: Double)?
        let members = members
        for one in members.indices.sorted(by: { members[$0] < members[$1] }) {
            let estimates = members.indices.map { estimate(one, $0) }
            let floor = least(estimates.max() ?? 0)
            if let best, floor >= best.radius { continue }
            var radius = 0.0
            for other in members.indices where members[other] != members[one] && most(estimates[other]) >= floor {
                radius = max(radius, km(members[one], members[other]))
                if let best, radius >= best.radius { break }
            }
            if radius < best?.radius ?? .infinity { best = (members[one], radius) }
        }
        hub = best?.unit ?? members.min()
        radiusKm = best?.radius ?? 0
    }
}

extension Study {
    /// How far members lie apart, by the distances that limits go by.
    func span(of members: [Int]) -> ClusterSpan {
        let distances = distances
        let stretch = planeStretch
        let middle = (stretch.lowerBound + stretch.upperBound) / 2
        let margin = max(
            StudyProblem.distortion, stretch.upperBound / middle - 1, 1 - stretch.lowerBound / middle)
        // Along roads the plane says little, and small clusters are measured as fast as estimated.
        let isPlain = !distances.knowWays && members.count > 4 && middle > 0 && margin < 1
        let units = units
        return ClusterSpan(
            members,
            place: isPlain
                ? {
                    Coordinate(
                        x: units[$0].position.x / middle / 1000, y: units[$0].position.y / middle / 1000)
                } : nil, margin: margin
        ) { distances.km($0, $1) }
    }
}
