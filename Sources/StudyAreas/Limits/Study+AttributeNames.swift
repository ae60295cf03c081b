extension Study {
    /// The names that `attribute(_:)` knows, and those that are always there: of tables first, then of the layer.
    public var attributeNames: [String] {
        let role: InputFile.Role = unitKind == .parish ? .parishes : .villages
        return ["population", "km2"] + figures.map(\.name) + (layers[role]?.fields.keys ?? [])
    }
}
