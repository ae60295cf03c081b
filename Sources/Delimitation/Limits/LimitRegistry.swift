/// Every figure of a cluster on which a limit may be set by its name alone.
public enum LimitRegistry {
    static let all: [any LimitDefinition] = [AreaLimit(), CompactnessLimit()]

    /// The names of all, in this order.
    public static var names: [String] { all.map(\.name) }

    /// What a limit is called for people, in both languages; nil for a name that none has.
    public static func title(of name: String) -> Evidence? { definition(name)?.title }

    static func definition(_ name: String) -> (any LimitDefinition)? { all.first { $0.name == name } }
}
