import GeoModel

/// Where on earth there is land, to a degree or two: what tells a village from a mistake in the open sea.
public struct LandMask: Sendable {
    /// The mask; it is unpacked once.
    public static let earth = LandMask()

    /// 180 rows of 360 cells of a degree, from the south and from 180 W; true within a cell of any land.
    private let cells: [Bool]

    private init() {
        var land = [Bool](repeating: false, count: 180 * 360)
        for (row, text) in Self.rows.enumerated() {
            var column = 0
            var isLand = false
            let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            var at = 0
            while at < bytes.count {
                var length = Self.digit(bytes[at])
                at += 1
                if length == 35, at + 1 < bytes.count {
                    length = Self.digit(bytes[at]) * 36 + Self.digit(bytes[at + 1])
                    at += 2
                }
                for cell in column..<min(360, column + length) { land[row * 360 + cell] = isLand }
                column += length
                isLand.toggle()
            }
        }
        var wide = land
        for row in 0..<180 {
            for column in 0..<360 where land[row * 360 + column] {
                for near in max(0, row - 1)...min(179, row + 1) {
                    for offset in [359, 0, 1] { wide[near * 360 + (column + offset) % 360] = true }
                }
            }
        }
        cells = wide
    }

    private static func digit(_ byte: UInt8) -> Int {
        byte >= UInt8(ascii: "a") ? Int(byte - UInt8(ascii: "a")) + 10 : Int(byte) - 0x30
    }

    /// Whether there is land within about a hundred kilometres; false for what is no longitude and latitude.
    public func isNearLand(_ place: Coordinate) -> Bool {
        guard place.isFinite, abs(place.y) <= 90, abs(place.x) <= 540 else { return false }
        let row = min(179, Int((place.y + 90).rounded(.down)))
        let column = ((Int((place.x + 180).rounded(.down)) % 360) + 360) % 360
        return cells[row * 360 + column]
    }
}
