/// The squared Euclidean distance of two units' rows: what linkages and spanning trees compare, as in GeoDa.
@inline(__always)
func squaredDistance(_ values: UnsafeBufferPointer<Double>, _ width: Int, _ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    for column in 0..<width {
        let difference = values[first * width + column] - values[second * width + column]
        sum += difference * difference
    }
    return sum
}

/// The Euclidean distance of two units' rows.
@inline(__always)
func attributeDistance(_ values: UnsafeBufferPointer<Double>, _ width: Int, _ first: Int, _ second: Int) -> Double {
    squaredDistance(values, width, first, second).squareRoot()
}

/// A pair of neighbours with the squared distance of their attributes.
struct WeightedPair {
    var length: Double
    var first: Int32
    var second: Int32

    /// Shorter first, ties by the smaller units, so that one order holds everywhere.
    static func isShorter(_ left: WeightedPair, _ right: WeightedPair) -> Bool {
        if left.length != right.length { return left.length < right.length }
        if left.first != right.first { return left.first < right.first }
        return left.second < right.second
    }
}

extension RegionalizationProblem {
    /// Every pair of neighbours, shortest first.
    func sortedPairs() -> [WeightedPair] {
        var pairs: [WeightedPair] = []
        pairs.reserveCapacity(graph.pairCount)
        attributes.values.withUnsafeBufferPointer { values in
            for unit in 0..<graph.unitCount {
                for other in graph.neighbours(of: unit) where other > unit {
                    let length = squaredDistance(values, attributes.width, unit, other)
                    pairs.append(WeightedPair(length: length, first: Int32(unit), second: Int32(other)))
                }
            }
        }
        pairs.sort(by: WeightedPair.isShorter)
        return pairs
    }

    /// Attributes around their means, so that sums of squares from running sums stay accurate.
    func centredValues() -> [Double] {
        let width = attributes.width
        var means = [Double](repeating: 0, count: width)
        for (index, value) in attributes.values.enumerated() { means[index % width] += value }
        for column in 0..<width { means[column] /= Double(max(1, attributes.unitCount)) }
        var centred = attributes.values
        for index in centred.indices { centred[index] -= means[index % width] }
        return centred
    }
}
