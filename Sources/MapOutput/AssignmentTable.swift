import Delimitation
import StudyAreas

/// The table `unit,cluster`: a row a unit in the study's order, no cluster for the unassigned.
public enum AssignmentTable {
    /// The whole table, quoted where RFC 4180 asks for it.
    public static func bytes(_ facts: GroupingFacts, units: [Unit]) -> [UInt8] {
        var clusters = [Int?](repeating: nil, count: units.count)
        for cluster in facts.clusters { for unit in cluster.members { clusters[unit] = cluster.id } }
        var text = "unit,cluster\n"
        for (index, unit) in units.enumerated() {
            text += quoted(unit.id) + "," + (clusters[index].map(String.init) ?? "") + "\n"
        }
        return Array(text.utf8)
    }

    /// A field as RFC 4180 writes it.
    static func quoted(_ field: String) -> String {
        let special = field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == ";" }
        return special
            ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            : field
    }
}
