import Foundation

/// The share of a normal distribution that lies below a value, given in standard deviations from its mean.
func normalShare(below deviations: Double) -> Double { 0.5 * erfc(-deviations / 2.0.squareRoot()) }
