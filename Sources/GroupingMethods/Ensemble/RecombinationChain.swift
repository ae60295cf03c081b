import Constraints
import GeoModel
import Graphs

/// What a chain over groupings must know besides the graph: which parts of a cut tree may stand.
struct RecombinationRules: Sendable {
    /// Inhabitants of a cluster.
    var population: LimitRange<Double>
    /// Members of a cluster.
    var members: LimitRange<Int>
    /// Whether a set, ascending, keeps the limits that do not add up along a tree; nil when there are none.
    var accepts: (@Sendable ([Int]) -> Bool)?
}

/// A random walk over groupings: two neighbouring parts become one, a uniform spanning tree of it is drawn, and the tree
/// is cut where both sides keep the limits.
///
/// A part is a cluster or a single unit outside every cluster, so the numbers of both stay what they were at the start.
/// Plain recombination takes every cut. The reversible chain takes a cut with probability 1 over a bound on the number of
/// cuts, then accepts by Metropolis's rule, so that in the long run a grouping comes up in proportion to the product of
/// its parts' numbers of spanning trees. Sources: DeFord, Duchin and Solomon, "Recombination: a family of Markov chains
/// for redistricting", 2021; Cannon, Duchin, Randall and Rule, "Spanning tree methods for sampling graph partitions",
/// 2022 (the reversible cut; here with the ratio of Metropolis in place of their 1 over the edges between the parts).
struct RecombinationChain {
    let offsets: [Int32]
    let targets: [Int32]
    /// The unit whose row an entry of `targets` stands in.
    let sources: [Int32]
    let populations: [Double]
    /// What a cut must keep. Wider than the limits where the chain may leave them on its way from one grouping to the next.
    let rules: RecombinationRules
    /// The limits themselves, where `rules` is wider.
    var strict: RecombinationRules?
    /// Reversible: the logarithm of what each part outside the limits multiplies the weight of a grouping by.
    var strayWeight = 0.0
    /// Reversible: whether every grouping comes up equally often, not in proportion to spanning trees.
    var isUniform = false
    /// The logarithm of each part's number of spanning trees; kept only where groupings come up equally often.
    var logTrees: [Double] = []
    /// Plain: whether the step may end outside the limits.
    var isLoose = false
    let isReversible: Bool
    /// How many trees a step of plain recombination draws for one pair of parts before it gives up.
    let triesPerStep = 50

    /// The part of each unit, -1 for units that take no part.
    var labels: [Int32]
    var parts: [[Int32]]
    let isOutside: [Bool]
    var random: SplitMix64
    /// The smallest number of inhabitants of a unit.
    let fewestPeople: Double
    /// The bound on the number of cuts of any tree that the reversible chain works with.
    var cutBound: Int
    /// Whether no tree can have more cuts than `cutBound`; otherwise it is learned.
    let isCutBoundSure: Bool
    /// Whether `cutBound` may still grow.
    var isLearning = false
    var statistics = SampleStatistics()
    /// The logarithms of the numbers of spanning trees of the two parts that a step would make.
    var proposedTrees = (0.0, 0.0)
    var tree: SpanningTree
    /// Asked within the drawing of large trees.
    var cancellation = Cancellation.never

    /// - Parameters:
    ///   - clusters: the clusters to start from, within the limits.
    ///   - outside: units in no cluster that may change places with units of clusters.
    init(
        graph: UnitGraph, populations: [Double], clusters: [[Int]], outside: [Int], rules: RecombinationRules,
        isReversible: Bool, seed: UInt64
    ) {
        offsets = graph.offsets.map(Int32.init)
        targets = graph.targets.map(Int32.init)
        var sources: [Int32] = []
        sources.reserveCapacity(targets.count)
        for unit in 0..<graph.unitCount { for _ in graph.row(of: unit) { sources.append(Int32(unit)) } }
        self.sources = sources
        self.populations = populations
        self.rules = rules
        self.isReversible = isReversible
        labels = [Int32](repeating: -1, count: graph.unitCount)
        parts = (clusters + outside.map { [$0] }).map { $0.map(Int32.init) }
        for (part, units) in parts.enumerated() { for unit in units { labels[Int(unit)] = Int32(part) } }
        isOutside = clusters.map { _ in false } + outside.map { _ in true }
        random = SplitMix64(seed: seed, stream: 0)
        fewestPeople = parts.joined().map { populations[Int($0)] }.min() ?? 0
        var most = graph.unitCount
        if let least = rules.members.min, let largest = rules.members.max { most = min(most, largest - least + 1) }
        if let least = rules.population.min, let largest = rules.population.max, fewestPeople > 0 {
            most = min(most, Int(min((largest - least) / fewestPeople, 1e9)) + 1)
        }
        if !outside.isEmpty { most = max(most, rules.members.max ?? graph.unitCount) }
        isCutBoundSure = most <= 64
        cutBound = isCutBoundSure ? max(2, most) : 2
        tree = SpanningTree(unitCount: graph.unitCount)
    }

    /// The clusters as they are now, each ascending.
    var clusters: [[Int]] { parts.indices.filter { !isOutside[$0] }.map { parts[$0].map(Int.init).sorted() } }

    /// One step. Nothing changes when no cut is found, the one found is refused, or the work is to end.
    mutating func step() {
        statistics.steps += 1
        guard let (first, second) = isReversible ? pairByPart() : pairByEdge() else { return }
        tree.prepare(
            parts[first], parts[second], labels, offsets: offsets, targets: targets, populations: populations)
        if isReversible {
            guard tree.draw(cancellation, &random) else { return }
            statistics.trees += 1
            findCuts(first, second)
            let count = tree.cuts.count
            statistics.mostCuts = max(statistics.mostCuts, count)
            if isLearning { cutBound = max(cutBound, count) }
            let bound = min(cutBound, mostCuts(hasOutside: isOutside[first] || isOutside[second]))
            if count > bound { statistics.boundsExceeded += 1 }
            guard random.below(max(bound, count)) < count else { return }
            split(first, second)
            return
        }
        for _ in 0..<triesPerStep {
            guard tree.draw(cancellation, &random) else { return }
            statistics.trees += 1
            findCuts(first, second)
            statistics.mostCuts = max(statistics.mostCuts, tree.cuts.count)
            if tree.cuts.isEmpty { continue }
            split(first, second)
            return
        }
    }

    /// The most cuts that any tree of the units at hand can have.
    ///
    /// Cuts with at least `least` on either side form a tree themselves, whose two or more ends hold `least` each and
    /// whose other units at least one. The bound is the same before and after a step, so it may differ from pair to pair.
    private func mostCuts(hasOutside: Bool) -> Int {
        let size = tree.count
        if hasOutside { return size == 2 ? 2 : size - 1 }
        let fewest = max(1, rules.members.min ?? 1, rules.members.max.map { size - $0 } ?? 1)
        var most = size - 2 * fewest + 1
        if fewestPeople > 0 {
            let people = tree.people[0]
            let least = max(rules.population.min ?? 0, rules.population.max.map { people - $0 } ?? 0)
            most = min(most, Int(min((people - 2 * least) / fewestPeople * (1 + 1e-9), 1e9)) + 1)
        }
        return max(1, most)
    }

    /// The parts on the two sides of a random border between parts, each pair of neighbouring units equally likely.
    private mutating func pairByEdge() -> (Int, Int)? {
        func pair(_ index: Int) -> (Int, Int)? {
            let (one, other) = (Int(labels[Int(sources[index])]), Int(labels[Int(targets[index])]))
            guard one != other, one >= 0, other >= 0, !(isOutside[one] && isOutside[other]) else { return nil }
            return (one, other)
        }
        guard !targets.isEmpty else { return nil }
        for _ in 0..<200 { if let found = pair(random.below(targets.count)) { return found } }
        let all = targets.indices.compactMap(pair)
        return all.isEmpty ? nil : all[random.below(all.count)]
    }

    /// A random part, and a random one of those beside it.
    private mutating func pairByPart() -> (Int, Int)? {
        guard !parts.isEmpty else { return nil }
        let first = random.below(parts.count)
        let beside = partsBeside(first)
        guard !beside.isEmpty else { return nil }
        let second = Int(beside[random.below(beside.count)])
        return isOutside[first] && isOutside[second] ? nil : (first, second)
    }

    /// The parts that border a part, in the order in which they are met.
    private mutating func partsBeside(_ part: Int) -> [Int32] {
        var found: [Int32] = []
        for unit in parts[part] {
            for index in offsets[Int(unit)]..<offsets[Int(unit) + 1] {
                let other = labels[Int(targets[Int(index)])]
                if other >= 0 && other != part && !found.contains(other) { found.append(other) }
            }
        }
        return found
    }

    /// How likely a pair of neighbouring parts is to be picked, but for a factor that never changes.
    private mutating func likelihood(_ first: Int, _ second: Int) -> Double {
        1 / Double(partsBeside(first).count) + 1 / Double(partsBeside(second).count)
    }

    /// Pairs of neighbours with one unit in each of two parts.
    private func edges(between first: Int, _ second: Int) -> Int {
        var count = 0
        for unit in parts[first] {
            for index in offsets[Int(unit)]..<offsets[Int(unit) + 1] where labels[Int(targets[Int(index)])] == second {
                count += 1
            }
        }
        return count
    }

    /// Cuts the tree at one of its cuts, each equally likely, and keeps the two sides or puts everything back.
    private mutating func split(_ first: Int, _ second: Int) {
        let cut = tree.cuts[random.below(tree.cuts.count)]
        let (below, above) = tree.sides(of: cut.position)
        // An outside unit stays outside, whichever side it comes from.
        let sides = isOutside[first] == cut.belowIsOutside ? (below, above) : (above, below)
        guard keepsLimits(sides.0, first), keepsLimits(sides.1, second) else { return }
        let (oldFirst, oldSecond) = (parts[first], parts[second])
        var before = isReversible ? Double(edges(between: first, second)) / likelihood(first, second) : 1
        if isReversible { before *= correction(sides, first, second) }
        place(sides.0, sides.1, first, second)
        guard isReversible else {
            statistics.accepted += 1
            return
        }
        let after = Double(edges(between: first, second)) / likelihood(first, second)
        if before >= after || random.unitInterval() * after < before {
            statistics.accepted += 1
            if isUniform { (logTrees[first], logTrees[second]) = proposedTrees }
        } else {
            place(oldFirst, oldSecond, first, second)
        }
    }

    private mutating func place(_ one: [Int32], _ other: [Int32], _ first: Int, _ second: Int) {
        for unit in one { labels[Int(unit)] = Int32(first) }
        for unit in other { labels[Int(unit)] = Int32(second) }
        parts[first] = one
        parts[second] = other
    }

    private func keepsLimits(_ units: [Int32], _ part: Int) -> Bool {
        if isOutside[part] { return true }
        let members = units.map(Int.init).sorted()
        // Sums along a tree may round otherwise than sums over members.
        let cutting = isReversible || isLoose ? rules : strict ?? rules
        return cutting.population.contains(members.reduce(0) { $0 + populations[$1] })
            && (rules.accepts?(members) ?? true)
    }

    /// Marks the edges of the tree at which both sides keep the limits that add up.
    private mutating func findCuts(_ first: Int, _ second: Int) {
        let cutting = isReversible || isLoose ? rules : strict ?? rules
        let (members, population) = (cutting.members, cutting.population)
        let hasOutside = isOutside[first] || isOutside[second]
        func fits(_ size: Int, _ people: Double) -> Bool { members.contains(size) && population.contains(people) }
        tree.addUp()
        tree.cuts.removeAll(keepingCapacity: true)
        for position in 1..<tree.count {
            let (size, people) = (Int(tree.sizes[position]), tree.people[position])
            let (restSize, restPeople) = (tree.count - size, tree.people[0] - people)
            if hasOutside {
                if size == 1 && fits(restSize, restPeople) { tree.cuts.append(.init(position, belowIsOutside: true)) }
                if restSize == 1 && fits(size, people) { tree.cuts.append(.init(position, belowIsOutside: false)) }
            } else if fits(size, people) && fits(restSize, restPeople) {
                tree.cuts.append(.init(position, belowIsOutside: false))
            }
        }
    }
}
