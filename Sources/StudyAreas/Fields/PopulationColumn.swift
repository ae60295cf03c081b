import GeoJSONFormat
import GeoModel
import Texts

/// The inhabitants that the features of a layer state.
struct PopulationColumn {
    let source: FieldSource
    let column: NumberColumn
}

extension StudyBuilder {
    /// Looks at all figures of a layer: texts can be understood only together.
    ///
    /// - Throws: `UnusableInput` (K205) where texts of the column contradict each other about thousands.
    mutating func populationColumn(
        _ source: FieldSource, _ layer: StudyLayer
    ) throws(UnusableInput) -> PopulationColumn {
        PopulationColumn(source: source, column: try numberColumn(source, .counts, layer))
    }

    /// An attribute of every feature: a number, or a text as people write numbers; nil where it is neither.
    ///
    /// - Throws: `UnusableInput` (K205) where texts of the field contradict each other about thousands.
    mutating func figures(_ key: String, _ layer: StudyLayer) throws(UnusableInput) -> [Double?] {
        let source = FieldSource(keys: [key])
        let column = try numberColumn(source, .figures, layer)
        return layer.features.map { feature in
            switch source.value(of: feature) {
            case .string(let text):
                if case .value(let number) = column.read(text) { return number }
                return nil
            case let value: return value?.double.flatMap { $0.isFinite ? $0 : nil }
            }
        }
    }

    private mutating func numberColumn(
        _ source: FieldSource, _ kind: NumberColumn.Kind, _ layer: StudyLayer
    ) throws(UnusableInput) -> NumberColumn {
        var column = NumberColumn(kind)
        for (index, feature) in layer.features.enumerated() {
            switch source.value(of: feature) {
            case .string(let text): column.note(text, at: index)
            case .number(let token):
                // A whole number has nothing to say about marks.
                guard token.utf8.contains(where: { !(0x30...0x39).contains($0) }), let number = Double(token) else {
                    continue
                }
                column.note(number, at: index)
            default: continue
            }
        }
        let name = source.keys.map { "`\($0)`" }.joined(separator: ", ")
        if let conflict = column.conflict {
            let line = layer.features[conflict.againstRow].location.line.map { " on line \($0)" } ?? ""
            throw UnusableInput(
                Diagnostic(
                    .undecidableNumbers, .error,
                    "the figures in \(name) cannot be read: '\(conflict.text)' is thousands or decimals, and "
                        + "'\(conflict.against)'\(line) is written in another way",
                    at: layer.features[conflict.row].location,
                    hint: "write digits only, without marks between thousands"))
        }
        if let found = column.thousands { reportThousands(found, name, layer) }
        return column
    }

    private mutating func reportThousands(_ found: NumberColumn.Thousands, _ name: String, _ layer: StudyLayer) {
        let isDoubtful = found.areAllRound
        diagnostics.append(
            Diagnostic(
                .thousandsMarks, isDoubtful ? .warning : .note,
                "\(Wording.count(found.count, "figure", "figures")) in \(name) with \(found.mark.name) between "
                    + "thousands: '\(found.example)' is read as \(Wording.number(found.value))",
                at: layer.features[found.row].location,
                notes: isDoubtful
                    ? [
                        "all of them end in three zeros: if these are decimals, the figures are a thousand times too large"
                    ]
                    : [],
                hint: isDoubtful ? "write digits only, without decimals" : nil))
    }

    /// The inhabitants that a feature states: a number, or a text as people write numbers.
    mutating func population(of feature: Feature, _ stated: PopulationColumn?, _ id: String, _ name: String) -> Double?
    {
        guard let stated, let value = stated.source.value(of: feature) else { return nil }
        func report(_ code: DiagnosticCode, _ severity: Severity, _ words: String, _ hint: String?) {
            var location = feature.location
            location.id = id
            diagnostics.append(
                Diagnostic(code, severity, "the population of \(id) '\(name)' \(words)", at: location, hint: hint))
        }
        let number: Double
        switch value {
        case .string(let text):
            switch stated.column.read(text) {
            case .missing: return nil
            case .value(let count): number = count
            case .refused(.negative):
                report(.negativePopulation, .error, "is negative: \(text)", nil)
                return nil
            case .refused(let fault):
                let words = fault == .notANumber ? "is not a number: '\(text)'" : "is '\(text)', which \(fault.words)"
                report(
                    .nonNumericPopulation, .error, words, "write digits only, or null where it is not known")
                return nil
            }
        case .number(let token):
            guard let value = value.double, value.isFinite else {
                report(.nonNumericPopulation, .error, "is \(token), which cannot be inhabitants", nil)
                return nil
            }
            number = value
        default:
            report(
                .nonNumericPopulation, .error, "is not a number: \(value.kindName)",
                "write digits only, or null where it is not known")
            return nil
        }
        guard number >= 0 else {
            report(.negativePopulation, .error, "is negative: \(Wording.number(number))", nil)
            return nil
        }
        // More than have ever lived on Earth.
        guard number <= 1e10 else {
            report(
                .nonNumericPopulation, .error, "is \(Wording.number(number)), which cannot be inhabitants",
                "write digits only")
            return nil
        }
        if number != number.rounded() {
            report(
                .nonNumericPopulation, .warning, "is not a whole number: \(Wording.number(number))",
                number < 1000 ? "is it in thousands? It is taken as it stands" : "it is taken as it stands")
        }
        return number
    }
}
