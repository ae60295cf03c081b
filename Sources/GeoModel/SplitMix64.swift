/// A small seeded generator whose numbers are the same on every machine and in every process.
///
/// Randomness is a value that the caller owns. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence that belongs to `seed`.
    public init(seed: UInt64) { state = seed }

    /// An independent sequence for one of many parallel pieces of work, from the seed and the piece's index.
    public init(seed: UInt64, stream: Int) {
        var mixer = SplitMix64(seed: seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: stream &+ 1))
        state = mixer.next()
    }

    /// The next 64 bits.
    @inlinable
    public mutating func next() -> UInt64 { advance() }

    @usableFromInline
    mutating func advance() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in 0..<1, from the top 53 bits, so that it does not depend on the standard library's algorithm.
    public mutating func unitInterval() -> Double { Double(advance() >> 11) * 0x1p-53 }

    /// A whole number in 0..<bound by multiplication (Lemire), independent of the standard library's algorithm.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "the bound must be positive")
        return Int(UInt64(bound).multipliedFullWidth(by: advance()).high)
    }
}
