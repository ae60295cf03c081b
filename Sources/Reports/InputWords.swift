import StudyAreas

extension InputFile.Role {
    /// What people call this input of a study: its parish layer by what the areas are.
    public func words(in study: Study) -> Bilingual {
        switch self {
        case .parishes: ReportWords.many(study.areaWord)
        case .villages where study.unitKind == .village: ReportWords.many(study.unitWord)
        default: Bilingual(rawValue, danish)
        }
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
        case .facilities: "faciliteter"
        case .distances: "afstande"
        case .figures: "tal"
        case .grouping: "gruppering"
        case .units: "enheder"
        }
    }
}
