/// Smooth random hills: value noise in several octaves, from additions and multiplications only, so that every machine
/// draws the same coast.
struct ValueNoise: Sendable {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// A number in -1...1 that changes over about `wavelength` metres; each octave halves the wavelength and the height.
    func value(x: Double, y: Double, wavelength: Double, octaves: Int) -> Double {
        var sum = 0.0
        var height = 1.0
        var total = 0.0
        var scale = 1 / wavelength
        for octave in 0..<octaves {
            sum += height * single(x: x * scale, y: y * scale, octave: UInt64(octave))
            total += height
            height *= 0.5
            scale *= 2
        }
        return sum / total
    }

    private func single(x: Double, y: Double, octave: UInt64) -> Double {
        let cellX = x.rounded(.down)
        let cellY = y.rounded(.down)
        let column = Int64(cellX)
        let row = Int64(cellY)
        let across = ease(x - cellX)
        let up = ease(y - cellY)
        let lower = mix(corner(column, row, octave), corner(column + 1, row, octave), across)
        let upper = mix(corner(column, row + 1, octave), corner(column + 1, row + 1, octave), across)
        return mix(lower, upper, up)
    }

    private func ease(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }

    private func mix(_ a: Double, _ b: Double, _ t: Double) -> Double { a + (b - a) * t }

    private func corner(_ column: Int64, _ row: Int64, _ octave: UInt64) -> Double {
        var hash = seed &+ octave &* 0xD6E8_FEB8_6659_FD93
        hash ^= UInt64(bitPattern: column) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 32)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= UInt64(bitPattern: row) &* 0x94D0_49BB_1331_11EB
        hash = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        return Double(hash >> 11) * 0x1p-52 - 1
    }
}
