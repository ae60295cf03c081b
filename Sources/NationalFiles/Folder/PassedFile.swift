import Files

/// A file of the folder that a study does not use, and why.
public struct PassedFile: Sendable, Hashable {
    /// Why a file is not used.
    public enum Reason: Sendable, Hashable {
        /// The walk through the folder passed it over.
        case folder(FolderWalk.Reason)
        /// It is larger than is read.
        case tooLarge
        /// It cannot be read or is of another format, in the words of a diagnostic.
        case unreadable(String)
        /// It has no features.
        case noFeatures
        /// Its features have no geometry.
        case noGeometry
        /// Its numbers are no degrees, and nothing says what they are.
        case undeclaredSystem
        /// Its system is not known, or does not hold where the numbers lie.
        case unplaced(String)
        /// Nothing of it lies near the municipality.
        case elsewhere
        /// Another file is used for the same, and is better for a reason.
        case another(role: LayerRole, file: String, Better)
        /// Areas of which nothing says what they are; they were cut too, and stand in the study file behind a `#`.
        case unknownAreas
        /// Points or lines of which nothing says what they are.
        case unknownThings
        /// A table without a column of the units' codes.
        case tableWithoutUnits
        /// A table by unit with columns that are no numbers.
        case tableWithWords(columns: [String])
    }

    /// Why another file is used in place of this one.
    public enum Better: Sendable, Hashable {
        /// It has inhabitants.
        case inhabitants
        /// It has fewer faults.
        case faults
        /// More of its features lie here.
        case more
        /// It is drawn in more detail.
        case detail
        /// Nothing tells them apart but the name.
        case name
    }

    /// The path within the folder.
    public var name: String
    /// Why.
    public var reason: Reason

    /// A file and the reason why it is not used.
    public init(name: String, reason: Reason) { (self.name, self.reason) = (name, reason) }
}

/// What a layer is for in a study.
public enum LayerRole: String, Sendable, Hashable, CaseIterable {
    /// The units: parishes, communes.
    case parishes
    /// What the units lie in.
    case municipalities
    /// Settlements.
    case villages
    /// Roads.
    case roads
    /// Water and other barriers.
    case barriers
    /// Old administrative units.
    case historical
    /// Units that people identify with.
    case identity
    /// Tables of figures by unit.
    case figures
}
