import GeoJSONFormat
import GeoModel

extension StudyBuilder {
    /// What the areas of the parish layer are called: as the user says, else by the names of the fields, else by the names of
    /// the areas, else parishes where the data is Danish, and units anywhere else.
    func areaWord(of layer: StudyLayer, _ keys: LayerKeys) -> UnitWord {
        let found = recognisedWord(layer, keys) ?? (isDanish(layer) ? .parish : .unit)
        guard configuration.unitKind != .village, let own = configuration.unitWord else { return found }
        return own.over(found)
    }

    /// What villages are called when they are the units.
    var villageWord: UnitWord { configuration.unitWord.map { $0.over(.village) } ?? .village }

    private func recognisedWord(_ layer: StudyLayer, _ keys: LayerKeys) -> UnitWord? {
        // The fields with ids and names first; then others whose values are different for every feature.
        let main = [keys.ids.key].compactMap { $0 } + (keys.name?.keys ?? [])
        for key in main {
            if let word = Self.word(in: key) { return word }
        }
        if let word = nameWord(layer, keys) { return word }
        let taken = Set((keys.municipality?.keys ?? []) + (keys.nameOfMunicipality?.keys ?? []) + main)
        for key in layer.fields.keys where !taken.contains(key) {
            guard let word = Self.word(in: key), (layer.fields.filled[key] ?? 0) * 10 >= layer.features.count * 9 else {
                continue
            }
            let column = FieldColumn(key, layer.features)
            if column.isUnique, column.filled > 1 { return word }
        }
        return nil
    }

    /// The word in a field's name: the whole name, two parts of it, or one.
    private static func word(in key: String) -> UnitWord? {
        let whole = key.lowercased()
        if let exact = UnitWord.allKnown.first(where: { $0.stems.contains(whole) }) { return exact.word }
        return FieldWords.parts(of: key).lazy.compactMap(UnitWord.known).first
    }

    /// The word that most names hold: `Skjern Sogn`, `Autauga County`, `Московская область`.
    private func nameWord(_ layer: StudyLayer, _ keys: LayerKeys) -> UnitWord? {
        let further = layer.fields.keys.filter {
            FieldWords.parts(of: $0).contains { FieldWords.matches($0, FieldWords.name) }
        }
        for key in (keys.name?.keys ?? []) + further {
            var counts: [UnitWord: Int] = [:]
            var named = 0
            let step = max(1, layer.features.count / 400)
            for index in stride(from: 0, to: layer.features.count, by: step) {
                guard let text = layer.features[index].properties[key]?.text else { continue }
                named += 1
                let parts = text.lowercased().split { !$0.isLetter }.map(String.init)
                guard parts.count > 1 else { continue }
                for word in Set([parts[0], parts[parts.count - 1]].compactMap(Self.exact)) {
                    counts[word, default: 0] += 1
                }
            }
            let best = counts.max { ($0.value, $1.key.english.one) < ($1.value, $0.key.english.one) }
            if let best, best.value * 2 > named { return best.key }
        }
        return nil
    }

    private static func exact(_ part: String) -> UnitWord? {
        UnitWord.allKnown.first { $0.stems.contains(part) && part.count > 3 }?.word
    }

    /// Whether fields have Danish names, or the layer lies in Denmark.
    private func isDanish(_ layer: StudyLayer) -> Bool {
        let danish: Set = [
            "kode", "sognekode", "sogn_kode", "sognenavn", "indbyggertal", "indb_antal", "dagi_id", "id_lokalid",
        ]
        if layer.fields.keys.contains(where: { danish.contains($0.lowercased()) }) { return true }
        var box = Box.empty
        for (index, feature) in layer.features.enumerated() where layer.outOfRange[index] == nil {
            if let own = feature.geometry?.box { box.extend(to: own) }
        }
        guard layer.system == .longitudeLatitude else { return layer.system == .utm32 }
        let centre = box.centre
        return (8...15.3).contains(centre.x) && (54.5...57.8).contains(centre.y) && box.width < 8
    }
}
