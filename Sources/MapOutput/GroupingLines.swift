import GroupingMethods

/// Groupings one a line, as tools for ensembles of plans read them: `{"assignment":[1,1,2],"sample":1}`.
///
/// The numbers are those of the clusters, in the order of the units; 0 for a unit in none. The form is that of the JSON lines of
/// binary-ensemble and of gerrychain's recorded chains.
public enum GroupingLines {
    /// One line a grouping, in their order. O(groupings times units)
    public static func bytes(_ groupings: [Grouping], unitCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(groupings.count * (3 * unitCount + 32))
        for (index, grouping) in groupings.enumerated() {
            bytes += "{\"assignment\":[".utf8
            let labels = grouping.labels(unitCount: unitCount)
            for (unit, label) in labels.enumerated() {
                if unit > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += String(label.map { $0 + 1 } ?? 0).utf8
            }
            bytes += "],\"sample\":\(index + 1)}\n".utf8
        }
        return bytes
    }
}
