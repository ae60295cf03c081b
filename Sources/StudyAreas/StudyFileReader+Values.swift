import GeoModel

/// One function a kind of value. Each returns what was wanted when the value does not fit, else nil.
extension StudyFileReader {
    typealias Assign<Value> = (inout StudyConfiguration, Value) -> Void

    mutating func text(_ value: SettingValue, _ assign: Assign<String>) -> String? {
        guard case .text(let text) = value, !text.isEmpty else { return "a text in quotes" }
        assign(&configuration, text)
        return nil
    }

    mutating func path(_ value: SettingValue, _ assign: Assign<String>) -> String? {
        guard case .text(let text) = value, !text.isEmpty else { return "a path in quotes" }
        if let wanted = Self.brokenPath(text) { return wanted }
        assign(&configuration, StudyFile.join(folder, text))
        return nil
    }

    /// A path such as "data\new.geojson" in double quotes, where `\n` became a line break; nil where there is none.
    static func brokenPath(_ text: String) -> String? {
        let letters: [UInt8: String] = [
            0: "\\u0000", 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r",
        ]
        guard let sign = text.utf8.first(where: { letters[$0] != nil }), let letter = letters[sign] else { return nil }
        return "a path, and `\(letter)` in double quotes is no part of one: write / for \\, or use single quotes"
    }

    mutating func texts(_ value: SettingValue, _ assign: Assign<[String]>) -> String? {
        guard let texts = value.strings else { return "a text or a list of texts" }
        assign(&configuration, texts)
        return nil
    }

    mutating func demands(_ value: SettingValue, _ assign: Assign<[[String]]>) -> String? {
        guard let demands = value.demands, demands.allSatisfy({ $0.count >= 2 }) else {
            return "a list of units, or a list of such lists, with at least two units in each"
        }
        assign(&configuration, demands)
        return nil
    }

    mutating func flag(_ value: SettingValue, _ assign: Assign<Bool>) -> String? {
        guard case .flag(let flag) = value else { return "true or false" }
        assign(&configuration, flag)
        return nil
    }

    mutating func amount(_ value: SettingValue, _ unit: String, _ assign: Assign<Double>) -> String? {
        guard let number = value.double, number.isFinite, number >= 0 else { return "a number of \(unit), 0 or more" }
        assign(&configuration, number)
        return nil
    }

    mutating func whole(_ value: SettingValue, from least: Int, _ assign: Assign<Int>) -> String? {
        guard case .whole(let number) = value, number >= least else { return "a whole number, \(least) or more" }
        assign(&configuration, number)
        return nil
    }

    mutating func range(_ value: SettingValue, _ assign: Assign<LimitBounds>) -> String? {
        // A number with a point has lost its zeros here: 5.000 may be five or five thousand.
        guard let text = value.string, let range = LimitBounds(text) else {
            return
                "a range of whole numbers in quotes, such as \"1000..16000\", \"1000..\", \"..16000\", or one whole number"
        }
        assign(&configuration, range)
        return nil
    }

    /// No cluster is without members, so a smallest number of 0 is a slip.
    mutating func memberRange(_ value: SettingValue) -> String? {
        var slip: String?
        let fault = range(value) { configuration, bounds in
            if bounds.minimum == 0 || bounds.maximum == 0 {
                slip =
                    "a range of whole numbers from 1 on, such as \"2..10\" or \"..10\": no cluster is without members"
            } else {
                configuration.limits.members = bounds
            }
        }
        return fault ?? slip
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: SettingValue, _ assign: Assign<Choice>
    ) -> String? where Choice.RawValue == String {
        let choices = Choice.allCases.map { "\"\($0.rawValue)\"" }
        guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
            return choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
        }
        assign(&configuration, choice)
        return nil
    }

    /// A table `name = path`, one path, or a list of paths, each perhaps `NAME=path`.
    mutating func layers(_ value: SettingValue, _ assign: Assign<[StudyConfiguration.NamedLayer]>) -> String? {
        let wanted = "a table of `name = \"path\"`, a path, or a list of paths"
        if case .table(let entries) = value {
            let layers = entries.compactMap { entry in
                entry.value.string.map {
                    place(StudyConfiguration.NamedLayer(name: entry.key, path: $0))
                }
            }
            guard layers.count == entries.count else { return wanted }
            for entry in entries {
                guard let wanted = entry.value.string.flatMap(Self.brokenPath) else { continue }
                refuse("`\(TOMLWords.shortened(entry.key))` must be \(wanted)", at: entry)
            }
            assign(&configuration, layers)
            return nil
        }
        guard let texts = value.strings else { return wanted }
        var layers = texts.map { StudyConfiguration.NamedLayer($0) }
        if let broken = layers.lazy.compactMap({ Self.brokenPath($0.path) }).first { return broken }
        layers = layers.map(place)
        assign(&configuration, layers)
        return nil
    }

    /// A file is looked for beside the study file; a field of the units lies nowhere.
    private func place(_ layer: StudyConfiguration.NamedLayer) -> StudyConfiguration.NamedLayer {
        guard layer.field == nil else { return layer }
        var layer = layer
        layer.path = StudyFile.join(folder, layer.path)
        return layer
    }

    mutating func fields(_ value: SettingValue) -> String? {
        let layers: [String: WritableKeyPath<FieldMap, FieldMap.Layer>] = [
            "villages": \.villages, "parishes": \.parishes, "municipalities": \.municipalities,
        ]
        let concepts: [String: WritableKeyPath<FieldMap.Layer, String?>] = [
            "id": \.id, "code": \.id, "name": \.name, "population": \.population, "type": \.type,
            "municipality": \.municipality,
        ]
        guard case .table(let tables) = value else { return "tables: [fields.parishes] with id = \"SOGN_NR\"" }
        for table in tables {
            guard let layer = layers[table.key] else {
                unknown(table, section: "fields", among: layers.keys.sorted())
                continue
            }
            guard case .table(let entries) = table.value else {
                return "tables: [fields.parishes] with id = \"SOGN_NR\""
            }
            let section = "fields.\(table.key)"
            for entry in entries {
                guard let concept = concepts[entry.key] else {
                    unknown(entry, section: section, among: concepts.keys.sorted())
                    continue
                }
                guard case .text(let name) = entry.value, !name.isEmpty else {
                    refuse("`\(entry.key)` must be the name of a field", at: entry)
                    continue
                }
                configuration.fields[keyPath: layer.appending(path: concept)] = name
            }
        }
        return nil
    }
}

extension StudyConfiguration.NamedLayer {
    /// The layer that an option spells: `NAME=path`, or a path alone. A `=` after a `/` belongs to the path.
    public init(_ text: String) {
        if let sign = text.firstIndex(of: "="), sign != text.startIndex, !text[..<sign].contains("/") {
            self.init(name: String(text[..<sign]), path: String(text[text.index(after: sign)...]))
        } else {
            self.init(path: text)
        }
    }
}
