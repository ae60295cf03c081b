import Analysis
import GeoJSONFormat
import GeoModel

extension WhatIfSession {
    /// `GET /plans`: the plans that have a name, and the ends of branches.
    func plansJSON() -> JSONValue {
        func plan(_ name: String, _ step: Int) -> JSONValue {
            .object(
                JSONObject([
                    ("name", .string(name)), ("step", .integer(step)), ("label", .string(history.steps[step].label)),
                    ("time", .double(history.steps[step].time.rounded())),
                ]))
        }
        let named = names.map { plan($0.name, $0.step) }
        let branches = history.branches.map { plan("step \($0)", $0) }
        return .object(JSONObject([("rev", .integer(revision)), ("plans", .array(named + branches))]))
    }

    /// `POST /plans`: gives the present step, or another, a name.
    func keep(_ name: String, step: Int?) throws -> JSONValue {
        let trimmed = name.split(separator: " ").joined(separator: " ")
        guard (1...200).contains(trimmed.count),
            !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw HTTPRefusal(422, "the name of a plan has 1 to 200 characters and no line breaks") }
        let step = step ?? history.current
        guard history.steps.indices.contains(step) else { throw HTTPRefusal(422, "there is no step \(step)") }
        try self.name(trimmed, step: step)
        return plansJSON()
    }

    /// A plan by `current`, `step 12`, or its name; nil where there is none.
    func plan(named text: String) -> Plan? {
        if text == "current" || text.isEmpty { return plan }
        if let found = names.last(where: { $0.name == text }) { return history.made(found.step) }
        let digits = text.hasPrefix("step ") ? text.dropFirst(5) : text[...]
        guard let step = Int(digits), history.steps.indices.contains(step) else { return nil }
        return history.made(step)
    }

    /// Reports all tabs that the server ends, and ends all work.
    func shutDown() {
        chanceStop?.raise()
        for job in jobs.values { job.stop.raise() }
        tell([("event", .string("shutdown"))])
        for entry in streams { entry.stream.close() }
    }
}
