/// A choice in every part, and what it comes to.
struct ChangeSum {
    var parts: [ChangePart.Choice]

    var gain: Double { parts.reduce(0) { $0 + $1.gain } }
    var moved: Double { parts.reduce(0) { $0 + $1.moved } }
    var isProven: Bool { parts.allSatisfy(\.isProven) }
}

/// What may be gained by moving more: choices in all parts by the price of moving, or by how much may move.
struct ChangeCurve {
    let parts: [ChangePart]
    let options: GroupingOptions

    enum Result {
        case sum(ChangeSum)
        case impossible
        case unknown
    }

    /// The choices that are worth most at a price for what moves.
    func sum(price: Double, worth: Double = 1) -> Result {
        var choices: [ChangePart.Choice] = []
        var isKnown = true
        for part in parts {
            switch part.best(price: price, worth: worth, options: options) {
            case .choice(let choice): choices.append(choice)
            case .impossible: return .impossible
            case .unknown: isKnown = false
            }
        }
        return isKnown ? .sum(ChangeSum(parts: choices)) : .unknown
    }

    /// Points of the convex curve between two known ones, by the price at which both are worth the same.
    func refine(_ known: inout [ChangeSum], between first: Int, _ second: Int, left: Int) {
        guard left > 0, !options.mustStop else { return }
        let (few, many) = (known[first], known[second])
        guard many.moved > few.moved + 1e-9, many.gain > few.gain + 1e-9 * (1 + abs(few.gain)) else { return }
        let price = (many.gain - few.gain) / (many.moved - few.moved)
        guard case .sum(let middle) = sum(price: price) else { return }
        let level = few.gain - price * few.moved
        guard middle.gain - price * middle.moved > level + 1e-7 * (1 + abs(level)) else { return }
        known.append(middle)
        let index = known.count - 1
        refine(&known, between: first, index, left: (left - 1) / 2)
        refine(&known, between: index, second, left: left - 1 - (left - 1) / 2)
    }

    /// The choices that gain most with at most so many units moved, from those that move fewest on.
    ///
    /// Each part is solved for every number of moves that it could use; dynamic programming shares the moves out.
    /// - Parameter known: points of the curve by what they move, the fewest first.
    func best(atMost most: Int, _ known: [ChangeSum]) -> ChangeSum {
        let fewest = known[0]
        // A point of the convex curve is the best of all that move as much or less.
        if known.count > 1, let last = known.last, last.moved <= Double(most) + 1e-9 { return last }
        let spare = most - Int(fewest.moved.rounded())
        guard spare > 0 else { return fewest }
        var fallback = known.last { $0.moved <= Double(most) + 1e-9 } ?? fewest
        for index in fallback.parts.indices { fallback.parts[index].isProven = false }
        // best[m]: what the parts so far gain at most with m moves beyond the fewest.
        var best = [(gain: Double, choices: [ChangePart.Choice])?](repeating: nil, count: spare + 1)
        best[0] = (0, [])
        for (index, part) in parts.enumerated() {
            guard let choices = frontier(of: part, from: fewest.parts[index], top: known.last?.parts[index], spare)
            else { return fallback }
            var next = [(gain: Double, choices: [ChangePart.Choice])?](repeating: nil, count: spare + 1)
            for (used, entry) in best.enumerated() {
                guard let entry else { continue }
                for choice in choices {
                    let more = used + max(0, Int((choice.moved - fewest.parts[index].moved).rounded()))
                    guard more <= spare else { continue }
                    let gain = entry.gain + choice.gain
                    if next[more].map({ gain > $0.gain }) ?? true { next[more] = (gain, entry.choices + [choice]) }
                }
            }
            best = next
        }
        let top = best.compactMap { $0 }.max { $0.gain < $1.gain }
        return top.map { ChangeSum(parts: $0.choices) } ?? fallback
    }

    /// The best choice of a part for each number of moves up to `spare` beyond the fewest; nil when the time is up.
    private func frontier(
        of part: ChangePart, from least: ChangePart.Choice, top: ChangePart.Choice?, _ spare: Int
    ) -> [ChangePart.Choice]? {
        var found = [least]
        for more in stride(from: 1, through: spare, by: 1) {
            if let top, top.isProven, top.moved <= least.moved + Double(more) + 1e-9 {
                found.append(top)
                break
            }
            guard !options.mustStop,
                case .choice(let choice) = part.best(price: 0, atMost: least.moved + Double(more), options: options)
            else { return nil }
            if choice.gain > (found.last?.gain ?? -.infinity) + 1e-12 || !choice.isProven { found.append(choice) }
        }
        return found
    }
}
