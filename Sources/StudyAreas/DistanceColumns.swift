import GeoModel
import Texts

/// Which columns of the table are used.
struct DistanceColumns {
    struct Amount {
        var index: Int
        var name: String
        /// From what the column counts in to kilometres or minutes.
        var factor: Double
        /// How its numbers are written.
        var numbers = NumberColumn(.measures)
    }

    var from = 0
    var to = 1
    var km: Amount?
    var minutes: Amount?

    private static let froms: Set<String> = ["from", "fra", "origin", "source", "a"]
    private static let tos: Set<String> = ["to", "til", "destination", "target", "b"]
    private static let lengths: [String: Double] = [
        "km": 1, "kilometres": 1, "kilometers": 1, "kilometer": 1, "distance_km": 1, "road_km": 1, "afstand_km": 1,
        "m": 0.001, "metres": 0.001, "meters": 0.001, "meter": 0.001, "distance_m": 0.001,
    ]
    private static let times: [String: Double] = [
        "minutes": 1, "min": 1, "minutter": 1, "duration_min": 1, "time_min": 1, "seconds": 1 / 60.0, "s": 1 / 60.0,
        "sek": 1 / 60.0, "sekunder": 1 / 60.0, "duration_s": 1 / 60.0, "time_s": 1 / 60.0, "hours": 60, "timer": 60,
    ]
    private static let unitless: Set<String> = ["distance", "length", "duration", "time", "afstand", "tid", "længde"]

    init(_ header: [String], at location: SourceLocation) throws(UnusableInput) {
        let names = header.map { $0.lowercased() }
        func refused(_ message: String, _ hint: String) -> UnusableInput {
            UnusableInput(
                Diagnostic(
                    .unusableDistanceTable, .error, message, at: location,
                    notes: ["the columns are \(header.joined(separator: ", "))"], hint: hint))
        }
        guard let from = names.firstIndex(where: Self.froms.contains),
            let to = names.firstIndex(where: Self.tos.contains)
        else {
            throw refused("the table of distances has no columns `from` and `to`", "its header is `from,to,km,minutes`")
        }
        (self.from, self.to) = (from, to)
        for (index, name) in names.enumerated() {
            if km == nil, let factor = Self.lengths[name] { km = Amount(index: index, name: name, factor: factor) }
            if minutes == nil, let factor = Self.times[name] {
                minutes = Amount(index: index, name: name, factor: factor)
            }
        }
        guard km == nil, minutes == nil else { return }
        if let name = names.first(where: Self.unitless.contains) {
            throw refused(
                "the column `\(name)` does not say in what it counts", "call it `km`, `metres`, `minutes` or `seconds`")
        }
        throw refused("the table of distances has neither `km` nor `minutes`", "its header is `from,to,km,minutes`")
    }

    /// Looks at how the numbers of a row are written.
    mutating func note(_ cells: [String], line: Int) {
        if let column = km?.index, column < cells.count { km?.numbers.note(cells[column], at: line) }
        if let column = minutes?.index, column < cells.count { minutes?.numbers.note(cells[column], at: line) }
    }

    /// Refuses a column whose marks contradict each other: a distance a thousand times too short would go unnoticed.
    func requireDecidable(in file: String) throws(UnusableInput) {
        for column in [km, minutes].compactMap({ $0 }) {
            guard let conflict = column.numbers.conflict else { continue }
            throw UnusableInput(
                Diagnostic(
                    .undecidableNumbers, .error,
                    "the column `\(column.name)` of the table of distances cannot be read: '\(conflict.text)' is thousands or "
                        + "decimals, and '\(conflict.against)' in line \(conflict.againstRow) is written in another way",
                    at: SourceLocation(file: file, line: conflict.row),
                    hint: "write all of the column in one form, as 12.5 or 12,5"))
        }
    }
}
