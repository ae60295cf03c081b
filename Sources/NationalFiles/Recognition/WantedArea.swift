import GeoModel

/// The municipality of the study, as the files of the folder know it.
struct WantedArea: Sendable {
    /// How units are known to lie in it.
    enum Source: Sendable {
        /// It is an area of a layer, by the layer's position.
        case layer(Int)
        /// It is a value of a field of the units, by the position of their layer.
        case field(Int, String)
    }

    /// Its name, as the data spells it.
    var name: String
    /// Its code, or the value of the field.
    var code: String
    var source: Source
    /// The box around it, in degrees.
    var box: Box
}

extension WantedArea {
    /// Finds the area that is called `wanted`, or has that code.
    ///
    /// - Throws: `UnusableInput` with K371 when there is none, K372 when several have the name.
    static func find(_ wanted: String, in layers: [LayerSummary]) throws(UnusableInput) -> WantedArea {
        let areas = layers.indices.filter { layers[$0].shape == .areas }
        let municipal = areas.filter { LayerKind.isMunicipal(layers[$0]) }
        // Without a layer of municipalities by its words, any that is not of units or of another kind may be one.
        let others = areas.filter { !municipal.contains($0) && LayerKind.mayDivide(layers[$0]) }
        if let found = try match(wanted, in: municipal, of: layers) { return found }
        if let found = try division(wanted, in: areas, of: layers) { return found }
        if municipal.isEmpty, let found = try match(wanted, in: others, of: layers) { return found }
        throw UnusableInput(unknown(wanted, areas: areas, municipal: municipal, others: others, of: layers))
    }

    private static func match(
        _ wanted: String, in candidates: [Int], of layers: [LayerSummary]
    ) throws(UnusableInput) -> WantedArea? {
        let plain = NameMatching.plain(wanted)
        var found: [(area: WantedArea, rank: [Int])] = []
        for index in candidates {
            let layer = layers[index]
            var hits = layer.names.indices.filter { layer.names[$0].map { NameMatching.plain($0) == plain } ?? false }
            if hits.isEmpty {
                hits = layer.codes.indices.filter {
                    layer.codes[$0].map { NameMatching.isCode($0, plain) } ?? false
                }
            }
            guard let first = hits.first else { continue }
            let codes = Set(hits.map { layer.codes[$0] ?? layer.names[$0] ?? "" })
            guard codes.count == 1, let code = codes.first else {
                throw UnusableInput(ambiguous(wanted, hits.map { layer.codes[$0] ?? "" }, layer))
            }
            let box = hits.reduce(into: Box.empty) { if !layer.boxes[$1].isEmpty { $0.extend(to: layer.boxes[$1]) } }
            guard !box.isEmpty else { continue }
            let area = WantedArea(name: layer.names[first] ?? code, code: code, source: .layer(index), box: box)
            // An area of the country's map, not of a list of parts: inhabitants, one feature a code, detail.
            let rank = [
                layer.population == nil ? 0 : 1, layer.faults == 0 ? 1 : 0,
                layer.distinctCodes.count == layer.count ? 1 : 0, Int(min(box.width * box.height, 1e4) * 1e6),
                layer.vertices,
            ]
            found.append((area, rank))
        }
        return found.max { $0.rank.lexicographicallyPrecedes($1.rank) }?.area
    }

    /// The area as a value that several units state.
    private static func division(
        _ wanted: String, in areas: [Int], of layers: [LayerSummary]
    ) throws(UnusableInput) -> WantedArea? {
        let plain = NameMatching.plain(wanted)
        var best: (area: WantedArea, rank: [Int])?
        for index in areas {
            let layer = layers[index]
            for division in layer.divisions {
                let isExact = division.values.contains { $0?.lowercased() == plain }
                let hits = division.values.indices.filter { position in
                    guard let value = division.values[position] else { return false }
                    return isExact ? value.lowercased() == plain : NameMatching.isCode(value, plain)
                }
                guard hits.count > 1, let value = division.values[hits[0]] else { continue }
                let box = hits.reduce(into: Box.empty) {
                    if !layer.boxes[$1].isEmpty { $0.extend(to: layer.boxes[$1]) }
                }
                guard !box.isEmpty else { continue }
                let isKnown = layer.municipalityFields.contains(division.field)
                // Of a department and a canton with one number the larger is meant.
                let rank = [isKnown ? 1 : 0, layer.population == nil ? 0 : 1, hits.count]
                if let best, !best.rank.lexicographicallyPrecedes(rank) { continue }
                best = (
                    WantedArea(name: value, code: value, source: .field(index, division.field), box: box), rank
                )
            }
        }
        return best?.area
    }
}

extension WantedArea {
    private static func ambiguous(_ wanted: String, _ codes: [String], _ layer: LayerSummary) -> Diagnostic {
        let listed = Array(Set(codes)).sorted()
        return Diagnostic(
            .ambiguousArea, .error, "\(listed.count) areas are called '\(wanted)'",
            at: SourceLocation(file: layer.name), notes: ["their codes are \(listed.joined(separator: ", "))"],
            hint: "name it by its code: `klynge new \(listed[0]) --data …`")
    }

    private static func unknown(
        _ wanted: String, areas: [Int], municipal: [Int], others: [Int], of layers: [LayerSummary]
    ) -> Diagnostic {
        var names: [String] = []
        // An area that is listed by its name is not listed again by its code.
        var codes: Set<Substring> = []
        let searched = municipal.isEmpty ? others : municipal
        for index in searched {
            for (name, code) in zip(layers[index].names, layers[index].codes) {
                if let label = name ?? code { names.append(label) }
                if name != nil, let code { codes.insert(code.drop { $0 == "0" }) }
            }
        }
        for index in areas {
            for division in layers[index].divisions {
                let values = Set(division.values.compactMap { $0 }).sorted()
                if municipal.isEmpty || layers[index].municipalityFields.contains(division.field) {
                    names += values.filter { !codes.contains($0.drop { $0 == "0" }) }
                }
            }
        }
        var seen: Set<String> = []
        names = names.filter { seen.insert($0).inserted }
        let nearest = NameMatching.nearest(wanted, among: names)
        let hint: String
        if !nearest.isEmpty {
            hint = "did you mean " + nearest.map { "'\($0)'" }.joined(separator: ", ") + "?"
        } else if names.isEmpty {
            hint = "the folder needs a layer of municipalities, or units with a field that names theirs"
        } else {
            hint =
                "there are \(names.count): " + names.prefix(12).joined(separator: ", ")
                + (names.count > 12 ? ", …" : "")
        }
        let files = searched.map { layers[$0].name }
        return Diagnostic(
            .unknownArea, .error, "no municipality is called '\(wanted)', or has that code",
            notes: files.isEmpty ? [] : ["looked for in \(files.joined(separator: ", "))"], hint: hint)
    }
}
