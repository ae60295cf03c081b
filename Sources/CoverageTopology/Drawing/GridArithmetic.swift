import GeoModel

/// On which side of the way from `a` to `b` the place `c` lies: 1 left, -1 right, 0 on the line. Exact for whole numbers.
///
/// The sign is taken from doubles where they are sure of it, from whole numbers of twice the width where not.
@inline(__always)
func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    let left = (b.x - a.x) * (c.y - a.y)
    let right = (b.y - a.y) * (c.x - a.x)
    let difference = left - right
    // Differences of whole numbers below 2^52 are exact; each product is off by half a unit in its last place.
    let doubt = (abs(left) + abs(right)) * 0x1p-51
    if difference > doubt { return 1 }
    if difference < -doubt { return -1 }
    return exactTurn(a, b, c)
}

private func exactTurn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    let left = Int64(b.x - a.x).multipliedFullWidth(by: Int64(c.y - a.y))
    let right = Int64(b.y - a.y).multipliedFullWidth(by: Int64(c.x - a.x))
    if left.high != right.high { return left.high > right.high ? 1 : -1 }
    if left.low != right.low { return left.low > right.low ? 1 : -1 }
    return 0
}

/// Whether `place` lies in the triangle or on its edge. Exact for whole numbers.
func triangle(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, holds place: Coordinate) -> Bool {
    let first = turn(a, b, place)
    let second = turn(b, c, place)
    if first * second < 0 { return false }
    let third = turn(c, a, place)
    return first * third >= 0 && second * third >= 0
}

extension Coordinate {
    /// Whether this place, known to be on the line through both ends, lies between them and is neither.
    func isStrictlyBetween(_ start: Coordinate, _ end: Coordinate) -> Bool {
        self != start && self != end && min(start.x, end.x) <= x && x <= max(start.x, end.x)
            && min(start.y, end.y) <= y && y <= max(start.y, end.y)
    }
}
