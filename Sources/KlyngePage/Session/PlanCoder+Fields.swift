import Analysis
import GeoJSONFormat
import GeoModel

extension PlanCoder {
    /// The members of one operation.
    struct Fields {
        let operation: String
        let object: JSONObject?
        let coder: PlanCoder
        /// Takes ids that no longer exist while a journal is read; nil makes them a fault.
        let vanished: VanishedUnits?

        private func value(_ key: String) -> JSONValue? { object?[key] }

        private func fault(_ words: String) -> UnusableInput { PlanCoder.unusable("`\(operation)`: \(words)") }

        func text(_ key: String) throws(UnusableInput) -> String {
            guard case .string(let text)? = value(key) else { throw fault("`\(key)` is no text") }
            return text
        }

        func optionalText(_ key: String) throws(UnusableInput) -> String? {
            guard let value = value(key), !value.isNull else { return nil }
            return try text(key)
        }

        func flag() throws(UnusableInput) -> Bool {
            guard let isOn = value("on")?.bool else { throw fault("`on` is neither true nor false") }
            return isOn
        }

        private func number(_ value: JSONValue?) -> Int? {
            guard case .number(let digits)? = value else { return nil }
            return Int(digits)
        }

        func cluster() throws(UnusableInput) -> Int {
            guard let number = number(value("cluster")) else { throw fault("`cluster` is no number") }
            return number
        }

        func optionalCluster() throws(UnusableInput) -> Int? {
            guard let value = value("cluster") else { throw fault("`cluster` is missing") }
            return value.isNull ? nil : try cluster()
        }

        func clusters() throws(UnusableInput) -> [Int] {
            let numbers = (value("clusters")?.array ?? []).map(number)
            guard !numbers.isEmpty, !numbers.contains(nil) else { throw fault("`clusters` is no list of numbers") }
            return numbers.compactMap { $0 }
        }

        /// The unit of a note; nil where it no longer exists and that is allowed.
        func unit() throws(UnusableInput) -> Int? { try units([value("unit") ?? .null]).first }

        func units() throws(UnusableInput) -> [Int] {
            guard let items = value("units")?.array else { throw fault("`units` is no list of ids") }
            return try units(items)
        }

        private func units(_ items: [JSONValue]) throws(UnusableInput) -> [Int] {
            var found: [Int] = []
            var seen: Set<Int> = []
            var unknown: [String] = []
            for item in items {
                guard case .string(let id) = item else { throw fault("a unit goes by its id, which is a text") }
                if let unit = coder.position(id) {
                    if seen.insert(unit).inserted { found.append(unit) }
                } else if vanished != nil {
                    vanished?.ids.insert(id)
                } else {
                    unknown.append(id)
                }
            }
            guard unknown.isEmpty else {
                let shown = unknown.prefix(5).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
                throw UnusableInput(
                    Diagnostic(
                        .unknownInEdit, .error,
                        "there is no unit \(shown)" + (unknown.count > 5 ? " and \(unknown.count - 5) more" : "")))
            }
            return found
        }

        func arrangement() throws(UnusableInput) -> [Plan.Cluster] {
            guard let items = value("clusters")?.array else { throw fault("`clusters` is no list") }
            var clusters: [Plan.Cluster] = []
            for item in items {
                guard let object = item.object, let id = number(object["id"]) else {
                    throw fault("a cluster has a number as its `id`")
                }
                let fields = Fields(operation: operation, object: object, coder: coder, vanished: vanished)
                clusters.append(
                    Plan.Cluster(id: id, name: try fields.optionalText("name"), members: try fields.units()))
            }
            return clusters
        }
    }
}

/// The ids of units that steps name and that no longer exist.
final class VanishedUnits {
    var ids: Set<String> = []
}
