/// The keys of a study file: the names of the command's options, without the dashes.
enum StudyKey: String, CaseIterable {
    case title
    case villages
    case parishes
    case municipalities
    case roads
    case barriers
    case historical
    case identity
    case criterion
    case survey
    case distances
    case figures
    case figuresKey = "figures-key"
    case distance
    case units
    case unitWord = "unit-word"
    case within
    case inputCRS = "input-crs"
    case workingCRS = "working-crs"
    case links
    case link
    case repair
    case fields
    case leaveOut = "leave-out"
    case unitPoint = "unit-point"
    case borderTolerance = "border-tolerance"
    case joinTolerance = "join-tolerance"
    case population
    case members
    case maxDiameter = "max-diameter"
    case maxGap = "max-gap"
    case maxRadius = "max-radius"
    case maxDrive = "max-drive"
    case clusters
    case sameMunicipality = "same-municipality"
    case together
    case apart
    case outside
    case names
    case credits
    case fixed
    case cover
    case limit
    case target
    case crossings
    case splits
    case facilities
    case facility
    case maxFacilityDistance = "max-facility-distance"
    case limits
    case scale
    case bands
    case seed
    case method
    case alternatives
    case timeLimit = "time-limit"

    /// Headings under which the same keys may be grouped for the eye.
    static let headings: Set<String> = ["inputs", "limits", "run"]
}
