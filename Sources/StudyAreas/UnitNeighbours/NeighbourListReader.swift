import GeoJSONFormat
import GeoModel

/// Reads the statements of a list of neighbours, in whichever of the three forms it is.
struct NeighbourListReader {
    private(set) var statements: [NeighbourList.Statement] = []
    private let file: String
    private let ids: Set<String>

    init(_ source: SourceText, ids: [String]) throws(UnusableInput) {
        file = source.name
        self.ids = Set(ids)
        let lines = source.withUnsafeBytes { bytes in
            bytes.split(separator: 10, omittingEmptySubsequences: false).prefix(3).map {
                String(decoding: UnsafeRawBufferPointer(rebasing: $0), as: UTF8.self).words
            }
        }
        let head = lines.first ?? []
        let isGeoDa =
            (head.count == 1 && Int(head[0]) != nil) || (head.count >= 2 && head[0] == "0" && Int(head[1]) != nil)
        let name = file.lowercased()
        guard isGeoDa || name.hasSuffix(".gal") || name.hasSuffix(".gwt") || name.hasSuffix(".kwt") else {
            try readPairs(source)
            return
        }
        // GAL has the number of neighbours as the second word of its second line, GWT a neighbour and a distance there.
        let isWeights = !name.hasSuffix(".gal") && lines.count > 1 && lines[1].count == 3
        let text = source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).words }
        if isWeights || name.hasSuffix(".gwt") || name.hasSuffix(".kwt") {
            try readWeights(all)
        } else {
            try readGAL(all)
        }
    }

    private mutating func readGAL(_ lines: [[String]]) throws(UnusableInput) {
        var at = 1
        while at < lines.count {
            let head = lines[at]
            if head.isEmpty {
                at += 1
                continue
            }
            guard head.count == 2, let count = Int(head[1]), count >= 0 else {
                throw refused("a unit and how many neighbours it has were expected here", at)
            }
            // A unit without neighbours has an empty line, or none.
            let names = count > 0 && at + 1 < lines.count ? lines[at + 1] : []
            guard names.count == count else {
                throw refused(
                    "unit '\(head[0])' is to have \(count) neighbours, and the next line names \(names.count)", at)
            }
            for name in names {
                statements.append(NeighbourList.Statement(unit: head[0], neighbour: name, line: at + 2))
            }
            at += count > 0 ? 2 : 1
        }
    }

    private mutating func readWeights(_ lines: [[String]]) throws(UnusableInput) {
        for (index, words) in lines.enumerated().dropFirst() where !words.isEmpty {
            guard words.count == 3, Double(words[2]) != nil else {
                throw refused("a unit, its neighbour and their distance were expected here", index)
            }
            statements.append(NeighbourList.Statement(unit: words[0], neighbour: words[1], line: index + 1))
        }
    }

    private mutating func readPairs(_ source: SourceText) throws(UnusableInput) {
        let table = DelimitedText(source)
        var columns: (unit: Int, neighbour: Int, weight: Int?)?
        var faults: [Diagnostic] = []
        var found: [NeighbourList.Statement] = []
        let (ids, file) = (ids, file)
        let unclosed = table.forEachRecord { record in
            if record.isBlank { return }
            guard let known = columns else {
                columns = Self.columns(record.cells)
                let isData = record.cells.count >= 2 && ids.contains(record.cells[0]) && ids.contains(record.cells[1])
                if !isData { return }
                columns = (0, 1, nil)
                found.append(
                    NeighbourList.Statement(unit: record.cells[0], neighbour: record.cells[1], line: record.line))
                return
            }
            guard record.cells.count > max(known.unit, known.neighbour) else {
                faults.append(
                    Diagnostic(
                        .unusableNeighbourList, .error, "this row names one unit only",
                        at: SourceLocation(file: file, line: record.line)))
                return
            }
            let pair = (record.cells[known.unit], record.cells[known.neighbour])
            let weight = known.weight.flatMap { record.cells.indices.contains($0) ? record.cells[$0] : nil }
            if let weight, Double(weight.replacing(",", with: ".")) == 0 { return }
            // PySAL writes a unit without neighbours as one that is its own, or with an empty cell.
            if pair.0.isEmpty || pair.1.isEmpty || pair.0 == pair.1 { return }
            found.append(NeighbourList.Statement(unit: pair.0, neighbour: pair.1, line: record.line))
        }
        faults += unclosed.filter { $0.severity == .error }
        if columns == nil {
            faults.append(refusal("the list of neighbours is empty", 0))
        } else if found.isEmpty && faults.isEmpty {
            faults.append(refusal("the list of neighbours holds no pair", 0))
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        statements = found
    }

    /// The columns of a header: by their names, else the first two.
    private static func columns(_ header: [String]) -> (unit: Int, neighbour: Int, weight: Int?) {
        let names = header.map { $0.lowercased() }
        func first(_ known: [String]) -> Int? { names.firstIndex { known.contains($0) } }
        let unit = first(["focal", "from", "a", "unit", "id", "origin", "source", "fra", "enhed", "kode", "i"])
        let other = first(["neighbor", "neighbour", "to", "b", "destination", "target", "til", "nabo", "nid", "j"])
        let weight = first(["weight", "w", "vægt"])
        guard let unit, let other, unit != other else { return (0, 1, weight) }
        return (unit, other, weight)
    }

    private func refused(_ message: String, _ index: Int) -> UnusableInput { UnusableInput(refusal(message, index)) }

    private func refusal(_ message: String, _ index: Int) -> Diagnostic {
        Diagnostic(
            .unusableNeighbourList, .error, message, at: SourceLocation(file: file, line: index + 1),
            hint: "a list of neighbours is GAL, GWT, or CSV with a pair of ids on each row: `from,to`")
    }
}

extension String {
    /// The words between white space.
    fileprivate var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
