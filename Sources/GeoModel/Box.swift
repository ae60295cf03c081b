/// An axis-parallel rectangle that bounds a geometry.
public struct Box: Hashable, Sendable, BitwiseCopyable {
    /// The western edge.
    public var minX: Double
    /// The southern edge.
    public var minY: Double
    /// The eastern edge.
    public var maxX: Double
    /// The northern edge.
    public var maxY: Double

    /// A box from its four edges, in the units of the coordinates.
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

    /// Whether the box contains nothing.
    @inlinable public var isEmpty: Bool { minX > maxX || minY > maxY }
    /// The extent from west to east; 0 when empty.
    @inlinable public var width: Double { Swift.max(0, maxX - minX) }
    /// The extent from south to north; 0 when empty.
    @inlinable public var height: Double { Swift.max(0, maxY - minY) }
    /// The point in the middle.
    @inlinable public var centre: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

    /// Grows the box just enough to contain the argument.
    @inlinable
    public mutating func extend(to coordinate: Coordinate) {
        minX = Swift.min(minX, coordinate.x)
        minY = Swift.min(minY, coordinate.y)
        maxX = Swift.max(maxX, coordinate.x)
        maxY = Swift.max(maxY, coordinate.y)
    }

    /// Grows the box just enough to contain the argument.
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

    /// Whether the two boxes have a point in common, be it on their edges.
    @inlinable
    public func intersects(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether the coordinate lies in the box or on its edge.
    @inlinable
    public func contains(_ coordinate: Coordinate) -> Bool {
        coordinate.x >= minX && coordinate.x <= maxX && coordinate.y >= minY && coordinate.y <= maxY
    }
}
