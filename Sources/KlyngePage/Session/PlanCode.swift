import Analysis
import Files
import Foundation
import StudyAreas

/// A plan as a short text to paste into a mail: who is with whom, and who is outside by choice; no names, notes or locks.
///
/// `K1` and base64url of: four bytes of the SHA-256 of the units' ids, the number of clusters, and for each unit its place (0 none, 1
/// outside, then the clusters by number), in as few bits as hold them. 150 units in 25 clusters take 134 characters.
enum PlanCode {
    private static let mark = "K1"

    /// The code; nil for more than 253 clusters.
    static func text(_ plan: Plan, of study: Study) -> String? {
        let filled = plan.clusters.filter { !$0.members.isEmpty }
        guard filled.count <= 253 else { return nil }
        let places = Dictionary(uniqueKeysWithValues: filled.enumerated().map { ($0.element.id, $0.offset + 2) })
        let outside = Set(plan.outside)
        let width = bits(filled.count)
        var bytes = digest(study) + [UInt8(filled.count)]
        var (pending, count) = (UInt32(0), 0)
        for (unit, home) in plan.homes.enumerated() {
            let place = home.flatMap { places[$0] } ?? (outside.contains(unit) ? 1 : 0)
            pending = pending << UInt32(width) | UInt32(place)
            count += width
            while count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count)))
            }
        }
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending << UInt32(8 - count))) }
        return mark
            + Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
                "=", with: "")
    }

    /// The plan of a code.
    ///
    /// - Throws: `HTTPRefusal` in words for what is no code, or one of another study.
    static func plan(_ text: String, of study: Study) throws(HTTPRefusal) -> Plan {
        let plain = text.filter { !$0.isWhitespace }
        guard plain.hasPrefix(mark), plain.utf8.count <= 20_000 else {
            throw HTTPRefusal(422, "this is no plan code: one begins with \(mark)")
        }
        var digits = plain.dropFirst(mark.count).replacing("-", with: "+").replacing("_", with: "/")
        while digits.utf8.count % 4 != 0 { digits += "=" }
        guard let data = Data(base64Encoded: String(digits)), data.count >= 5 else {
            throw HTTPRefusal(422, "the plan code is cut off or mistyped")
        }
        let bytes = [UInt8](data)
        guard Array(bytes[..<4]) == digest(study) else {
            throw HTTPRefusal(422, "the plan code is of another study, or of other units")
        }
        let clusters = Int(bytes[4])
        let width = bits(clusters)
        guard bytes.count == 5 + (study.units.count * width + 7) / 8 else {
            throw HTTPRefusal(422, "the plan code is cut off or mistyped")
        }
        var members = [[Int]](repeating: [], count: clusters)
        var outside: [Int] = []
        var place = 40
        for unit in study.units.indices {
            var value = 0
            for bit in place..<(place + width) { value = value << 1 | Int(bytes[bit / 8] >> UInt8(7 - bit % 8) & 1) }
            place += width
            guard value < clusters + 2 else { throw HTTPRefusal(422, "the plan code is cut off or mistyped") }
            if value == 1 { outside.append(unit) } else if value > 1 { members[value - 2].append(unit) }
        }
        var plan = Plan(unitCount: study.units.count, clusters: members)
        do throws(PlanFault) { try plan.apply([.outside(units: outside, true)]) } catch {
            throw HTTPRefusal(422, "the plan code is cut off or mistyped")
        }
        return plan
    }

    /// How many bits hold a place among so many clusters, none and outside.
    private static func bits(_ clusters: Int) -> Int { Int.bitWidth - (clusters + 1).leadingZeroBitCount }

    private static func digest(_ study: Study) -> [UInt8] {
        Array(SHA256Digest.of(Array(study.units.map(\.id).joined(separator: "\n").utf8)).prefix(4))
    }
}
