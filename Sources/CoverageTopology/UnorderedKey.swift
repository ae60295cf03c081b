/// Two indices, neither negative, as one number: the smaller in the upper half, whichever comes first.
@inline(__always)
func unorderedKey(_ one: Int32, _ other: Int32) -> UInt64 {
    UInt64(min(one, other).magnitude) << 32 | UInt64(max(one, other).magnitude)
}
