import GeoModel

/// Everything that a result depends on, taken in piece by piece; its digest is the result's name in the cache.
///
/// Each piece is preceded by its length, so that two lists of pieces never look alike.
public struct CacheKey: ~Copyable {
    private let digest = SHA256Digest()

    /// A key of nothing yet.
    public init() {}

    /// Takes in bytes.
    public func add(_ bytes: UnsafeRawBufferPointer) {
        addNumber(UInt64(bytes.count))
        digest.update(bytes)
    }

    /// Takes in a text.
    public func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// Takes in a number.
    public func add(_ number: Int) { addNumber(UInt64(bitPattern: Int64(number))) }

    /// Takes in a number, bit by bit.
    public func add(_ number: Double) { addNumber(number.bitPattern) }

    /// Takes in whether something holds.
    public func add(_ truth: Bool) { addNumber(truth ? 1 : 0) }

    /// Takes in every ring of an area.
    public func add(_ area: MultiPolygon) {
        add(area.polygons.count)
        for polygon in area.polygons {
            add(polygon.holes.count)
            for ring in polygon.rings { ring.coordinates.withUnsafeBytes { add($0) } }
        }
    }

    /// The 32 bytes that stand for all of it.
    consuming func finished() -> [UInt8] { digest.finished() }

    private func addNumber(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { digest.update($0) }
    }
}
