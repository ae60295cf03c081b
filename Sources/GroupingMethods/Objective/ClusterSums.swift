/// Sums over the members of one cluster, brought up to date one unit at a time, and who the members are.
///
/// What the columns mean is the business of whoever filled them; see `MeasuredObjective`.
public struct ClusterSums: Sendable {
    /// A column for each value of a unit, or of a border.
    public typealias Columns = SIMD16<Double>

    /// How many members there are.
    public private(set) var count = 0
    /// The sum over the members.
    public private(set) var units = Columns.zero
    /// The sum over the members' borders with one another, each counted once.
    public private(set) var inner = Columns.zero
    /// The sum over all borders of all members, inner ones counted twice.
    private var borders = Columns.zero
    // States are copied for every trial, so usual clusters need no memory of their own.
    private var few = SIMD32<Int32>.zero
    private var more: [Int32] = []

    /// The sums of a cluster without members.
    public init() {}

    /// The sum over the borders between members and all that is not one.
    public var outer: Columns { borders - 2 * inner }

    /// The member at a position, 0 to `count`; the order is of no meaning.
    @inlinable
    public subscript(_ position: Int) -> Int { member(position) }

    @usableFromInline
    func member(_ position: Int) -> Int { Int(position < 32 ? few[position] : more[position - 32]) }

    /// Calls `body` with the members, in no meaningful order.
    @inline(__always)
    func withMembers<Result>(_ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
        guard count > 32 else {
            return withUnsafeBytes(of: few) {
                body(UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: Int32.self)[..<count]))
            }
        }
        return ((0..<32).map { few[$0] } + more).withUnsafeBufferPointer(body)
    }

    mutating func add(_ unit: Int, units own: Columns, borders all: Columns, inside: Columns) {
        if count < 32 {
            few[count] = Int32(truncatingIfNeeded: unit)
        } else {
            more.append(Int32(truncatingIfNeeded: unit))
        }
        count += 1
        units += own
        borders += all
        inner += inside
    }

    mutating func remove(_ unit: Int, units own: Columns, borders all: Columns, inside: Columns) {
        guard let place = (0..<count).first(where: { member($0) == unit }) else { return }
        count -= 1
        // The last member takes the free place.
        let last = Int32(truncatingIfNeeded: member(count))
        if count >= 32 { more.removeLast() }
        if place < 32 { few[place] = last } else if place - 32 < more.count { more[place - 32] = last }
        units -= own
        borders -= all
        inner -= inside
    }
}
