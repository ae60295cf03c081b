import Delimitation
import GeoJSONFormat
import StudyAreas

/// Groups of units that can be selected at once: those of a municipality, of an old municipality, of a school district.
enum PageGroups {
    /// `[{"layer": …, "groups": [{"name": …, "units": […]}]}]`; layers without a name for two units are left out.
    static func json(_ problem: StudyProblem) -> JSONValue {
        let study = problem.study
        var layers: [JSONValue] = []
        func add(_ layer: String, _ role: String, _ groups: [(name: String, units: [Int])]) {
            guard groups.count > 1 || groups.contains(where: { $0.units.count > 1 }) else { return }
            layers.append(
                .object(
                    JSONObject([
                        ("layer", .string(layer)), ("role", .string(role)),
                        (
                            "groups",
                            .array(
                                groups.map {
                                    .object(
                                        JSONObject([
                                            ("name", .string($0.name)), ("units", ClusterDocument.positions($0.units)),
                                        ]))
                                })
                        ),
                    ])))
        }
        var byCode: [String: [Int]] = [:]
        for (index, unit) in study.units.enumerated() { byCode[unit.municipality ?? "", default: []].append(index) }
        let municipalities = byCode.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        if municipalities.count > 1 {
            add(
                "municipality", "municipality",
                municipalities.map { (study.municipalityName($0.key) ?? $0.key, $0.value) })
        }
        for layer in problem.scorer.unitGroups { add(layer.name, layer.role, layer.groups) }
        return .array(layers)
    }
}
