import Foundation

extension PopulationSharing {
    /// A settlement's land in a parish.
    typealias Holding = (settlement: Int, area: Double)

    /// What a settlement may have in all when it is planned: a little below three times its figure and 300 more, so that
    /// rounding does not pass it.
    private func most(_ settlement: Int) -> Double { 2.9 * figure(of: settlement) + 290 }

    /// Shares out what is left in each parish to those who hold its land.
    ///
    /// - Parameter holdings: for each parish the settlements with land in it; a parish without one keeps its people.
    mutating func shareRest(_ holdings: [[Holding]]) {
        let holdings = holdings.map { own in own.sorted { ranks[$0.settlement] < ranks[$1.settlement] } }
        // Parishes with settlements of their own first: what these take no longer fits where empty parishes were added.
        let filled = order.filter { !residents[$0].isEmpty } + order.filter { residents[$0].isEmpty }
        var tight: [Int] = []
        for parish in filled where left[parish] > 0 && !holdings[parish].isEmpty {
            let unknown = holdings[parish].filter { settlements[$0.settlement].figure == nil }
            if unknown.isEmpty {
                let room = holdings[parish].map { max(0, most($0.settlement) - received[$0.settlement]) }
                let people = left[parish]
                for (holding, part) in zip(
                    holdings[parish], Self.parts(of: people, by: holdings[parish].map(\.area), room: room))
                {
                    give(part, of: parish, to: holding.settlement)
                }
                if left[parish] > 0.5 { tight.append(parish) }
            } else {
                let people = left[parish]
                for (holding, part) in zip(unknown, Self.parts(of: people, by: unknown.map(\.area))) {
                    give(part, of: parish, to: holding.settlement)
                }
            }
        }
        shareToTownsNearby(tight)
        for parish in order where left[parish] > 0 && !holdings[parish].isEmpty {
            let people = left[parish]
            let weights = holdings[parish].map { figure(of: $0.settlement) + 100 }
            for (holding, part) in zip(holdings[parish], Self.parts(of: people, by: weights)) {
                give(part, of: parish, to: holding.settlement)
            }
        }
    }

    /// Gives what does not fit in some parishes to the towns that reach into them.
    private mutating func shareToTownsNearby(_ tight: [Int]) {
        guard !tight.isEmpty else { return }
        var rows = [Int?](repeating: nil, count: parishes.count)
        for (row, parish) in tight.enumerated() { rows[parish] = row }
        let groups = Set(tight.map { parishes[$0].group })
        var cells: [ProportionalFit.Cell] = []
        var towns: [Int] = []
        var supplies: [Double] = []
        for settlement in settlements.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
            let figure = figure(of: settlement)
            guard figure >= Self.townFrom, let home = settlements[settlement].home,
                groups.contains(parishes[home].group), most(settlement) > received[settlement]
            else { continue }
            let reached = parishes(reachedBy: settlement, home: home) { rows[$0] != nil }
            let radius = Self.radius(of: figure)
            for (parish, metres) in reached {
                cells.append(
                    ProportionalFit.Cell(
                        row: rows[parish] ?? 0, column: towns.count, seed: figure * exp(-metres / radius)))
            }
            if !reached.isEmpty {
                towns.append(settlement)
                supplies.append(most(settlement) - received[settlement])
            }
        }
        guard !cells.isEmpty else { return }
        let amounts = ProportionalFit.amounts(of: cells, targets: tight.map { left[$0] }, supplies: supplies)
        for (cell, amount) in zip(cells, amounts) {
            give(min(amount, left[tight[cell.row]]), of: tight[cell.row], to: towns[cell.column])
        }
    }

    /// People in proportion to weights; in equal parts where there are none.
    static func parts(of people: Double, by weights: [Double]) -> [Double] {
        let sum = weights.reduce(0) { $0 + max(0, $1) }
        guard sum > 0 else { return weights.map { _ in people / Double(max(1, weights.count)) } }
        return weights.map { people * max(0, $0) / sum }
    }

    /// The same with nobody above his room: what does not fit goes to the others, in the same proportion.
    ///
    /// O(n log n): whoever has the least room for his weight is filled first.
    static func parts(of people: Double, by weights: [Double], room: [Double]) -> [Double] {
        let sum = weights.reduce(0) { $0 + max(0, $1) }
        let weights = sum > 0 ? weights.map { max(0, $0) } : weights.map { _ in 1 }
        func level(_ index: Int) -> Double { weights[index] > 0 ? room[index] / weights[index] : .infinity }
        var parts = [Double](repeating: 0, count: weights.count)
        var people = people
        var rest = weights.reduce(0, +)
        for index in weights.indices.sorted(by: { (level($0), $0) < (level($1), $1) }) {
            guard people > 0 else { break }
            let fair = rest > 0 ? people * weights[index] / rest : 0
            // Who has no land gets what nobody else has room for.
            parts[index] = weights[index] > 0 ? min(room[index], fair) : min(room[index], people)
            people -= parts[index]
            rest = max(0, rest - weights[index])
        }
        return parts
    }
}
