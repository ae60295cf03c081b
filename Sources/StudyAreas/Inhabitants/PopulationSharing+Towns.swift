import Foundation

extension PopulationSharing {
    /// A town whose own parish does not have all its people.
    private struct Town {
        var settlement: Int
        var home: Int
        var near: [Near]
        var lacks: Double
    }

    /// How many people of the countryside a parish's settlements may hold beyond their own figures: up to three times the
    /// figure and 300 more.
    private func countryside(of parish: Int) -> Double {
        let own = residents[parish]
        return own.isEmpty ? 300 : own.reduce(0) { $0 + 2 * figure(of: $1) + 300 }
    }

    /// Shares out parishes that have fewer people than their settlements' figures: their towns reach into others.
    mutating func shareCrowded(_ crowded: [Int]) {
        var towns: [Town] = []
        // What is left elsewhere; a crowded parish has nothing to give.
        var supplies = left
        for parish in crowded { supplies[parish] = 0 }
        for parish in crowded {
            var own: [Town] = []
            var others = 0.0
            for settlement in residents[parish] {
                let figure = figure(of: settlement)
                let near =
                    figure >= Self.townFrom
                    ? parishes(reachedBy: settlement, home: parish) { supplies[$0] > 0 } : []
                if near.isEmpty {
                    others += figure
                } else {
                    own.append(Town(settlement: settlement, home: parish, near: near, lacks: figure))
                }
            }
            // What the others leave is the towns' own; they lack the rest.
            let sum = own.reduce(0) { $0 + $1.lacks }
            let rest = max(0, left[parish] - others)
            for town in own {
                var town = town
                if sum > 0 { town.lacks -= town.lacks * min(1, rest / sum) }
                towns.append(town)
            }
        }
        // People whom the other parishes' villages and countryside cannot account for come first.
        var taken = [Double](repeating: 0, count: settlements.count)
        take(&towns, from: supplies.indices.map { max(0, supplies[$0] - countryside(of: $0)) }, &taken)
        take(&towns, from: supplies.indices.map { min(supplies[$0], left[$0]) }, &taken)
        for parish in crowded {
            let needs = residents[parish].map { max(0, figure(of: $0) - taken[$0]) }
            let sum = needs.reduce(0, +)
            let share = sum > 0 ? min(1, left[parish] / sum) : 0
            for (settlement, need) in zip(residents[parish], needs) { give(need * share, of: parish, to: settlement) }
        }
    }

    private mutating func take(_ towns: inout [Town], from supplies: [Double], _ taken: inout [Double]) {
        var cells: [ProportionalFit.Cell] = []
        var takers: [Int] = []
        for (index, town) in towns.enumerated() where town.lacks > 0.5 {
            let radius = Self.radius(of: figure(of: town.settlement))
            var isServed = false
            for (parish, metres) in town.near where supplies[parish] > 0 {
                cells.append(
                    ProportionalFit.Cell(
                        row: takers.count, column: parish, seed: supplies[parish] * exp(-metres / radius)))
                isServed = true
            }
            if isServed { takers.append(index) }
        }
        guard !cells.isEmpty else { return }
        let amounts = ProportionalFit.amounts(
            of: cells, targets: takers.map { towns[$0].lacks }, supplies: supplies)
        for (cell, amount) in zip(cells, amounts) {
            let town = takers[cell.row]
            let people = min(amount, left[cell.column])
            give(people, of: cell.column, to: towns[town].settlement)
            towns[town].lacks = max(0, towns[town].lacks - people)
            taken[towns[town].settlement] += people
        }
    }
}
