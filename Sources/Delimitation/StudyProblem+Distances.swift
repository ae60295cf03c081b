import Regionalization
import StudyAreas

extension StudyProblem {
    /// What the working plane may distort a distance by, as a share: four times what a UTM zone does six degrees away
    /// from its middle.
    private static let distortion = 0.02

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
        // Tens of thousands of units have too many pairs within reach to measure each beforehand.
        if study.units.count > 20_000 {
            let distances = study.distances
            // What is near in the plane may be far along the roads: then only what is clearly far is told by it.
            return Distances(
                planarX: study.units.map(\.position.x), planarY: study.units.map(\.position.y),
                margin: distances.knowWays ? 1 : distortion, exactKm: { distances.km($0, $1) })
        }
        let metres = largest * 2 * 1000 * (1 + distortion)
        let order = study.units.indices.sorted { left, right in
            (study.units[left].position.x, left) < (study.units[right].position.x, right)
        }
        let distances = study.distances
        var pairs: [(Int, Int, Double)] = []
        for (rank, first) in order.enumerated() {
            let place = study.units[first].position
            for second in order[(rank + 1)...] {
                let other = study.units[second].position
                if other.x - place.x > metres { break }
                if abs(other.y - place.y) > metres { continue }
                pairs.append((first, second, distances.km(first, second)))
            }
        }
        return Distances(unitCount: study.units.count, pairsKm: pairs)
    }
}
