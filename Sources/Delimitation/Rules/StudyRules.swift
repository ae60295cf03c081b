import Constraints
import CoverageTopology
import GeoModel
import GroupingMethods
import StudyAreas

/// The limits of a study that are on any attribute, layer or facility, as rules of the search; and wishes, as a price.
struct StudyRules {
    var clusterRules: [ClusterRule] = []
    var groupingRules: [GroupingRule] = []
    /// What each cluster costs for being off a wish, by its members; nil without wishes.
    var price: (@Sendable ([Int]) -> Double)?
    var diagnostics: [Diagnostic] = []

    /// - Throws: `UnusableInput` with K346 for attributes, K348 for layers and K349 for facilities that do not exist.
    init(
        _ study: Study, _ limits: StudyLimits, scorer: CriterionScorer, municipalities: [Int?]
    ) throws(UnusableInput) {
        let layers = scorer.layers
        var faults: [Diagnostic] = []
        let columns = AttributeColumns(study)
        for demand in limits.attributes {
            if demand.form == .figure {
                let range = LimitRange(min: demand.bounds.minimum, max: demand.bounds.maximum)
                if let definition = LimitRegistry.definition(demand.attribute) {
                    var rule = definition.rule(within: range, of: scorer)
                    rule.unit = definition.unit
                    clusterRules.append(rule)
                } else {
                    faults.append(Self.unknownFigure(demand, study.attributeNames))
                }
                continue
            }
            guard let values = columns.values(demand.attribute, for: demand.text, &faults) else { continue }
            let range = LimitRange(min: demand.bounds.minimum, max: demand.bounds.maximum)
            note(values, demand.attribute, study)
            switch demand.form {
            case .sum: clusterRules.append(.sum(demand.name, of: values, within: range))
            case .min: clusterRules.append(.minimum(demand.name, of: values, within: range))
            case .max: clusterRules.append(.maximum(demand.name, of: values, within: range))
            case .mean: clusterRules.append(.mean(demand.name, of: values, within: range))
            case .figure: continue
            case .ratio:
                guard let others = columns.values(demand.over ?? "", for: demand.text, &faults) else { continue }
                note(others, demand.over ?? "", study)
                clusterRules.append(.ratio(demand.name, of: values, over: others, within: range))
            }
        }
        var wishes: [(values: [Double], value: Double, price: Double)] = []
        for target in limits.targets {
            guard let values = columns.values(target.attribute, for: target.text, &faults) else { continue }
            note(values, target.attribute, study)
            wishes.append((values.map { $0 ?? 0 }, target.value, target.price))
        }
        if !wishes.isEmpty {
            let wishes = wishes
            price = { members in
                wishes.reduce(0) { sum, wish in
                    sum + wish.price * abs(members.reduce(0) { $0 + wish.values[$1] } - wish.value)
                }
            }
        }
        if let most = limits.crossings {
            groupingRules.append(
                GroupingRule("crossings", .crossings, areas: municipalities.map { $0 ?? -1 }, most: most))
        }
        for split in limits.splits {
            guard let layer = layers.first(where: { $0.name == split.name }) else {
                faults.append(Self.unknownLayer(split, layers.map(\.name)))
                continue
            }
            groupingRules.append(
                GroupingRule("splits \(split.name)", .splits, areas: layer.homes, most: Int(split.amount)))
        }
        try addFacilities(study, limits, &faults)
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    private mutating func addFacilities(
        _ study: Study, _ limits: StudyLimits, _ faults: inout [Diagnostic]
    ) throws(UnusableInput) {
        let table = try FacilityTable(study)
        diagnostics += table.diagnostics
        func isKnown(_ name: String, _ option: String) -> Bool {
            if table.layers.contains(name) { return true }
            faults.append(
                Diagnostic(
                    .unusableFacility, .error, "`\(option)` is about '\(name)', and no facilities have that name",
                    hint: NearestName.of(name, among: table.layers).map { "did you mean '\($0)'?" }
                        ?? "give them: `--facilities \(name)=FILE`"))
            return false
        }
        for demand in limits.facilities where isKnown(demand.name, "--facility") {
            let counts = table.counts(demand.name, units: study.units.count).map { Double($0) }
            clusterRules.append(
                .sum(
                    demand.name, of: counts,
                    within: LimitRange(min: demand.bounds.minimum, max: demand.bounds.maximum)))
        }
        for demand in limits.facilityDistances where isKnown(demand.name, "--max-facility-distance") {
            clusterRules.append(
                .reach(
                    "km to \(demand.name)", places: table.counts(demand.name, units: study.units.count),
                    atMost: demand.amount, km: table.distances(demand.name, study)))
        }
    }

    private mutating func note(_ values: [Double?], _ name: String, _ study: Study) {
        let missing = values.indices.filter { values[$0] == nil }
        guard let first = missing.first else { return }
        diagnostics.append(
            Diagnostic(
                .attributeHasHoles, .warning,
                "`\(name)` is missing for \(missing.count) of \(values.count) units, first \(study.units[first].described)",
                hint: "they count as 0 in sums and ratios, and not at all for a smallest, largest or mean value"))
    }

    /// A name alone that is no figure of a cluster: often an attribute without the word for how it follows from the members.
    private static func unknownFigure(_ demand: AttributeDemand, _ attributes: [String]) -> Diagnostic {
        let names = LimitRegistry.names
        let attribute = (attributes + ["population", "km2"]).first { $0.lowercased() == demand.attribute }
        return Diagnostic(
            .unknownAttribute, .error,
            "`\(demand.text)` is about `\(demand.attribute)`, and clusters have no figure of that name",
            notes: ["the figures of a cluster are \(names.joined(separator: ", "))"],
            hint: attribute.map { "write `sum(\($0))=\(demand.bounds)`, or min, max or mean in place of sum" }
                ?? (NearestName.of(demand.attribute, among: names).map { "did you mean `\($0)=\(demand.bounds)`? " }
                    ?? "")
                + "of an attribute write `sum(\(demand.attribute))=\(demand.bounds)`, or min, max or mean in place of sum"
        )
    }

    private static func unknownLayer(_ split: NamedAmount, _ names: [String]) -> Diagnostic {
        Diagnostic(
            .unusableLimit, .error, "`--splits \(split.text)` names no historical or identity layer",
            hint: NearestName.of(split.name, among: names).map { "did you mean '\($0)'?" }
                ?? (names.isEmpty
                    ? "give the layer: `--identity \(split.name)=FILE`"
                    : "the layers are \(names.joined(separator: ", "))"))
    }
}

/// The attributes that units have, by name.
struct AttributeColumns {
    let study: Study

    init(_ study: Study) { self.study = study }

    /// The figures of an attribute; nil, and reported, where there is none of the name or it holds no numbers.
    func values(_ name: String, for demand: String, _ faults: inout [Diagnostic]) -> [Double?]? {
        if name == "population", study.knowsPopulation { return study.units.map(\.population) }
        if name == "km2" {
            return study.units.indices.map { study.coverage.areaSquareMetres(ofUnits: [$0]) / 1e6 }
        }
        if let values = study.attribute(name), values.contains(where: { $0 != nil }) { return values }
        let names = study.attributeNames
        faults.append(
            Diagnostic(
                .unknownAttribute, .error, "`\(demand)` is about `\(name)`, and the units have no figures of that name",
                notes: names.isEmpty ? [] : ["the attributes are \(names.prefix(30).joined(separator: ", "))"],
                hint: NearestName.of(name, among: names).map { "did you mean `\($0)`?" }
                    ?? "add a table with `--figures FILE`"))
        return nil
    }
}
