import StudyAreas

/// What the areas of a layer are, as far as its name or its file's name tells: for sentences.
enum AreaKind: Sendable {
    case municipality, parish, schoolDistrict, postalDistrict, pastorate, other

    init(of layer: ContextLayer) {
        let file = layer.layer.collection.sourceName.split(separator: "/").last ?? ""
        let text = "\(layer.name) \(file)".lowercased()
        let words: [(String, AreaKind)] = [
            ("kommun", .municipality), ("municipal", .municipality), ("skole", .schoolDistrict),
            ("school", .schoolDistrict), ("post", .postalDistrict), ("pastor", .pastorate), ("sogn", .parish),
            ("parish", .parish),
        ]
        // The units' own file says nothing of what a field of theirs holds.
        let name = layer.field == nil ? text : layer.name.lowercased()
        self = words.first { name.contains($0.0) }?.1 ?? .other
    }

    /// The area with its kind, as a place where people live.
    func named(_ area: String, wasBefore: Bool) -> (english: String, danish: String) {
        let former = wasBefore ? ("former ", "tidligere ") : ("", "")
        let (english, danish) = words
        let whole = area.lowercased()
        // Sælhavn Skole is a school; where it belongs to is its district.
        if self == .schoolDistrict, whole.hasSuffix("skole") {
            return ("the \(former.0)district of \(area)", "\(former.1)\(area)s distrikt")
        }
        // What is called so already is not called so twice.
        if english.isEmpty || whole.contains(danish.lowercased()) { return (former.0 + area, former.1 + area) }
        return (former.0 + area + " " + english, former.1 + area + " " + danish)
    }

    /// The word for such an area, in both languages.
    private var words: (english: String, danish: String) {
        switch self {
        case .municipality: ("municipality", "Kommune")
        case .parish: ("parish", "Sogn")
        case .schoolDistrict: ("school district", "skoledistrikt")
        case .postalDistrict: ("postal district", "postdistrikt")
        case .pastorate: ("pastorate", "Pastorat")
        case .other: ("", "")
        }
    }
}
