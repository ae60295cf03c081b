import Foundation
import StudyAreas

/// Whom the data is owed to: what the study file says, and what the layers themselves tell of where they come from.
struct DataCredits {
    let study: Study

    /// The sentences, the study file's first; each once.
    var sentences: [Bilingual] {
        var found = study.configuration.credits.map { Bilingual(same: $0.text) }
        let given = study.configuration.credits.map { $0.text.lowercased() }
        let layers = study.layers.values.map { $0 } + study.contextLayers.map(\.layer)
        func has(_ fields: [String]) -> Bool { layers.contains { layer in fields.contains { layer.hasField($0) } } }
        let isOpenStreetMap = has(["osm_id", "highway"])
        if isOpenStreetMap, !given.contains(where: { $0.contains("openstreetmap") }) {
            found.append("© OpenStreetMap contributors, ODbL")
        }
        let isDAGI = has(["dagi_id", "sognekode", "id.lokalid", "id_lokalid"])
        if isDAGI, !given.contains(where: { $0.contains("klimadatastyrelsen") || $0.contains("dagi") }) {
            found.append(
                Bilingual(
                    "contains data from Klimadatastyrelsen (DAGI), CC BY 4.0",
                    "indeholder data fra Klimadatastyrelsen (DAGI), CC BY 4.0"))
        }
        var seen: Set<Bilingual> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// All of them in one line; nil for none.
    var line: Bilingual? {
        guard let first = sentences.first else { return nil }
        return Bilingual("Data: ", "Data: ") + sentences.dropFirst().reduce(first) { $0 + " · " + $1 }
    }

    func add(to markup: inout Markup) {
        guard let line else { return }
        markup.element("p", [("class", "credits")]) { $0.words(line) }
    }
}
