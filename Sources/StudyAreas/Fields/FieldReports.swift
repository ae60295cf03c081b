import GeoModel

/// What is reported of fields that were found without a usual name, or not at all.
extension StudyBuilder {
    mutating func reportIds(_ ids: LayerIds, of layer: StudyLayer, _ role: InputFile.Role) {
        guard !layer.features.isEmpty else { return }
        let file = SourceLocation(file: layer.collection.sourceName)
        let option = Self.option("id", inputs[layer.input].role == .units ? .units : role)
        let count = layer.features.count
        switch ids.origin {
        case .found(let key):
            diagnostics.append(
                Diagnostic(
                    .foundId, .note,
                    "the ids come from `\(key)`, which is unique in \(Wording.count(count, "feature", "features"))",
                    at: file, hint: "another field is named with `\(option)`"))
        case .number:
            diagnostics.append(
                Diagnostic(
                    .numberedFeatures, .warning,
                    count == 1
                        ? "no field holds an id: the feature is called feature-0"
                        : "no field holds an id: the features are called feature-0 to feature-\(count - 1) by their position",
                    at: file, notes: [Self.listed(layer.fields.keys)],
                    hint: "name a field whose values are unique with `\(option)`"))
        case .named, .usual, .own: break
        }
        if let index = ids.withOwnId.first {
            let key = ids.key ?? ""
            var location = layer.features[index].location
            location.id = ids[index]
            diagnostics.append(
                Diagnostic(
                    .mixedIds, .warning,
                    "\(Wording.count(ids.withOwnId.count, "feature has", "features have")) no `\(key)`; "
                        + "their own ids or numbers are used", at: location,
                    notes: ["for instance " + ids.withOwnId.prefix(5).compactMap { ids[$0] }.joined(separator: ", ")],
                    hint: "complete `\(key)`, or name another field with `\(option)`"))
        }
        if let spoiled = ids.spoiled {
            diagnostics.append(
                Diagnostic(
                    .idsWithDecimals, .note, "ids are written with decimals, as '\(spoiled)'; they are read without",
                    at: file, hint: "save them as text where the file is made"))
        }
    }

    mutating func reportName(_ key: String, of layer: StudyLayer, _ role: InputFile.Role) {
        diagnostics.append(
            Diagnostic(
                .foundName, .note, "the names come from `\(key)`, whose values look like names",
                at: SourceLocation(file: layer.collection.sourceName),
                hint: "another field is named with `\(Self.option("name", role))`"))
    }

    /// Where there are other fields, one of them may well be the name.
    mutating func reportNoName(of layer: StudyLayer, _ role: InputFile.Role, taken: Set<String>) {
        guard layer.fields.keys.contains(where: { !taken.contains($0) && (layer.fields.filled[$0] ?? 0) > 0 }) else {
            return
        }
        diagnostics.append(
            Diagnostic(
                .noName, .note, "no field holds a name; the ids stand for names",
                at: SourceLocation(file: layer.collection.sourceName), notes: [Self.listed(layer.fields.keys)],
                hint: "name one with `\(Self.option("name", role))`"))
    }

    private static func option(_ what: String, _ role: InputFile.Role) -> String {
        role == .units ? "--\(what) FIELD" : "--field \(role.rawValue).\(what)=FIELD"
    }
}
