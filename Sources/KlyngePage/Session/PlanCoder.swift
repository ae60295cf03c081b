import Analysis
import GeoJSONFormat
import GeoModel
import StudyAreas

/// Steps as JSON, units by their ids: in requests, in the journal and in shared files.
struct PlanCoder: Sendable {
    private let units: [Unit]
    private let positions: [String: Int]

    init(_ units: [Unit]) {
        self.units = units
        positions = Dictionary(
            units.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { one, _ in one })
    }

    /// The id of a unit as JSON.
    func id(_ unit: Int) -> JSONValue { .string(units[unit].id) }

    /// The position of the unit with an id; nil where there is none.
    func position(_ id: String) -> Int? { positions[id] }

    /// Operations as an array of objects with one key each.
    func json(_ operations: [PlanOperation]) -> JSONValue { .array(operations.map(json)) }

    private func ids(_ units: [Int]) -> JSONValue { .array(units.map(id)) }

    private func json(_ operation: PlanOperation) -> JSONValue {
        switch operation {
        case .assign(let units, let cluster):
            one("assign", [("units", ids(units)), ("cluster", cluster.map(JSONValue.integer) ?? .null)])
        case .create(let units, let name):
            one("create", [("units", ids(units)), ("name", name.map(JSONValue.string) ?? .null)])
        case .merge(let clusters): one("merge", [("clusters", .array(clusters.map(JSONValue.integer)))])
        case .dissolve(let cluster): one("dissolve", [("cluster", .integer(cluster))])
        case .rename(let cluster, let name): one("rename", [("cluster", .integer(cluster)), ("name", .string(name))])
        case .lock(let cluster, let isOn): one("lock", [("cluster", .integer(cluster)), ("on", .bool(isOn))])
        case .lockAll(let isOn): one("lockAll", [("on", .bool(isOn))])
        case .outside(let units, let isOn): one("outside", [("units", ids(units)), ("on", .bool(isOn))])
        case .limits(let limits):
            .object(JSONObject([("limits", limits.map { .object(LimitsCoder.json($0)) } ?? .null)]))
        case .noteCluster(let cluster, let text):
            one("note", [("cluster", .integer(cluster)), ("text", .string(text))])
        case .noteUnit(let unit, let text): one("note", [("unit", id(unit)), ("text", .string(text))])
        case .arrange(let clusters): one("arrange", [("clusters", .array(clusters.map(json)))])
        }
    }

    private func json(_ cluster: Plan.Cluster) -> JSONValue {
        .object(
            JSONObject([
                ("id", .integer(cluster.id)), ("name", cluster.name.map(JSONValue.string) ?? .null),
                ("units", ids(cluster.members)),
            ]))
    }

    private func one(_ key: String, _ members: [(key: String, value: JSONValue)]) -> JSONValue {
        .object(JSONObject([(key, .object(JSONObject(members)))]))
    }

    /// The operations that an array spells.
    ///
    /// - Parameters:
    ///   - limits: the limits that hold; those that an operation does not name stay.
    ///   - vanished: takes the ids of units that no longer exist, which are left out; nil makes them a fault.
    /// - Throws: `UnusableInput` with K318 for units that are not there, K319 for what is no operation.
    func operations(
        _ json: JSONValue?, limits: StudyLimits, vanished: VanishedUnits? = nil
    ) throws(UnusableInput) -> [PlanOperation] {
        guard let items = json?.array else { throw Self.unusable("`ops` is no array") }
        guard items.count <= 10_000 else { throw Self.unusable("a step has at most 10,000 operations") }
        var operations: [PlanOperation] = []
        var holding = limits
        for item in items {
            guard let members = item.object?.members, members.count == 1, let (key, value) = members.first else {
                throw Self.unusable("an operation is an object with one key")
            }
            let fields = Fields(operation: key, object: value.object, coder: self, vanished: vanished)
            let operation: PlanOperation
            switch key {
            case "assign": operation = .assign(units: try fields.units(), cluster: try fields.optionalCluster())
            case "create": operation = .create(units: try fields.units(), name: try fields.optionalText("name"))
            case "merge": operation = .merge(try fields.clusters())
            case "dissolve": operation = .dissolve(try fields.cluster())
            case "rename": operation = .rename(try fields.cluster(), try fields.text("name"))
            case "lock": operation = .lock(try fields.cluster(), try fields.flag())
            case "lockAll": operation = .lockAll(try fields.flag())
            case "outside": operation = .outside(units: try fields.units(), try fields.flag())
            case "limits":
                if !value.isNull { holding = try LimitsCoder.limits(value, over: holding) }
                operation = .limits(value.isNull ? nil : holding)
            case "note":
                if let object = value.object, object["unit"] != nil {
                    guard let unit = try fields.unit() else { continue }
                    operation = .noteUnit(unit, try fields.text("text"))
                } else {
                    operation = .noteCluster(try fields.cluster(), try fields.text("text"))
                }
            case "arrange": operation = .arrange(try fields.arrangement())
            default:
                let known = [
                    "assign", "create", "merge", "dissolve", "rename", "lock", "lockAll", "outside", "limits", "note",
                    "arrange",
                ]
                throw Self.unusable(
                    "there is no operation '\(key.prefix(40))'",
                    hint: NearestName.of(String(key.prefix(40)), among: known).map { "did you mean '\($0)'?" })
            }
            operations.append(operation)
        }
        return operations
    }

    static func unusable(_ message: String, hint: String? = nil) -> UnusableInput {
        UnusableInput(Diagnostic(.unusableEdit, .error, message, hint: hint))
    }

    /// What the fault of a step means, for people.
    func diagnostic(_ fault: PlanFault, in plan: Plan) -> Diagnostic {
        switch fault {
        case .noCluster(let id): Diagnostic(.unknownInEdit, .error, "there is no cluster \(id)")
        case .locked(let id):
            Diagnostic(
                .refusedEdit, .error, "cluster \(id) \(plan.cluster(id)?.name ?? "") is locked",
                hint: "unlock it (L) first")
        case .notTwoClusters: Diagnostic(.unusableEdit, .error, "merging takes at least two different clusters")
        case .repeatedNumber: Diagnostic(.unusableEdit, .error, "two clusters have one number, or one is below 1")
        case .repeatedUnit: Diagnostic(.unusableEdit, .error, "a unit is in two clusters")
        case .unusableName:
            Diagnostic(
                .unusableEdit, .error, "a name has at most 200 characters and no line breaks", hint: "shorten it")
        case .longNote: Diagnostic(.unusableEdit, .error, "a note has at most 2,000 characters", hint: "shorten it")
        }
    }
}
