import GeoJSONFormat
import GeoModel
import Texts

extension StudyBuilder {
    /// Reports that several fields can be the inhabitants and do not hold the same: which one is taken, and how to take another.
    ///
    /// Years of one field are expected to differ: that is a note. Different fields are a warning.
    mutating func reportPopulations(_ source: FieldSource, _ layer: StudyLayer, _ role: InputFile.Role) {
        guard source.keys.count > 1, let taken = source.keys.first else { return }
        let columns = source.keys.map { populationFigures($0, layer) }
        var differing: [(key: String, count: Int, both: Int, first: Int)] = []
        for (key, column) in zip(source.keys, columns).dropFirst() {
            let both = column.indices.filter { column[$0] != nil && columns[0][$0] != nil }
            let others = both.filter { column[$0] != columns[0][$0] }
            if let first = others.first { differing.append((key, others.count, both.count, first)) }
        }
        guard let first = differing.first else { return }
        let years = source.keys.map { PopulationWords.match($0)?.year }
        let areYears = years.allSatisfy { $0 != nil }
        let filledIn = columns[0].indices.filter { index in
            columns[0][index] == nil && columns.dropFirst().contains { $0[index] != nil }
        }
        var notes = differing.prefix(5).map { other in
            "`\(other.key)` holds another figure in \(other.count) of \(Wording.count(other.both, "feature", "features")), for instance "
                + figures(other.first, taken, other.key, layer)
        }
        if !filledIn.isEmpty {
            notes.append(
                "\(Wording.count(filledIn.count, "feature has", "features have")) no `\(taken)`; the next of the fields counts there"
            )
        }
        diagnostics.append(
            Diagnostic(
                .disagreeingPopulations, areYears ? .note : .warning,
                areYears
                    ? "the inhabitants come from `\(taken)`, the newest of \(source.keys.count) years"
                    : "the inhabitants come from `\(taken)`, and `\(first.key)` says otherwise",
                at: layer.features[first.first].location, notes: notes,
                hint: "say which one counts: `--field \(role.rawValue).population=\(areYears ? taken : first.key)`"))
    }

    private func figures(_ index: Int, _ one: String, _ other: String, _ layer: StudyLayer) -> String {
        let values = [one, other].map { layer.features[index].properties[$0]?.text ?? "" }
        return "\(values[0]) and \(values[1])"
    }

    /// The figures of a field; nil where there is none, or texts that contradict each other, which is reported where they count.
    private func populationFigures(_ key: String, _ layer: StudyLayer) -> [Double?] {
        var column = NumberColumn(.counts)
        for (index, feature) in layer.features.enumerated() {
            if case .string(let text) = feature.properties[key] { column.note(text, at: index) }
        }
        return layer.features.map { feature in
            switch feature.properties[key] {
            case .string(let text):
                if case .value(let number) = column.read(text) { return number }
                return nil
            case let value: return value?.double.flatMap { $0.isFinite ? $0 : nil }
            }
        }
    }
}
