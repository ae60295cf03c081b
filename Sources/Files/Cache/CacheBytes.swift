import GeoModel

/// Writes values one after the other, for a file of the cache.
public struct CacheWriter {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// A writer that holds nothing yet.
    public init() {}

    /// Appends a number.
    public mutating func write(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

    /// Appends a number, bit by bit.
    public mutating func write(_ number: Double) { append(number.bitPattern) }

    /// Appends whether something holds.
    public mutating func write(_ truth: Bool) { bytes.append(truth ? 1 : 0) }

    /// Appends a text.
    public mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends coordinates.
    public mutating func write(_ coordinates: [Coordinate]) {
        write(coordinates.count)
        coordinates.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Appends every ring of an area.
    public mutating func write(_ area: MultiPolygon) {
        write(area.polygons.count)
        for polygon in area.polygons {
            write(polygon.holes.count)
            for ring in polygon.rings { write(ring.coordinates) }
        }
    }

    /// Appends a value that may be absent.
    public mutating func write<Value>(_ value: Value?, _ body: (inout CacheWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

/// That a file of the cache does not hold what it should.
public struct CacheFault: Error {
    /// A fault.
    public init() {}
}

/// Reads values in the order in which they were written. Whatever the bytes are, it ends with values or with `CacheFault`.
public struct CacheReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether nothing is left.
    public var isAtEnd: Bool { position == bytes.count }

    /// The next number.
    public mutating func int() throws(CacheFault) -> Int { Int(truncatingIfNeeded: Int64(bitPattern: try word())) }

    /// The next number.
    public mutating func double() throws(CacheFault) -> Double { Double(bitPattern: try word()) }

    /// Whether something holds.
    public mutating func bool() throws(CacheFault) -> Bool {
        guard position < bytes.count, bytes[position] < 2 else { throw CacheFault() }
        position += 1
        return bytes[position - 1] == 1
    }

    /// The next text.
    public mutating func text() throws(CacheFault) -> String {
        String(decoding: try piece(ofSize: try count(of: 1)), as: UTF8.self)
    }

    /// How many items follow, each at least `size` bytes long: never more than there are bytes for.
    public mutating func count(of size: Int) throws(CacheFault) -> Int {
        let count = try int()
        guard count >= 0, count <= (bytes.count - position) / size else { throw CacheFault() }
        return count
    }

    /// The next coordinates.
    public mutating func coordinates() throws(CacheFault) -> [Coordinate] {
        let count = try count(of: MemoryLayout<Coordinate>.stride)
        let piece = try piece(ofSize: count * MemoryLayout<Coordinate>.stride)
        return [Coordinate](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: piece)
            filled = count
        }
    }

    /// The next area.
    public mutating func area() throws(CacheFault) -> MultiPolygon {
        let count = try count(of: 16)
        var polygons: [Polygon] = []
        polygons.reserveCapacity(count)
        for _ in 0..<count {
            let holeCount = try self.count(of: 8)
            let exterior = Ring(try coordinates())
            var holes: [Ring] = []
            for _ in 0..<holeCount { holes.append(Ring(try coordinates())) }
            polygons.append(Polygon(exterior: exterior, holes: holes))
        }
        return MultiPolygon(polygons)
    }

    /// The next value that may be absent.
    public mutating func optional<Value>(
        _ body: (inout CacheReader) throws(CacheFault) -> Value
    ) throws(CacheFault) -> Value? {
        try bool() ? try body(&self) : nil
    }

    private mutating func word() throws(CacheFault) -> UInt64 {
        let piece = try piece(ofSize: 8)
        return UInt64(littleEndian: piece.loadUnaligned(as: UInt64.self))
    }

    private mutating func piece(ofSize size: Int) throws(CacheFault) -> UnsafeRawBufferPointer {
        guard size >= 0, size <= bytes.count - position else { throw CacheFault() }
        defer { position += size }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + size)])
    }
}
