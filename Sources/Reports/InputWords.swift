import StudyAreas

extension InputFile.Role {
    /// What people call this input.
    public var words: Bilingual {
        Bilingual(rawValue, danish)
    }

    private var danish: String {
        switch self {
        case .villages: "landsbyer"
        case .parishes: "sogne"
        case .municipalities: "kommuner"
        case .roads: "veje"
        case .barriers: "barrierer"
        case .historical: "historiske områder"
        case .identity: "identitetsområder"
        case .distances: "afstande"
        case .grouping: "gruppering"
        case .units: "enheder"
        }
    }
}
