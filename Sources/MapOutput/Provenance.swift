import Delimitation
import GEOSKit
import GeoJSONFormat
import PROJKit
import StudyAreas

/// Where a result comes from: everything needed to make it again, and nothing that changes from run to run.
public struct Provenance: Sendable {
    /// The version of the program.
    public var version: String
    /// The command as typed, without options that cannot change the result.
    public var command: String
    /// The study behind the result.
    public var problem: StudyProblem

    /// A result of `command` on a study.
    ///
    /// - Parameters:
    ///   - version: the version of the program that writes it.
    ///   - command: what made the result, as a user may repeat it.
    ///   - problem: the study with the limits that hold.
    public init(version: String = KlyngeVersion.current, command: String = "KlyngeKit", problem: StudyProblem) {
        self.version = version
        self.command = command
        self.problem = problem
    }

    /// The members that every document begins with, after `schema`.
    var members: [(key: String, value: JSONValue?)] {
        let study = problem.study
        return [
            ("version", .string(version)), ("command", .string(command)),
            ("seed", .number(String(study.configuration.seed))), ("inputs", Provenance.json(of: study.inputs)),
            ("crs", Provenance.reference(of: study)), ("libraries", Provenance.libraries),
            ("units", .string(study.unitKind.rawValue)), ("limits", limits),
        ]
    }

    /// The provenance as one object, for GeoJSON's foreign member `klynge`.
    public var json: JSONValue { .members(members) }

    static func reference(of study: Study) -> JSONValue {
        .members([
            ("working", .string(study.workingCRS.name)), ("operation", .string(study.toWorking.operationName)),
            ("accuracyMetres", study.toWorking.accuracyMetres.map { .rounded($0, 3) }),
        ])
    }

    static var libraries: JSONValue {
        .members([("geos", .string(GEOSLibrary.version)), ("proj", .string(PROJLibrary.version))])
    }

    static func json(of inputs: [InputFile]) -> JSONValue {
        .array(
            inputs.map { input in
                .members([
                    ("role", .string(input.role.rawValue)), ("path", .string(input.path)),
                    ("sha256", .string(input.sha256)), ("features", .integer(input.features)),
                    ("converter", input.converter.map { .string($0) }),
                ])
            })
    }

    /// Where each limit on size and distance comes from; absent where there is none.
    private var origins: JSONValue? {
        let origins = problem.settledLimits.origins
        guard !origins.isEmpty else { return nil }
        return .members(
            SettledLimits.order.compactMap { threshold in
                origins[threshold].map { (threshold.rawValue, .string($0.rawValue)) }
            })
    }

    /// The calibrated limits that do not hold, because others were given.
    private var dropped: JSONValue? {
        let dropped = problem.settledLimits.dropped
        guard !dropped.isEmpty else { return nil }
        return .members(
            SettledLimits.order.compactMap { threshold in dropped[threshold].map { (threshold.rawValue, .range($0)) } })
    }

    /// What the study's own medians are of the Danish ones, where limits and bands go by them.
    private var scale: JSONValue? {
        guard problem.study.configuration.scale == .study else { return nil }
        return .members([
            ("inhabitants", .rounded(problem.scale.inhabitantsFactor)),
            ("distance", .rounded(problem.scale.distanceFactor)),
        ])
    }

    private var limits: JSONValue {
        let limits = problem.limits
        return .members([
            ("population", .range(limits.population)), ("members", .range(limits.members)),
            ("clusters", .range(limits.clusters)), ("maxDiameterKm", limits.maxDiameterKm.map { .double($0) } ?? .null),
            ("maxGapKm", limits.maxGapKm.map { .double($0) } ?? .null),
            ("maxRadiusKm", limits.maxRadiusKm.map { .double($0) } ?? .null),
            ("maxDriveMinutes", limits.maxDriveMinutes.map { .double($0) } ?? .null),
            ("sameMunicipality", .bool(limits.sameMunicipality ?? false)),
            ("cover", .string((limits.cover ?? .some).rawValue)),
            (
                "attributes",
                limits.attributes.isEmpty
                    ? nil : .members(limits.attributes.map { ($0.name, .range($0.bounds)) })
            ),
            ("targets", limits.targets.isEmpty ? nil : .strings(limits.targets.map(\.text))),
            ("crossings", limits.crossings.map { .integer($0) }),
            ("splits", limits.splits.isEmpty ? nil : .members(limits.splits.map { ($0.name, .double($0.amount)) })),
            (
                "facilities",
                limits.facilities.isEmpty ? nil : .members(limits.facilities.map { ($0.name, .range($0.bounds)) })
            ),
            (
                "maxFacilityKm",
                limits.facilityDistances.isEmpty
                    ? nil : .members(limits.facilityDistances.map { ($0.name, .double($0.amount)) })
            ),
            (
                "closed",
                problem.study.configuration.closedFacilities.isEmpty
                    ? nil : .strings(problem.study.configuration.closedFacilities)
            ),
            ("together", .array(limits.together.map { .strings($0) })),
            ("apart", .array(limits.apart.map { .strings($0) })),
            ("outside", limits.outside.isEmpty ? nil : .strings(limits.outside)),
            ("fixed", limits.fixed.map { .string($0) }),
            (
                "basis",
                .string(
                    problem.limitsAreCalibrated ? "calibrated on known clusters" : limits.areOpen ? "none" : "given")
            ),
            ("origins", origins), ("dropped", dropped), ("scale", scale),
        ])
    }
}
