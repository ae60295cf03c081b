import Constraints
import GeoModel
import Graphs

/// Connected groups of a given size, each as likely as any other in the long run: a symmetric chain that exchanges one member at a
/// time.
///
/// For sizes at which `ConnectedGroups` cannot look at all groups or thin its walk to a fair draw within reason. A step takes a random
/// member out and a random unit beside the rest in; it is refused when the group falls apart or the inhabitants leave the range.
/// The way back is as likely as the way there, so every group is equally likely at last. Groups are taken from several chains, each
/// started from a grown group and run for `burnIn` steps a member.
public struct UniformGroups: Sendable {
    let graph: UnitGraph
    let populations: [Double]
    let candidates: [Int]

    /// Groups of `candidates` only.
    public init(graph: UnitGraph, populations: [Double], candidates: [Int]) {
        precondition(populations.count == graph.unitCount, "one value a unit")
        self.graph = graph
        self.populations = populations
        self.candidates = candidates.sorted()
    }

    /// Up to `count` groups of `size` units, each ascending; those so far when `cancellation` ends the work.
    ///
    /// - Parameters:
    ///   - burnIn: steps for every member before the first group of a chain is taken.
    ///   - thinning: steps for every member between two groups of one chain.
    public func draw(
        _ count: Int, size: Int, population: LimitRange<Double> = .unlimited, burnIn: Int = 100, thinning: Int = 20,
        cancellation: Cancellation = .never, using random: inout SplitMix64
    ) -> [[Int]] {
        let chains = min(count, 16)
        guard chains > 0, size > 0, size <= candidates.count else { return [] }
        let starts = RandomContiguousGroups(graph: graph, populations: populations, candidates: candidates)
            .draw(chains, size: size, population: population, cancellation: cancellation, using: &random)
        guard !starts.isEmpty else { return [] }
        var found: [[Int]] = []
        var chain = Chain(self, population: population)
        for (index, start) in starts.enumerated() {
            chain.begin(start)
            let wanted = count * (index + 1) / starts.count - found.count
            for draw in 0..<wanted {
                if cancellation.mustStop { return found }
                for _ in 0..<(draw == 0 ? burnIn : thinning) * size { chain.step(&random) }
                found.append(chain.group.sorted())
            }
        }
        return found
    }

    private struct Chain {
        let graph: UnitGraph
        let populations: [Double]
        let population: LimitRange<Double>
        let isCandidate: [Bool]
        var group: [Int] = []
        private var people = 0.0
        private var isMember: [Bool]
        private var mark: [Int32]
        private var stamp: Int32 = 0
        private var beside: [Int] = []
        private var stack: [Int] = []

        init(_ source: UniformGroups, population: LimitRange<Double>) {
            graph = source.graph
            populations = source.populations
            self.population = population
            var isCandidate = [Bool](repeating: false, count: graph.unitCount)
            for unit in source.candidates { isCandidate[unit] = true }
            self.isCandidate = isCandidate
            isMember = [Bool](repeating: false, count: graph.unitCount)
            mark = [Int32](repeating: 0, count: graph.unitCount)
        }

        mutating func begin(_ start: [Int]) {
            for unit in group { isMember[unit] = false }
            group = start
            for unit in group { isMember[unit] = true }
            people = group.reduce(0) { $0 + populations[$1] }
        }

        mutating func step(_ random: inout SplitMix64) {
            let place = random.below(group.count)
            let out = group[place]
            isMember[out] = false
            nextStamp()
            beside.removeAll(keepingCapacity: true)
            for (index, unit) in group.enumerated() where index != place {
                for row in graph.row(of: unit) {
                    let other = graph.targets[row]
                    guard isCandidate[other], !isMember[other], mark[other] != stamp else { continue }
                    mark[other] = stamp
                    beside.append(other)
                }
            }
            // A group of one has nothing beside the rest: any candidate is as good.
            guard !beside.isEmpty else {
                isMember[out] = true
                return
            }
            let new = beside[random.below(beside.count)]
            let sum = people - populations[out] + populations[new]
            group[place] = new
            isMember[new] = true
            if population.contains(sum), isConnected() {
                people = sum
            } else {
                isMember[new] = false
                group[place] = out
                isMember[out] = true
            }
        }

        private mutating func nextStamp() {
            if stamp == .max {
                for index in mark.indices { mark[index] = 0 }
                stamp = 0
            }
            stamp += 1
        }

        private mutating func isConnected() -> Bool {
            nextStamp()
            stack.removeAll(keepingCapacity: true)
            stack.append(group[0])
            mark[group[0]] = stamp
            var reached = 1
            while let unit = stack.popLast() {
                for row in graph.row(of: unit) {
                    let other = graph.targets[row]
                    guard isMember[other], mark[other] != stamp else { continue }
                    mark[other] = stamp
                    reached += 1
                    stack.append(other)
                }
            }
            return reached == group.count
        }
    }
}
