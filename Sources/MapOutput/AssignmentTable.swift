import Delimitation
import StudyAreas

/// The table `unit,cluster`: a row a unit in the study's order, no cluster for the unassigned.
public enum AssignmentTable {
    /// The whole table, quoted where RFC 4180 asks for it.
    public static func bytes(_ facts: GroupingFacts, units: [Unit]) -> [UInt8] {
        Array(("unit,cluster\n" + rows(facts, units: units, prefix: "")).utf8)
    }

    /// The table `grouping,unit,cluster` of several groupings, numbered from 1.
    public static func bytes(_ groupings: [GroupingFacts], units: [Unit]) -> [UInt8] {
        var text = "grouping,unit,cluster\n"
        for (index, facts) in groupings.enumerated() { text += rows(facts, units: units, prefix: "\(index + 1),") }
        return Array(text.utf8)
    }

    private static func rows(_ facts: GroupingFacts, units: [Unit], prefix: String) -> String {
        var clusters = [[Int]](repeating: [], count: units.count)
        for cluster in facts.clusters { for unit in cluster.members { clusters[unit].append(cluster.id) } }
        var text = ""
        for (index, unit) in units.enumerated() {
            // Clusters that are scored side by side may overlap: a row for each.
            for cluster in clusters[index] { text += prefix + quoted(unit.id) + ",\(cluster)\n" }
            if clusters[index].isEmpty { text += prefix + quoted(unit.id) + ",\n" }
        }
        return text
    }

    /// A text as it is written into a cell: guarded against being run as a formula, in quotes where need be.
    public static func cell(_ field: String) -> String { quoted(field) }

    /// A text as it is written into a cell: guarded against being run as a formula, in quotes where need be.
    static func quoted(_ field: String) -> String { TableWriter.quoted(SpreadsheetText.guarded(field)) }
}
