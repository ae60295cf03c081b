/// The fields that the user names, where the automatic names do not fit.
public struct FieldMap: Sendable, Equatable {
    /// The fields of one layer; nil means: look for the usual names.
    public struct Layer: Sendable, Equatable {
        /// The field with the unique id or the official code.
        public var id: String?
        /// The field with the name for people.
        public var name: String?
        /// The field with the number of inhabitants.
        public var population: String?
        /// The field with the kind of settlement (`by`, `sommerhusområde`, …).
        public var type: String?
        /// The field with the municipality's code.
        public var municipality: String?

        /// No field named.
        public init(
            id: String? = nil, name: String? = nil, population: String? = nil, type: String? = nil,
            municipality: String? = nil
        ) {
            self.id = id
            self.name = name
            self.population = population
            self.type = type
            self.municipality = municipality
        }
    }

    /// The fields of the village layer.
    public var villages = Layer()
    /// The fields of the parish layer.
    public var parishes = Layer()
    /// The fields of the municipality layer.
    public var municipalities = Layer()

    /// No field named.
    public init() {}
}
