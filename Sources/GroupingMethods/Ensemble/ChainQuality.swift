import Foundation

/// How well several chains have explored one figure: whether they agree, and how many independent draws they are worth.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner, "Rank-normalization, folding, and localization: an improved R-hat for
/// assessing convergence of MCMC", 2021, doi:10.1214/20-BA1221: split chains, and Geyer's initial monotone sequence.
public struct ChainQuality: Sendable, Hashable {
    /// The mean over all draws.
    public var mean: Double
    /// How many independent draws would tell as much.
    public var effectiveSize: Double
    /// The potential scale reduction of the split chains; 1 where they agree, above 1.01 where they should go on.
    public var scaleReduction: Double
    /// The standard error of the mean.
    public var standardError: Double

    /// Figures of each chain in the order in which they were drawn. O(draws times the lags that count)
    public init(_ chains: [[Double]]) {
        let all = chains.joined()
        let total = all.count
        mean = total > 0 ? all.reduce(0, +) / Double(total) : 0
        let half = (chains.map(\.count).min() ?? 0) / 2
        guard half >= 2 else {
            (effectiveSize, scaleReduction, standardError) = (Double(min(total, chains.count)), .infinity, .infinity)
            return
        }
        // The first half of a chain and its second are two chains: drift shows as disagreement.
        let split = chains.flatMap { [Array($0.suffix(2 * half).prefix(half)), Array($0.suffix(half))] }
        let means = split.map { $0.reduce(0, +) / Double(half) }
        let variances = zip(split, means).map { chain, mean in
            chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(half - 1)
        }
        let within = variances.reduce(0, +) / Double(split.count)
        let grand = means.reduce(0, +) / Double(means.count)
        let between = means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(max(1, means.count - 1))
        guard within > 0 else {
            // All chains stand still: at one value, which is then known, or each at its own.
            let agree = between == 0
            effectiveSize = agree ? Double(total) : Double(chains.count)
            scaleReduction = agree ? 1 : .infinity
            standardError = agree ? 0 : (between / Double(split.count)).squareRoot()
            return
        }
        let pooled = within * Double(half - 1) / Double(half) + between
        scaleReduction = (pooled / within).squareRoot()
        let drawn = Double(half * split.count)
        var sum = 0.0
        var last = Double.infinity
        var lag = 0
        while lag + 1 < half {
            let pair =
                Self.correlation(split, means, within, pooled, lag)
                + Self.correlation(split, means, within, pooled, lag + 1)
            guard pair > 0 else { break }
            last = min(last, pair)
            sum += last
            lag += 2
        }
        let time = max(1 / log10(max(10, drawn)), 2 * sum - 1)
        effectiveSize = min(drawn * log10(max(10, drawn)), drawn / time)
        standardError = (pooled / effectiveSize).squareRoot()
    }

    private static func correlation(
        _ chains: [[Double]], _ means: [Double], _ within: Double, _ pooled: Double, _ lag: Int
    ) -> Double {
        if lag == 0 { return 1 }
        var sum = 0.0
        for (chain, mean) in zip(chains, means) {
            var covariance = 0.0
            for index in 0..<(chain.count - lag) { covariance += (chain[index] - mean) * (chain[index + lag] - mean) }
            sum += covariance / Double(chain.count)
        }
        return 1 - (within - sum / Double(chains.count)) / pooled
    }
}
