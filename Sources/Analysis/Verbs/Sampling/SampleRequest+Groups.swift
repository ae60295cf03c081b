import Delimitation
import GeoModel
import GroupingMethods
import MapOutput

extension SampleRequest {
    /// Single contiguous groups within the limits, drawn one by one.
    func groups(
        of size: Int, _ problem: StudyProblem, _ progress: (Step) -> Void
    ) throws(UnusableInput) -> SampleResult {
        let grouping = problem.grouping
        var random = SplitMix64(seed: seed)
        let source = RandomContiguousGroups(graph: grouping.graph, populations: grouping.populations)
        let record = DeadlineRecord(cancellation)
        progress(.sampling)
        var found: [Grouping] = []
        // One at a time, so that there is an answer whenever the time is up; a group takes at most so many draws.
        for _ in 0..<(200 * count) where found.count < count && !record.mustStop() {
            let drawn = source.draw(
                1, size: size, population: grouping.limits.population, attempts: 1, using: &random)
            guard let group = drawn.first, grouping.breaches(of: group).isEmpty else { continue }
            found.append(grouping.grouping([group], interrupted: false))
        }
        var findings: [Diagnostic] = []
        if found.count < count && !record.isSet {
            let fault = Diagnostic(
                .fewerGroupsThanAsked, found.isEmpty ? .error : .warning,
                "\(found.count) of \(count) contiguous groups of \(size) units within the limits were found",
                hint: "widen a limit, or draw groups of another size")
            if found.isEmpty { throw UnusableInput(fault) }
            findings.append(fault)
        }
        return SampleResult(
            groupings: found, sampling: SamplingFacts(method: .randomGroups, statistics: nil), reasons: [],
            findings: findings, isCutShort: record.isSet)
    }
}
