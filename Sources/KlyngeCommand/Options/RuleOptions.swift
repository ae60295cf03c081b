import ArgumentParser
import KlyngeKit

/// Limits on any attribute, layer or facility, as options.
struct RuleOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A limit on any attribute: sum(A)=MIN..MAX, min(A), max(A), mean(A), or A/B=MIN..MAX for a ratio of sums ('km2' is built in); or on a figure of the cluster: \(LimitRegistry.names.joined(separator: ", ")). Repeatable.",
            valueName: "limit"),
        transform: {
            try RuleOptions.read(
                $0, AttributeDemand.init,
                "write it as 'mean(age)=..44.5', with sum, min, max or mean, as 'elderly/population=..0.3' for a ratio, or as 'area=..60'"
            )
        })
    var limit: [AttributeDemand] = []
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A wish for the sum of an attribute in each cluster, and what each one above or below costs. Repeatable.",
            valueName: "a=value@price"),
        transform: {
            try RuleOptions.read(
                $0, TargetDemand.init,
                "write it as 'population=5000@0.2': the attribute, the wish, and what each one above or below costs")
        })
    var target: [TargetDemand] = []
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many clusters may lie over a municipal border.", valueName: "n"))
    var crossings: Int?
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "How many units of a historical or identity layer may be cut. Repeatable.", valueName: "layer=n"),
        transform: {
            try RuleOptions.read(
                $0, NamedAmount.init, "write it as 'pastorates=2': the layer, and how many of its units may be cut")
        })
    var splits: [NamedAmount] = []
    @Option(
        help: ArgumentHelp("Points of halls, schools and the like. Repeatable.", valueName: "name=file"))
    var facilities: [String] = []
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("How many of these facilities a cluster has. Repeatable.", valueName: "name=min..max"),
        transform: {
            try RuleOptions.read(
                $0, FacilityDemand.init, "write it as 'hall=1..2': the facility, and how many a cluster has")
        })
    var facility: [FacilityDemand] = []
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "How far a member may lie from the nearest such facility of its cluster. Repeatable.", valueName: "name=km"),
        transform: { try RuleOptions.read($0, NamedAmount.init, "write it as 'hall=8': the facility, and kilometres") })
    var maxFacilityDistance: [NamedAmount] = []
    @Option(help: ArgumentHelp("A facility thought closed: what does that do? Repeatable.", valueName: "name:id"))
    var close: [String] = []

    private static func read<Demand>(_ text: String, _ read: (String) -> Demand?, _ hint: String) throws -> Demand {
        guard let demand = read(text) else { throw ValidationError(hint) }
        return demand
    }

    func validate() throws {
        if let crossings, crossings < 0 { throw ValidationError("'--crossings' is a whole number of 0 or more.") }
        for split in splits where split.amount != split.amount.rounded() {
            throw ValidationError("'--splits \(split.text)' is not a whole number.")
        }
        for text in facilities where !text.contains("=") {
            throw ValidationError("'--facilities \(text)' has no name. Write it as '--facilities hall=\(text)'.")
        }
        for text in close where !text.contains(":") {
            throw ValidationError("'--close \(text)' does not say which. Write it as '--close hall:\(text)'.")
        }
    }

    /// Puts what was given over what the study file says.
    func apply(to configuration: inout StudyConfiguration) {
        if !limit.isEmpty { configuration.limits.attributes = limit }
        if !target.isEmpty { configuration.limits.targets = target }
        configuration.limits.crossings = crossings ?? configuration.limits.crossings
        if !splits.isEmpty { configuration.limits.splits = splits }
        if !facilities.isEmpty {
            configuration.facilities = facilities.map { StudyConfiguration.NamedLayer($0) }
        }
        if !facility.isEmpty { configuration.limits.facilities = facility }
        if !maxFacilityDistance.isEmpty { configuration.limits.facilityDistances = maxFacilityDistance }
        configuration.closedFacilities += close
    }
}
