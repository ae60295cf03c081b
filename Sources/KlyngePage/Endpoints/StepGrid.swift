import GeoJSONFormat
import GeoModel

/// Whole steps to the east and the north of an origin.
struct StepGrid {
    /// The lower left corner, in the working system.
    let origin: Coordinate
    /// What a step stands for.
    let metres: Double

    func east(_ x: Double) -> Int { Int(((x - origin.x) / metres).rounded()) }
    func north(_ y: Double) -> Int { Int(((y - origin.y) / metres).rounded()) }

    /// The vertices of a line, those that fall together once.
    func steps(_ line: [Coordinate]) -> [UnitArcs.Step] {
        var steps: [UnitArcs.Step] = []
        for coordinate in line {
            let step = UnitArcs.Step(x: east(coordinate.x), y: north(coordinate.y))
            if steps.last != step { steps.append(step) }
        }
        return steps
    }

    /// `[x, y, dx, dy, …]`.
    static func path(_ steps: [UnitArcs.Step]) -> JSONValue {
        guard let first = steps.first else { return .array([]) }
        var numbers = [first.x, first.y]
        for (from, to) in zip(steps, steps.dropFirst()) { numbers += [to.x - from.x, to.y - from.y] }
        return .array(numbers.map(JSONValue.integer))
    }
}
