import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// Puts the limit on the drive into the words of the search: pairs that take too long are kept apart, and nobody is
    /// farther than a car gets in that time.
    ///
    /// Pairs whose time is not known, for want of a road between them, are not kept apart.
    static func limitDrive(of study: Study, _ limits: StudyLimits, _ problem: inout GroupingProblem<MeasuredObjective>)
    {
        guard let most = limits.maxDriveMinutes else { return }
        let farthest = most * UnitDistances.fastestKmPerMinute
        let widest = min(limits.maxDiameterKm ?? .infinity, farthest)
        if widest < limits.maxDiameterKm ?? .infinity {
            problem.limits.maxDiameterKm = widest
            var reach = limits
            reach.maxDiameterKm = widest
            problem.distances = localDistances(of: study, limits: reach)
        }
        let places = study.units.map(\.position)
        let near = nearPairs(places, within: widest * 1000 * widening(of: study), most: .max) ?? []
        for (a, b) in near {
            let (first, second) = (Int(a), Int(b))
            if limits.sameMunicipality == true, problem.municipalities[first] != problem.municipalities[second] {
                continue
            }
            if let minutes = study.distances.minutes(first, second), minutes > most {
                problem.limits.apart.append((first, second))
            }
        }
    }
}
