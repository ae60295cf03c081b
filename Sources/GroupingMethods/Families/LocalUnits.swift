import Graphs

/// At most 256 units under numbers of their own, with who borders whom and who may not share a cluster as sets of bits.
struct LocalUnits: Sendable {
    /// The units by their number here, ascending.
    let units: [Int]
    /// The numbers of units here; -1 for those that are not.
    let numbers: [Int: Int]
    /// Neighbours that can share a new cluster.
    let adjacent: [UnitBits]
    /// Units too far away, or to be kept apart.
    let excluded: [UnitBits]
    /// Units that can be in no cluster of units from here: what is missing here would have to be in it, a limit bars them, or they
    /// are outside by choice or in a fixed cluster.
    let barred: UnitBits
    /// The whole group of units that are never separated, by unit; empty where there is no such group.
    let companions: [UnitBits]

    /// - Parameter graph: the neighbours that can share a new cluster, `problem.freeGraph()`.
    init(_ problem: GroupingProblem<MeasuredObjective>, graph: UnitGraph, units wanted: [Int]) {
        let units = wanted.sorted()
        precondition(units.count <= UnitBits.capacity, "at most 256 units")
        var numbers: [Int: Int] = [:]
        for (number, unit) in units.enumerated() { numbers[unit] = number }
        var adjacent = [UnitBits](repeating: UnitBits(), count: units.count)
        var excluded = adjacent
        for (number, unit) in units.enumerated() {
            for other in graph.neighbours(of: unit) { if let other = numbers[other] { adjacent[number].insert(other) } }
        }
        if let most = problem.limits.maxDiameterKm {
            for first in units.indices {
                for second in units.indices where problem.distances.km(units[first], units[second]) > most {
                    excluded[first].insert(second)
                }
            }
        }
        for (first, second) in problem.limits.apart {
            if let one = numbers[first], let other = numbers[second], one != other {
                excluded[one].insert(other)
                excluded[other].insert(one)
            }
        }
        var companions: [UnitBits] = []
        var barred = UnitBits()
        let together = problem.mergedTogether()
        if !together.isEmpty {
            companions = [UnitBits](repeating: UnitBits(), count: units.count)
            for group in together {
                let here = group.compactMap { numbers[$0] }
                let bits = UnitBits(here)
                for number in here { companions[number] = bits }
                // A group of which a unit is missing here can be in no cluster of units from here.
                if here.count < group.count { barred = barred | bits }
            }
        }
        let free = problem.freeUnits()
        for (number, unit) in units.enumerated() where !free[unit] { barred.insert(number) }
        for rule in problem.limits.clusterRules where !rule.barred.isEmpty {
            for (number, unit) in units.enumerated() where rule.barred[unit] { barred.insert(number) }
        }
        self.units = units
        self.numbers = numbers
        self.adjacent = adjacent
        self.excluded = excluded
        self.companions = companions
        self.barred = barred
    }

    /// The bits of those of `units` that are here.
    func bits(_ units: [Int]) -> UnitBits { UnitBits(units.compactMap { numbers[$0] }) }

    /// The units that the bits stand for, ascending.
    func members(_ bits: UnitBits) -> [Int] { bits.units.map { units[$0] } }
}

extension UnitBits {
    /// The set of these numbers.
    package init(_ numbers: [Int]) {
        self.init()
        for number in numbers { insert(number) }
    }

    /// The numbers below `count`.
    package static func first(_ count: Int) -> UnitBits { UnitBits(Array(0..<count)) }

    package func isSubset(of other: UnitBits) -> Bool { subtracting(other).isEmpty }
}
