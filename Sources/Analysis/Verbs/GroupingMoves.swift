import Delimitation
import GeoModel
import StudyAreas
import Texts

/// Units that join or leave clusters of a grouping that a user brings, as they are typed: `7713=2`, `7714`.
public struct GroupingMoves: Sendable, Hashable {
    /// `UNIT=CLUSTER` each, both by id, number or name.
    public var adding: [String]
    /// Units by id or name.
    public var removing: [String]

    /// Moves of units.
    public init(adding: [String] = [], removing: [String] = []) { (self.adding, self.removing) = (adding, removing) }

    /// The clusters after the moves: first all that leave, then all that join, in the order given.
    ///
    /// A unit leaves the cluster it was in for the one that it joins, but where clusters overlap it stays in the others: they
    /// are candidates side by side.
    /// - Throws: `UnusableInput` with every K149 at once.
    public func applied(to brought: UserGrouping, units: [Unit]) throws(UnusableInput) -> [[Int]] {
        let names = UnitNames(units)
        var clusters = brought.clusters
        let stays = brought.overlaps
        var faults: [Diagnostic] = []
        func refuse(_ message: String, notes: [String] = [], hint: String? = nil) {
            faults.append(Diagnostic(.unusableMove, .error, message, notes: notes, hint: hint))
        }
        func unit(_ text: String, _ option: String) -> Int? {
            do throws(UnusableInput) {
                return try names.index(of: text)
            } catch {
                for fault in error.diagnostics {
                    refuse("`\(option)`: \(fault.message)", notes: fault.notes, hint: fault.hint)
                }
                return nil
            }
        }
        for text in removing {
            guard let unit = unit(text, "--remove \(text)") else { continue }
            let homes = clusters.indices.filter { clusters[$0].contains(unit) }
            if homes.isEmpty { refuse("`--remove \(text)`: \(units[unit].described) is in no cluster") }
            for home in homes { clusters[home].removeAll { $0 == unit } }
        }
        for text in adding {
            let ends = text.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
            guard ends.count == 2, let unit = unit(ends[0], "--add \(text)") else { continue }
            let meant = brought.clusters(named: ends[1])
            if meant.count > 1 {
                refuse(
                    "`--add \(text)`: '\(ends[1])' means several clusters",
                    notes: meant.map { "the file's '\(brought.labels[$0])', printed as \(brought.described($0))" },
                    hint: "call the clusters of the file by names, or all by numbers")
                continue
            }
            guard let target = meant.first else {
                let known = brought.facts.clusters.map { "\($0.id) \($0.name)" }
                refuse(
                    "`--add \(text)`: the grouping has no cluster '\(ends[1])'",
                    notes: [
                        "the clusters are \(known.prefix(12).joined(separator: ", "))\(known.count > 12 ? ", …" : "")"
                    ],
                    hint: NearestName.of(ends[1], among: brought.facts.clusters.map(\.name)).map {
                        "did you mean '\($0)'?"
                    })
                continue
            }
            if clusters[target].contains(unit) {
                refuse("`--add \(text)`: \(units[unit].described) is in that cluster already")
                continue
            }
            for index in clusters.indices where !stays { clusters[index].removeAll { $0 == unit } }
            clusters[target] = (clusters[target] + [unit]).sorted()
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return clusters
    }
}
