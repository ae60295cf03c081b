import GeoModel
import StudyAreas
import Texts

/// What a cell of the cluster column says.
enum ClusterCell: Equatable {
    case cluster(String)
    /// Nothing stands there.
    case empty
    /// A word by which programs say that nothing is there, as it is written.
    case word(String)
    /// A spreadsheet's error, as it is written.
    case error(String)

    /// `NA` and its kin, in lower case.
    private static let words: Set<String> = [
        "na", "n/a", "#n/a", "#n/a!", "#i/t", "#nv", "<na>", "nan", "null", "none", "nil", "-", "--", "–", "—", ".",
        "..",
        "?", "unassigned", "ikke tildelt", "ingen klynge", "no cluster", "ingen", "intet", "nothing", "uden klynge",
        "uden for klynge", "ikke i klynge", "not assigned", "unallocated", "not in a cluster", "ingen gruppe",
        "ingenting",
        "inget", "keine", "keiner", "kein", "ohne", "aucun", "aucune", "ninguno", "ninguna", "nessuno", "nessuna",
        "geen",
        "-1", "−1", "noise", "outlier",
    ]
    private static let apostrophe: Character = "'"

    /// - Parameter isDelimited: whether the text comes from a table in which formulas are guarded.
    init(_ text: String, isDelimited: Bool) {
        let plain = text.trimmingWhitespace
        guard !plain.isEmpty else {
            self = .empty
            return
        }
        if Self.words.contains(plain.lowercased()) {
            self = .word(plain)
        } else if plain.first == Self.apostrophe, Self.words.contains(plain.dropFirst().lowercased()) {
            self = .cluster(String(plain.dropFirst()))
        } else if plain.first == "#", plain.last == "!" || plain.last == "?" {
            self = .error(plain)
        } else {
            self = .cluster(isDelimited ? SpreadsheetText.plain(plain) : plain)
        }
    }
}

/// Gathers what the cells of the cluster column say, and what there is to report of them.
struct ClusterLabels {
    /// The label of each row; nil for no cluster.
    private(set) var labels: [String?] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter cells: the cell of each row and where it stands.
    init(_ cells: [(text: String, location: SourceLocation)], isDelimited: Bool) {
        var words: (counts: [String: Int], order: [String], first: SourceLocation?, empty: Int) = ([:], [], nil, 0)
        labels.reserveCapacity(cells.count)
        for cell in cells {
            switch ClusterCell(cell.text, isDelimited: isDelimited) {
            case .cluster(let label): labels.append(label)
            case .empty:
                words.empty += 1
                labels.append(nil)
            case .word(let word):
                if words.counts[word] == nil { words.order.append(word) }
                words.counts[word, default: 0] += 1
                words.first = words.first ?? cell.location
                labels.append(nil)
            case .error(let text):
                diagnostics.append(
                    Diagnostic(
                        .unusableGrouping, .error, "the cluster is a spreadsheet's error: \(text.cited)",
                        at: cell.location,
                        hint: "repair the formula, or write the cluster"))
                labels.append(nil)
            }
        }
        takeDecimalsAway()
        if let first = words.first {
            let told = words.order.prefix(5).map { "\($0.cited) \(words.counts[$0] ?? 0)" }
            let count = words.counts.values.reduce(0, +)
            diagnostics.append(
                Diagnostic(
                    .unassignedByWord, .note,
                    "\(Wording.count(count, "row says", "rows say")) with a word that the unit is in no cluster: "
                        + told.joined(separator: ", ") + (words.empty > 0 ? "; \(words.empty) more are empty" : ""),
                    at: first,
                    hint: "a cluster of that name is written with an apostrophe before it: '\(words.order[0])"))
        }
        reportZero(cells)
        reportSimilar(cells)
    }

    /// Some programs number from 0, and to others 0 is no cluster: it counts as one, and that is said.
    private mutating func reportZero(_ cells: [(text: String, location: SourceLocation)]) {
        let rows = labels.indices.filter { labels[$0] == "0" }
        guard let first = rows.first, labels.contains(where: { $0 != nil && $0 != "0" }) else { return }
        diagnostics.append(
            Diagnostic(
                .clusterZero, .warning,
                "\(Wording.count(rows.count, "unit is", "units are")) in a cluster called '0', which counts as a cluster like the others",
                at: cells[first].location, hint: "leave the cells empty if 0 stands for no cluster"))
    }

    /// `1.0` is 1: a column with a gap in it is one of decimals to many programs. Labels such as `1.1` stay what they are.
    private mutating func takeDecimalsAway() {
        guard CodeText.areDecimals(labels.lazy.compactMap { $0 }) else { return }
        labels = labels.map { label in label.map { CodeText.withoutDecimals($0) ?? $0 } }
    }

    /// Labels that differ only in zeros, capitals or spaces are kept apart, with a warning.
    private mutating func reportSimilar(_ cells: [(text: String, location: SourceLocation)]) {
        var first: [String: Int] = [:]
        var order: [String] = []
        for (row, label) in labels.enumerated() {
            guard let label, first[label] == nil else { continue }
            first[label] = row
            order.append(label)
        }
        var kin: [String: [String]] = [:]
        var keys: [String] = []
        for label in order {
            let key = Self.key(label)
            if kin[key] == nil { keys.append(key) }
            kin[key, default: []].append(label)
        }
        for key in keys {
            guard let alike = kin[key], alike.count > 1, let second = first[alike[1]] else { continue }
            let places = alike.prefix(5).map { label in
                label.cited + (first[label].flatMap { cells[$0].location.line }.map { " in line \($0)" } ?? "")
            }
            diagnostics.append(
                Diagnostic(
                    .similarClusterNames, .warning,
                    "the clusters \(places.joined(separator: " and ")) are kept apart", at: cells[second].location,
                    hint: "write one of them everywhere if they are the same"))
        }
    }

    private static func key(_ label: String) -> String {
        let folded = label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var parts = folded.split(separator: " ").map { word -> String in
            let word = Substring(CodeText.withoutDecimals(String(word)) ?? String(word))
            guard word.allSatisfy({ $0.isASCII && $0.isNumber }) else { return String(word) }
            let rest = word.drop { $0 == "0" }
            return rest.isEmpty ? "0" : String(rest)
        }
        if parts.isEmpty { parts = [folded] }
        return parts.joined(separator: " ")
    }
}
