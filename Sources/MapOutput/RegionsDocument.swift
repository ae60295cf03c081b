import GeoJSONFormat
import GeoModel
import RegionMethods
import StudyAreas

/// What `regionalize` writes: the table `id,region`, or the JSON `klynge.regions/1`.
public struct RegionsDocument: Sendable {
    /// The regions and how alike their units are.
    public var regions: Regions
    /// The units' ids, in the order of the file.
    public var ids: [String]
    /// What the attributes are called.
    public var attributes: [String]
    /// How attributes were made comparable.
    public var standardization: Standardization
    /// The method's name on the command line.
    public var method: String
    /// What azp and max-p made small.
    public var objective: RegionObjective
    /// Where the randomness started.
    public var seed: UInt64
    /// Whether the time was up before the search was done.
    public var interrupted: Bool
    /// How long each phase took, in the order of the work.
    public var seconds: [(phase: String, seconds: Double)]
    /// The file that was read.
    public var input: InputFile
    /// The tables of figures beside it.
    public var figureInputs: [InputFile] = []
    /// What was found about it.
    public var diagnostics: [Diagnostic]
    /// The program's version.
    public var version: String
    /// The command as it was given.
    public var command: String
    /// What made units neighbours.
    public var neighbourhood: UnitNeighbourhood

    /// A result from its parts.
    public init(
        regions: Regions, ids: [String], attributes: [String], standardization: Standardization, method: String,
        objective: RegionObjective, seed: UInt64, interrupted: Bool, seconds: [(phase: String, seconds: Double)],
        input: InputFile, diagnostics: [Diagnostic], version: String, command: String,
        neighbourhood: UnitNeighbourhood
    ) {
        self.regions = regions
        self.ids = ids
        self.attributes = attributes
        self.standardization = standardization
        self.method = method
        self.objective = objective
        self.seed = seed
        self.interrupted = interrupted
        self.seconds = seconds
        self.input = input
        self.diagnostics = diagnostics
        self.version = version
        self.command = command
        self.neighbourhood = neighbourhood
    }

    /// The table `id,region`, a row a unit in the order of the file.
    public var table: [UInt8] {
        var text = "id,region\n"
        for (id, region) in zip(ids, regions.labels) { text += AssignmentTable.quoted(id) + ",\(region)\n" }
        return Array(text.utf8)
    }

    /// Everything, one member a line.
    public var json: [UInt8] {
        JSONWriter.text(
            of: .members(
                provenance + [
                    ("interrupted", .bool(interrupted)), ("regions", .integer(regions.count)),
                    ("bound", .integer(regions.largestPossibleCount)), ("proven", .bool(regions.proven)),
                    ("regionsProven", regions.countProven.map { .bool($0) }),
                    ("objectiveProven", .bool(regions.objectiveProven)),
                    ("objectiveBound", regions.objectiveBound.map { .rounded($0, 6) }),
                    ("wss", .rounded(regions.wss, 6)),
                    ("bssTss", .rounded(regions.bssTss, 6)), ("pairwise", regions.pairwise.map { .rounded($0, 6) }),
                    ("cutEdges", .integer(regions.cutEdges)),
                    ("exempt", .array(regions.exempt.map { .integer($0) })),
                    ("seconds", .members(seconds.map { ($0.phase, .rounded($0.seconds, 6)) })),
                    ("diagnostics", .array(diagnostics.map(\.json))),
                    (
                        "units",
                        .members(zip(ids, regions.labels).map { ($0, .integer($1)) })
                    ),
                ]), indent: 2)
    }

    /// What the result was made from, and how.
    var provenance: [(key: String, value: JSONValue?)] {
        [
            ("schema", .string("klynge.regions/1")), ("version", .string(version)), ("command", .string(command)),
            ("seed", .number(String(seed))), ("inputs", Provenance.json(of: [input] + figureInputs)),
            ("method", .string(method)), ("attributes", .strings(attributes)),
            ("standardize", .string(standardization.rawValue)), ("objective", .string(objective.rawValue)),
            (
                "neighbours",
                .members([
                    ("rule", .string(neighbourhood.rule.described)),
                    ("pairs", .integer(neighbourhood.graph.pairCount)),
                    ("isolated", .strings(neighbourhood.graph.isolated.map { ids[$0] })),
                ])
            ),
        ]
    }
}
