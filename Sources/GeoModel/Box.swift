/// An axis-parallel rectangle that bounds a geometry.
public struct Box: Hashable, Sendable, BitwiseCopyable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    @inlinable
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box that contains nothing; extending it by a coordinate gives that coordinate's box.
    @inlinable
    public static var empty: Box {
        Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    }

    /// The smallest box around `coordinates`.
    @inlinable
    public init(around coordinates: some Sequence<Coordinate>) {
        self = .empty
        for coordinate in coordinates { extend(to: coordinate) }
    }

    @inlinable public var isEmpty: Bool { minX > maxX || minY > maxY }
    @inlinable public var width: Double { Swift.max(0, maxX - minX) }
    @inlinable public var height: Double { Swift.max(0, maxY - minY) }
    @inlinable public var centre: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

    @inlinable
    public mutating func extend(to coordinate: Coordinate) {
        minX = Swift.min(minX, coordinate.x)
        minY = Swift.min(minY, coordinate.y)
        maxX = Swift.max(maxX, coordinate.x)
        maxY = Swift.max(maxY, coordinate.y)
    }

    @inlinable
    public mutating func extend(to other: Box) {
        minX = Swift.min(minX, other.minX)
        minY = Swift.min(minY, other.minY)
        maxX = Swift.max(maxX, other.maxX)
        maxY = Swift.max(maxY, other.maxY)
    }

    /// The box grown by `margin` on all four sides.
    @inlinable
    public func expanded(by margin: Double) -> Box {
        Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    @inlinable
    public func intersects(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    @inlinable
    public func contains(_ coordinate: Coordinate) -> Bool {
        coordinate.x >= minX && coordinate.x <= maxX && coordinate.y >= minY && coordinate.y <= maxY
    }
}
