import ArgumentParser
import KlyngeKit
import Texts

/// The hard limits, as options.
struct LimitOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Inhabitants of a cluster.", valueName: "min..max"),
        transform: LimitOptions.range)
    var population: LimitBounds?
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Members of a cluster.", valueName: "min..max"),
        transform: LimitOptions.memberRange)
    var members: LimitBounds?
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Largest distance between two members.", valueName: "km"),
        transform: LimitOptions.length)
    var maxDiameter: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Largest distance from a member to its nearest member.", valueName: "km"),
        transform: LimitOptions.length)
    var maxGap: Double?
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Largest distance from the hub to a member.", valueName: "km"),
        transform: LimitOptions.length)
    var maxRadius: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Longest drive between two members, where times are known.", valueName: "minutes"),
        transform: LimitOptions.minutes)
    var maxDrive: Double?
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Number of clusters.", valueName: "n|min..max"),
        transform: LimitOptions.wholeRange)
    var clusters: LimitBounds?
    @Flag(inversion: .prefixedNo, help: "Whether a cluster must lie in one municipality (default: it must).")
    var sameMunicipality: Bool?
    @Option(help: ArgumentHelp("Units that are never separated. Repeatable.", valueName: "a,b"))
    var together: [String] = []
    @Option(help: ArgumentHelp("Units that never share a cluster. Repeatable.", valueName: "a,b"))
    var apart: [String] = []
    @Option(help: ArgumentHelp("Units that are in no cluster, by choice. Repeatable.", valueName: "a,b"))
    var outside: [String] = []
    @Option(help: ArgumentHelp("A grouping whose clusters stay as they are.", valueName: "file"))
    var fixed: String?
    @Option(help: "Whether every unit must be in a cluster.")
    var cover: StudyLimits.Cover?
    @Option(
        name: .customLong("limits"),
        help: ArgumentHelp(
            "The calibrated limits beside those given: 'calibrated' keeps them, 'none' drops them and all of the study file. Otherwise they hold only where no limit is given."
        ))
    var defaults: StudyLimits.Defaults?
    @Option(
        help:
            "Whether calibrated limits and bands are those of Danish villages, or in the scale of the study's own medians."
    )
    var scale: StudyConfiguration.Scale?

    @OptionGroup(title: "Limits on anything") var rules: RuleOptions

    func validate() throws {
        for (name, texts) in [("together", together), ("apart", apart)] {
            for text in texts where text.split(separator: ",").count < 2 {
                throw ValidationError("'--\(name) \(text)' names one unit only. Write it as '--\(name) 7713,7714'.")
            }
        }
    }

    /// Puts what was given over what the study file says.
    func apply(to configuration: inout StudyConfiguration) {
        configuration.scale = scale ?? configuration.scale
        if defaults == StudyLimits.Defaults.none { configuration.limits = StudyLimits() }
        configuration.limits.defaults = defaults ?? configuration.limits.defaults
        apply(to: &configuration.limits)
        rules.apply(to: &configuration)
    }

    private func apply(to limits: inout StudyLimits) {
        limits.population = population ?? limits.population
        limits.members = members ?? limits.members
        limits.maxDiameterKm = maxDiameter ?? limits.maxDiameterKm
        limits.maxGapKm = maxGap ?? limits.maxGapKm
        limits.maxRadiusKm = maxRadius ?? limits.maxRadiusKm
        limits.maxDriveMinutes = maxDrive ?? limits.maxDriveMinutes
        limits.clusters = clusters ?? limits.clusters
        limits.sameMunicipality = sameMunicipality ?? limits.sameMunicipality
        limits.together += together.map(LimitOptions.units)
        limits.apart += apart.map(LimitOptions.units)
        limits.outside += outside.flatMap(LimitOptions.units)
        limits.fixed = fixed ?? limits.fixed
        limits.cover = cover ?? limits.cover
    }

    private static func units(_ text: String) -> [String] {
        text.split(separator: ",").map(\.trimmingSpaces)
    }

    @Sendable
    static func range(_ text: String) throws -> LimitBounds {
        guard let bounds = LimitBounds(text) else {
            throw ValidationError(
                "write a range of whole numbers as 1000..16000, 1000.. or ..16000, the smaller number first")
        }
        return bounds
    }

    @Sendable
    static func wholeRange(_ text: String) throws -> LimitBounds {
        guard let bounds = LimitBounds(text), [bounds.minimum, bounds.maximum].allSatisfy({ $0.map(isCount) ?? true }),
            bounds.maximum != 0
        else {
            throw ValidationError(
                "write whole numbers as 2..10, 2.., ..10 or 5, the smaller number first, the larger above 0")
        }
        return bounds
    }

    /// No cluster is without members, so a smallest number of 0 is a slip.
    @Sendable
    static func memberRange(_ text: String) throws -> LimitBounds {
        let bounds = try wholeRange(text)
        guard bounds.minimum != 0 else {
            throw ValidationError(
                "a cluster has 1 member at least: write ..\(bounds.maximum.map { "\(Int($0))" } ?? "10")")
        }
        return bounds
    }

    private static func isCount(_ value: Double) -> Bool { value == value.rounded() && value <= 1e9 }

    @Sendable
    static func length(_ text: String) throws -> Double {
        guard let km = positive(text) else {
            throw ValidationError("write kilometres as a number above 0, such as 15 or 4.5")
        }
        return km
    }

    @Sendable
    static func minutes(_ text: String) throws -> Double {
        guard let minutes = positive(text) else {
            throw ValidationError("write minutes as a number above 0, such as 20")
        }
        return minutes
    }

    private static func positive(_ text: String) -> Double? {
        // `1,000` could be thousands: a comma before three digits is left to the user to write again.
        if case .undecided(.comma, _, _) = NumberForm(text) { return nil }
        guard !text.contains(where: \.isLetter) else { return nil }
        guard case .value(let number) = NumberColumn.measure(text), number > 0 else { return nil }
        return number
    }
}
