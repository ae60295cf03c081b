import StudyAreas

/// The name of a layer that wrote Danish letters as plain ones, as the study's own data spells it.
struct Spelling: Sendable {
    private let spelled: [String: String]
    /// The units of each name.
    let units: [String: [Int]]

    init(_ study: Study) {
        units = study.units.indices.reduce(into: [:]) { $0[study.units[$1].name, default: []].append($1) }
        var spelled: [String: String] = [:]
        let names = study.municipalities.map(\.name) + study.parishes.map(\.name) + study.villages.map(\.name)
        for name in names where name.contains(where: { "æøåÆØÅ".contains($0) }) {
            spelled[Self.plain(name)] = spelled[Self.plain(name)] ?? name
            for word in name.split(separator: " ").map(String.init) where word.count > 3 {
                spelled[Self.plain(word)] = spelled[Self.plain(word)] ?? word
            }
        }
        self.spelled = spelled
    }

    /// An area's name without the word for what kind of area it is: the cluster is no school.
    private static func bare(_ name: String) -> String {
        for kind in kinds where name.count > kind.count + 1 && name.lowercased().hasSuffix(" " + kind) {
            return String(name.dropLast(kind.count + 1))
        }
        return name
    }

    private static let kinds = [
        "skoledistrikt", "skole", "pastorat", "postdistrikt", "kommune", "sogn", "lokalråd", "school district",
        "school",
        "district", "municipality", "parish",
    ]

    /// The name as the study spells it.
    ///
    /// - Parameter isPlain: whether the layer that it is from has no name with a letter beyond A to Z.
    func corrected(_ full: String, isPlain: Bool) -> String {
        let name = Self.bare(full)
        let plain = Self.plain(name)
        guard plain.contains("aa") || plain.contains("ae") || plain.contains("oe") else { return name }
        if let known = spelled[plain] { return known }
        guard isPlain, !spelled.isEmpty else { return name }
        // Danish has no ae and oe of its own; aa it has, in names that are written so.
        return name.replacing("ae", with: "æ").replacing("oe", with: "ø").replacing("Ae", with: "Æ")
            .replacing("Oe", with: "Ø")
    }

    private static func plain(_ name: String) -> String {
        var text = ""
        for letter in name.lowercased() {
            switch letter {
            case "å": text += "aa"
            case "æ": text += "ae"
            case "ø": text += "oe"
            case "-", " ": continue
            default: text.append(letter)
            }
        }
        return text
    }
}
