import Constraints
import GeoModel
import GroupingMethods
import StudyAreas

/// A study with its limits as the problem that the methods of grouping start from.
///
///     let problem = try StudyProblem(study, limits: study.configuration.limits)
///     let outcome = await problem.grouping.solve()
public struct StudyProblem: Sendable {
    /// Where everything comes from.
    public let study: Study
    /// The limits that hold, by id; defaults filled in.
    public let limits: StudyLimits
    /// Whether the limits are the calibrated defaults, because none was given.
    public let limitsAreCalibrated: Bool
    /// Where each limit comes from, and which calibrated ones do not hold.
    public let settledLimits: SettledLimits
    /// The study's medians beside those of Denmark.
    public let scale: StudyScale
    /// What was found about the study as a whole: that it is unlike Danish villages.
    public let findings: [Diagnostic]
    /// The problem: units by position, limits, and the objective.
    public internal(set) var grouping: GroupingProblem<MeasuredObjective>
    /// What clusters are scored by, and what the objective is made of.
    public let scorer: CriterionScorer

    /// What was found about the inputs: by the study, then by the scorer.
    public var diagnostics: [Diagnostic] { study.diagnostics + findings + scorer.diagnostics }

    /// - Parameters:
    ///   - fixed: clusters, by position, that must occur exactly as they are.
    ///   - completingLimits: whether absent limits become the calibrated ones.
    /// - Throws: what `CriterionScorer` throws, and `UnusableInput` with K080 for one municipality a cluster where none is known, with K111 and K112 for units in `limits` that do not exist or are not unique.
    public init(
        _ study: Study, limits wanted: StudyLimits, fixed: [[Int]] = [], completingLimits: Bool = true
    ) throws(UnusableInput) {
        try self.init(study, limits: wanted, fixed: fixed, completingLimits: completingLimits, scorer: nil)
    }

    /// - Parameter known: the scorer of the same study, where there is one already.
    init(
        _ study: Study, limits wanted: StudyLimits, fixed: [[Int]], completingLimits: Bool,
        scorer known: CriterionScorer?
    ) throws(UnusableInput) {
        let hasMunicipalities = study.units.contains { $0.municipality != nil }
        if wanted.sameMunicipality == true, !hasMunicipalities {
            throw UnusableInput(
                Diagnostic(
                    .infeasibleLimits, .error, "clusters are to stay in one municipality, and no unit's is known",
                    hint: "give the municipalities (`--municipalities FILE`), or drop `--same-municipality`"))
        }
        var wanted = wanted
        // Where no municipality is known the default has nothing to hold on to.
        if !hasMunicipalities { wanted.sameMunicipality = false }
        if !study.knowsPopulation, let least = wanted.population.minimum, least > 0 {
            throw UnusableInput(
                Diagnostic(
                    .infeasibleLimits, .error,
                    "the inhabitants of a cluster are to be limited, and no unit's are known",
                    hint: "name the field under [fields], add the figures, or drop `--population`"))
        }
        let scale = StudyScale(study)
        let isScaled = study.configuration.scale == .study
        var study = study
        if isScaled { study.configuration.scaledBands = scale.bands }
        var settled = wanted.settled(
            for: study.unitKind, scale: isScaled ? scale : nil, knowsPopulation: study.knowsPopulation)
        if !completingLimits {
            settled.limits = wanted
            settled.origins = settled.origins.filter { $0.value == .given }
            settled.dropped = [:]
        }
        let limits = settled.limits
        self.study = study
        self.limits = limits
        self.scale = scale
        settledLimits = settled
        limitsAreCalibrated = settled.areCalibrated && limits.clusters.isOpen
        let notices = [scale.notice(study.configuration)].compactMap { $0 } + StudyProblem.namingFaults(study)

        if limits.maxDriveMinutes != nil, !study.distances.knowMinutes {
            throw UnusableInput(
                Diagnostic(
                    .infeasibleLimits, .error, "the drive is to be limited, and no time between two units is known",
                    hint:
                        "give roads (`--roads FILE`) or a table with minutes (`--distances FILE`), or drop `--max-drive`"
                ))
        }

        if let known { scorer = known } else { scorer = try CriterionScorer(study) }
        var problem = GroupingProblem(
            ids: study.units.map(\.id), graph: study.graph, populations: study.units.map { $0.population ?? 0 },
            municipalities: StudyProblem.municipalityNumbers(of: study),
            distances: StudyProblem.localDistances(of: study, limits: limits),
            objective: scorer.objective())
        problem.limits = try StudyProblem.groupingLimits(limits, study: study)
        problem.limits.fixed = fixed
        try StudyProblem.requireApart(fixed, problem.limits.outside, units: study.units)
        let rules = try StudyRules(study, limits, scorer: scorer, municipalities: problem.municipalities)
        problem.limits.clusterRules = rules.clusterRules
        problem.limits.groupingRules = rules.groupingRules
        if let price = rules.price { problem.objective = problem.objective.charging(price) }
        StudyProblem.limitDrive(of: study, limits, &problem)
        problem.objective.leastCosts = scorer.leastCosts(problem.independentParts())
        grouping = problem
        findings = notices + rules.diagnostics
    }

    private static func requireApart(_ fixed: [[Int]], _ outside: [Int], units: [Unit]) throws(UnusableInput) {
        let held = Set(fixed.joined())
        let faults = outside.filter(held.contains).map { unit in
            Diagnostic(
                .outsideAndInside, .error, "\(units[unit].described) is to be outside, and in a fixed cluster",
                hint: "take it out of `--outside`, or out of the grouping of `--fixed`")
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    /// One number a municipality, in the order of their first unit.
    private static func municipalityNumbers(of study: Study) -> [Int?] {
        var numbers: [String: Int] = [:]
        return study.units.map { unit in
            guard let code = unit.municipality else { return nil }
            let number = numbers[code] ?? numbers.count
            numbers[code] = number
            return number
        }
    }

    private static func groupingLimits(
        _ limits: StudyLimits, study: Study
    ) throws(UnusableInput) -> GroupingLimits {
        var result = GroupingLimits()
        result.population = LimitRange(min: limits.population.minimum, max: limits.population.maximum)
        result.members = whole(limits.members)
        result.clusterCount = whole(limits.clusters)
        result.maxDiameterKm = limits.maxDiameterKm
        result.maxGapKm = limits.maxGapKm
        result.maxRadiusKm = limits.maxRadiusKm
        result.sameMunicipality = limits.sameMunicipality ?? false
        result.coverAll = limits.cover == .all
        let names = UnitNames(study.units)
        var faults: [Diagnostic] = []
        func positions(_ texts: [String], _ demand: String) -> [Int] {
            var found: [Int] = []
            for text in texts {
                do throws(UnusableInput) {
                    let unit = try names.index(of: text)
                    if found.contains(unit) {
                        faults.append(
                            Diagnostic(
                                .unusableStudyValue, .error, "`\(demand)` names \(study.units[unit].described) twice",
                                hint: "name different units, as in `\(demand) 7713,7714`"))
                    }
                    found.append(unit)
                } catch {
                    faults += error.diagnostics
                }
            }
            return found
        }
        result.together = limits.together.map { positions($0, "--together") }
        for texts in limits.apart {
            let units = positions(texts, "--apart")
            for (index, first) in units.enumerated() {
                for second in units[(index + 1)...] { result.apart.append((first, second)) }
            }
        }
        result.outside = positions(limits.outside, "--outside").sorted()
        faults += outsideFaults(result, units: study.units)
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return result
    }

    /// Units that are to be outside and together with others.
    private static func outsideFaults(_ limits: GroupingLimits, units: [Unit]) -> [Diagnostic] {
        let asked = Set(limits.together.joined())
        return limits.outside.filter(asked.contains).map { unit in
            Diagnostic(
                .outsideAndInside, .error,
                "\(units[unit].described) is to be outside, and together with other units",
                hint: "take it out of `--outside` or out of `--together`")
        }
    }

    private static func whole(_ bounds: LimitBounds) -> LimitRange<Int> {
        LimitRange(min: bounds.minimum.map { Int($0.rounded(.up)) }, max: bounds.maximum.map { Int($0) })
    }
}
