import Analysis
import GeoJSONFormat
import GeoModel
import StudyAreas

/// The state of a plan as JSON: in the first line of a session's file, in shared files, and within `GET /plan`.
enum PlanDocument {
    /// Clusters with members, names, locks and notes; outside units, notes of units, limits where they differ.
    static func state(of plan: Plan, _ coder: PlanCoder) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            (
                "clusters",
                .array(
                    plan.clusters.map { cluster in
                        .object(
                            JSONObject([
                                ("id", .integer(cluster.id)), ("name", cluster.name.map(JSONValue.string) ?? .null),
                                ("units", .array(cluster.members.map(coder.id))), ("locked", .bool(cluster.isLocked)),
                                ("note", .string(cluster.note)),
                            ]))
                    })
            ),
            ("outside", .array(plan.outside.map(coder.id))), ("notes", unitNotes(plan, coder)),
        ]
        if let limits = plan.limits { members.append(("limits", .object(LimitsCoder.json(limits)))) }
        return .object(JSONObject(members))
    }

    /// `{"7713": "…"}`, by position of the unit.
    static func unitNotes(_ plan: Plan, _ coder: PlanCoder) -> JSONValue {
        .object(
            JSONObject(
                plan.unitNotes.sorted { $0.key < $1.key }.map { unit, text in
                    (coder.id(unit).text ?? "", .string(text))
                }))
    }

    /// The plan that `json` states, its limits over `own`; units that no longer exist go to `vanished`. Nil for what is no plan.
    static func plan(
        from json: JSONValue, _ coder: PlanCoder, unitCount: Int, limits own: StudyLimits, _ vanished: VanishedUnits
    ) -> Plan? {
        guard let object = json.object, let items = object["clusters"]?.array else { return nil }
        var plan = Plan(unitCount: unitCount)
        func positions(_ value: JSONValue?) -> [Int] {
            (value?.array ?? []).compactMap(\.text).compactMap { id in
                if coder.position(id) == nil { vanished.ids.insert(id) }
                return coder.position(id)
            }
        }
        var clusters: [Plan.Cluster] = []
        var after: [PlanOperation] = []
        for item in items {
            guard let entry = item.object, case .number(let digits)? = entry["id"], let id = Int(digits) else {
                return nil
            }
            let name = entry["name"].flatMap { $0.isNull ? nil : $0.text }
            clusters.append(Plan.Cluster(id: id, name: name, members: positions(entry["units"])))
            if let note = entry["note"]?.text, !note.isEmpty { after.append(.noteCluster(id, note)) }
            if entry["locked"]?.bool == true { after.append(.lock(id, true)) }
        }
        after.append(.outside(units: positions(object["outside"]), true))
        for (id, text) in object["notes"]?.object?.members ?? [] {
            if let unit = coder.position(id), let text = text.text { after.append(.noteUnit(unit, text)) }
        }
        do {
            if let limits = object["limits"], !limits.isNull {
                after.append(.limits(try LimitsCoder.limits(limits, over: own)))
            }
            try plan.apply([.arrange(clusters)] + after)
        } catch { return nil }
        return plan
    }
}
