import Delimitation

/// What the measures of the criterion are called for people.
public enum MeasureWords {
    /// A measure by its name in the JSON; one without a word of its own keeps that name.
    public static func name(_ measure: String) -> Bilingual {
        MeasureRegistry.title(of: measure).map { Bilingual($0.english, $0.danish) } ?? Bilingual(same: measure)
    }
}
