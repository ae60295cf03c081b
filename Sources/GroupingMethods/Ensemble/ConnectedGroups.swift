import Constraints
import Foundation
import GeoModel
import Graphs

/// The connected groups of a given number of units and range of inhabitants: all of them, or a uniform draw from all.
///
///     let draw = ConnectedGroups(graph: graph, populations: populations, candidates: municipality)
///         .draw(400, size: 5, population: LimitRange(1000...16000), using: &random)
public struct ConnectedGroups: Sendable {
    let graph: UnitGraph
    let populations: [Double]
    let candidates: [Int]

    /// Groups, and how many there are.
    public struct Draw: Sendable {
        /// Each ascending.
        public var groups: [[Int]]
        /// How many exist, where they were counted.
        public var existing: Int?
        /// Whether the groups are all that exist.
        public var isComplete: Bool { existing == groups.count }
    }

    /// Groups of `candidates` only.
    public init(graph: UnitGraph, populations: [Double], candidates: [Int]) {
        precondition(populations.count == graph.unitCount, "one value a unit")
        self.graph = graph
        self.populations = populations
        self.candidates = candidates.sorted()
    }

    /// Every group when there are at most `most` of them, else `count` of them, every group equally likely.
    ///
    /// Groups are counted by walking through all of them, in up to `budget` steps. Beyond that each branch of the walk is
    /// taken with the same probability at its depth, so that every group still has the same chance to be drawn; `existing`
    /// is then unknown, and there may be fewer than `count`. None when `cancellation` ends the work. O(budget) time.
    ///
    /// Source: Wernicke, "Efficient detection of network motifs" (ESU and RAND-ESU), 2006.
    public func draw(
        _ count: Int, size: Int, population: LimitRange<Double> = .unlimited, most: Int = 20_000,
        budget: Int = 1_000_000, cancellation: Cancellation = .never, using random: inout SplitMix64
    ) -> Draw {
        guard size > 0, size <= candidates.count else { return Draw(groups: [], existing: 0) }
        var walk = GroupWalk(self, size: size, population: population, count: count, most: most, random: random)
        walk.cancellation = cancellation
        defer { random = walk.random }
        if walk.run(budget: budget) {
            return Draw(groups: walk.all ?? walk.drawn, existing: walk.found)
        }
        if walk.isStopped { return Draw(groups: [], existing: nil) }
        // The longest walk that the budget allows, and further ones while there are too few groups.
        let share = min(1, Double(budget) / 4 / max(1, walk.estimatedSteps(probes: 400)))
        walk.restart(keeping: pow(share, 1 / Double(size)))
        // A walk cut short would favour the first roots, so there is ample room above what is expected.
        for _ in 0..<8 where walk.found < count && !walk.isStopped { _ = walk.run(budget: 16 * budget) }
        if walk.isStopped { return Draw(groups: [], existing: nil) }
        return Draw(groups: walk.drawn, existing: nil)
    }
}

extension ConnectedGroups {
    /// Every group where there are at most `most` and `budget` steps are enough to look at all; nil otherwise, and when
    /// `cancellation` ends the work. O(budget) time.
    public func all(
        size: Int, population: LimitRange<Double> = .unlimited, most: Int = 20_000, budget: Int = 50_000,
        cancellation: Cancellation = .never
    ) -> [[Int]]? {
        guard size > 0, size <= candidates.count else { return [] }
        var walk = GroupWalk(
            self, size: size, population: population, count: 0, most: most, random: SplitMix64(seed: 0))
        walk.cancellation = cancellation
        return walk.run(budget: budget) && !walk.isStopped ? walk.all : nil
    }
}

/// One walk through all connected groups, each once: the smallest member is the root, and what a group bordered before may
/// not follow later.
private struct GroupWalk {
    let graph: UnitGraph
    let populations: [Double]
    let candidates: [Int]
    let size: Int
    let population: LimitRange<Double>
    let count: Int
    let most: Int
    var random: SplitMix64
    /// The probability that a branch is taken; 1 looks at everything.
    var keeping = 1.0
    var found = 0
    /// All groups, until there are too many.
    var all: [[Int]]? = []
    /// A uniform draw of those found (Vitter's algorithm R).
    var drawn: [[Int]] = []
    /// Candidates that the group does not border yet.
    private var isOpen: [Bool]
    private var root = 0
    private var group: [Int] = []
    private var frontier: [Int] = []
    private var steps = 0
    private var budget = 0
    var cancellation = Cancellation.never
    /// Whether `cancellation` ended the walk: what it found so far is no fair draw.
    var isStopped = false

    init(
        _ groups: ConnectedGroups, size: Int, population: LimitRange<Double>, count: Int, most: Int, random: SplitMix64
    ) {
        graph = groups.graph
        populations = groups.populations
        candidates = groups.candidates
        self.size = size
        self.population = population
        self.count = count
        self.most = most
        self.random = random
        isOpen = [Bool](repeating: false, count: groups.graph.unitCount)
        for unit in candidates { isOpen[unit] = true }
    }

    /// Forgets what was found; from now on a branch is taken with a probability.
    mutating func restart(keeping share: Double) {
        keeping = share
        found = 0
        all = nil
        drawn = []
    }

    /// Walks; false when the budget ran out.
    mutating func run(budget: Int) -> Bool {
        self.budget = budget
        steps = 0
        for root in candidates where takes() {
            if isStopped { return false }
            let goesOn = begin(at: root) && extend(frontier.indices, population: populations[root])
            end()
            if !goesOn && steps > budget { return false }
        }
        return true
    }

    private mutating func takes() -> Bool { keeping >= 1 || random.unitInterval() < keeping }

    /// Makes `root` the smallest member; false when it has too many inhabitants.
    private mutating func begin(at root: Int) -> Bool {
        self.root = root
        if let largest = population.max, populations[root] > largest { return false }
        isOpen[root] = false
        group.append(root)
        append(root)
        return true
    }

    private mutating func end() {
        for unit in frontier { isOpen[unit] = true }
        for unit in group { isOpen[unit] = true }
        frontier.removeAll(keepingCapacity: true)
        group.removeAll(keepingCapacity: true)
    }

    /// Puts the open neighbours of `unit` on the frontier, closed.
    private mutating func append(_ unit: Int) {
        for index in graph.row(of: unit) {
            let other = graph.targets[index]
            guard other > root, isOpen[other] else { continue }
            isOpen[other] = false
            frontier.append(other)
        }
    }

    /// Takes the branches of the group, whose frontier is the last part of the stack; false when the budget ran out.
    private mutating func extend(_ branches: Range<Int>, population people: Double) -> Bool {
        steps += 1
        if steps & 4095 == 0, cancellation.mustStop {
            isStopped = true
            budget = 0
        }
        guard steps <= budget else { return false }
        if group.count == size {
            if population.contains(people) { keep() }
            return true
        }
        for position in branches.reversed() where takes() {
            let unit = frontier[position]
            let more = people + populations[unit]
            if let largest = population.max, more > largest { continue }
            let start = frontier.count
            for earlier in branches.lowerBound..<position { frontier.append(frontier[earlier]) }
            let fresh = frontier.count
            group.append(unit)
            if group.count < size { append(unit) }
            let goesOn = extend(start..<frontier.count, population: more)
            for index in fresh..<frontier.count { isOpen[frontier[index]] = true }
            frontier.removeSubrange(start...)
            group.removeLast()
            if !goesOn { return false }
        }
        return true
    }

    /// Counts the group, and remembers it for both answers.
    private mutating func keep() {
        found += 1
        if let known = all {
            if known.count < most { all?.append(group.sorted()) } else { all = nil }
        }
        if drawn.count < count {
            drawn.append(group.sorted())
        } else {
            let place = random.below(found)
            if place < count { drawn[place] = group.sorted() }
        }
    }

    /// How many steps a whole walk would take, from random descents.
    ///
    /// Source: Knuth, "Estimating the efficiency of backtrack programs", 1975.
    mutating func estimatedSteps(probes: Int) -> Double {
        var sum = 0.0
        for _ in 0..<probes {
            let root = candidates[random.below(candidates.count)]
            var weight = Double(candidates.count)
            sum += weight
            guard begin(at: root) else { continue }
            var branches = frontier.indices
            var people = populations[root]
            while group.count < size, !branches.isEmpty {
                let position = branches.lowerBound + random.below(branches.count)
                let unit = frontier[position]
                weight *= Double(branches.count)
                people += populations[unit]
                if let largest = population.max, people > largest { break }
                sum += weight
                group.append(unit)
                let start = frontier.count
                for earlier in branches.lowerBound..<position { frontier.append(frontier[earlier]) }
                append(unit)
                branches = start..<frontier.count
            }
            end()
        }
        return sum / Double(probes)
    }
}
