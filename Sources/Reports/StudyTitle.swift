import StudyAreas

/// What a study is called on its report.
public enum StudyTitle {
    /// The title that the study file gives; else its municipalities, where they are few; else what it is about.
    public static func text(_ study: Study) -> Bilingual {
        if let title = study.configuration.title { return Bilingual(same: title) }
        let codes = Set(study.units.compactMap(\.municipality))
        let names = study.municipalities.filter { codes.contains($0.code) }.map(\.name)
        guard !names.isEmpty, names.count <= 3 else { return Bilingual("Village clusters", "Landsbyklynger") }
        let joined = DanishCollation.sorted(names) { $0 }.joined(separator: ", ")
        return Bilingual("Village clusters in ", "Landsbyklynger i ") + Bilingual(same: joined)
    }
}
