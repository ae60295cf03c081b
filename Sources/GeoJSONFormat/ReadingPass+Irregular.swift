import CSimdJSON
import GeoModel

extension ReadingPass {
    /// Coordinates that are empty or wrong: finds and reports the first fault.
    mutating func readIrregular(_ node: Int, _ type: GeometryType) -> Geometry? {
        let isArray = tape.kind(node) == KLYNGE_JSON_ARRAY
        if isArray, tape.after(node) == node + 1 {
            tally(.missingGeometry, .note, "a \(type.rawValue) without coordinates", at: tape.offset(node))
            switch type {
            case .multiPoint: return .multiPoint([])
            case .lineString: return .lineString([])
            case .multiLineString: return .multiLineString([])
            case .multiPolygon: return .multiPolygon(MultiPolygon([]))
            case .point, .polygon, .collection: return nil
            }
        }
        guard isArray else {
            report(
                .badGeometry, .error, "'coordinates' must be an array, this is \(tape.describe(node))",
                at: tape.offset(node))
            return nil
        }
        if let (fault, words) = fault(in: node, depth: type.depth) {
            report(.badGeometry, .error, "the \(type.rawValue) is wrong: \(words)", at: tape.offset(fault))
        } else {
            report(
                .badGeometry, .error, "the \(type.rawValue) has a part without positions", at: tape.offset(node),
                hint: "leave the empty part out")
        }
        return nil
    }

    private func fault(in node: Int, depth: Int) -> (node: Int, words: String)? {
        guard tape.kind(node) == KLYNGE_JSON_ARRAY else {
            let expected = depth == 1 ? "a position" : "an array of arrays"
            return (node, "expected \(expected), found \(tape.describe(node)); it needs to be nested more deeply")
        }
        var found: (node: Int, words: String)?
        var count = 0
        tape.forEachItem(of: node) { item in
            count += 1
            guard found == nil else { return }
            if depth > 1 {
                found = fault(in: item, depth: depth - 1)
            } else if tape.kind(item) != KLYNGE_JSON_NUMBER {
                let hint = tape.kind(item) == KLYNGE_JSON_ARRAY ? "; it is nested too deeply" : ""
                found = (item, "each element of a position must be a number, this is \(tape.describe(item))\(hint)")
            }
        }
        if found == nil, depth == 1, count < 2 { return (node, "a position needs two numbers, this one has \(count)") }
        return found
    }
}
