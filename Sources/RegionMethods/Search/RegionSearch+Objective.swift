extension RegionSearch {
    /// How much the objective grows when a unit moves to another region; its own region must have other units.
    func change(moving unit: Int, to region: Int, by objective: RegionObjective) -> Double {
        let left = Int(labels[unit])
        switch objective {
        case .wss: return squaresChange(unit, left, region)
        case .pairwise: return pairs(of: unit, in: region) - pairs(of: unit, in: left)
        }
    }

    /// The objective of all regions, up to a constant for `wss` of 0.
    func value(of objective: RegionObjective) -> Double {
        var value = 0.0
        switch objective {
        case .wss:
            for number in values { value += number * number }
            for region in 0..<regionCount {
                for column in 0..<width {
                    let sum = sums[region * width + column]
                    value -= sum * sum / Double(sizes[region])
                }
            }
        case .pairwise:
            for unit in 0..<unitCount { value += pairs(of: unit, in: Int(labels[unit])) / 2 }
        }
        return value
    }

    private func squaresChange(_ unit: Int, _ left: Int, _ region: Int) -> Double {
        let leftSize = Double(sizes[left])
        let size = Double(sizes[region])
        var toLeft = 0.0
        var toNew = 0.0
        for column in 0..<width {
            let value = values[unit * width + column]
            let fromLeft = value - sums[left * width + column] / leftSize
            let fromNew = value - sums[region * width + column] / size
            toLeft += fromLeft * fromLeft
            toNew += fromNew * fromNew
        }
        return toNew * size / (size + 1) - toLeft * leftSize / (leftSize - 1)
    }

    private func pairs(of unit: Int, in region: Int) -> Double {
        var sum = 0.0
        values.withUnsafeBufferPointer { values in
            for other in members[region] { sum += attributeDistance(values, width, unit, Int(other)) }
        }
        return sum
    }
}
