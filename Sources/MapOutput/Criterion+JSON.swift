import Delimitation
import GeoJSONFormat

extension Criterion {
    /// The member `criterion` of a cluster; the percentile's `percentileOf` is how many groups it is among.
    var json: JSONValue {
        .members([
            ("score", .rounded(score)), ("leading", .string(leading.rawValue)),
            (
                "legs",
                .members(
                    Leg.allCases.map { leg in
                        (leg.rawValue, legs.first { $0.leg == leg }.map(\.json) ?? .members([]))
                    })
            ),
            ("percentile", chance.map { .rounded($0.percentile, 4) }),
            ("percentileOf", chance.map { .integer($0.count) }),
            (
                "chance",
                chance.map { chance in
                    .members([
                        ("existing", chance.existing.map { .integer($0) } ?? .null),
                        ("complete", .bool(chance.isComplete)),
                        ("seed", .number(String(chance.seed))),
                        ("scores", .array(chance.scores.map { .rounded($0) })),
                    ])
                }
            ),
        ])
    }
}

extension LegScore {
    fileprivate var json: JSONValue {
        .members([("score", .rounded(score)), ("measures", .array(measures.map(\.json)))])
    }
}

extension Measure {
    fileprivate var json: JSONValue {
        .members([
            ("name", .string(name)), ("layer", layer.map { .string($0) }), ("value", .rounded(value, 4)),
            ("unit", .string(unit)), ("score", .rounded(score)), ("weight", .rounded(weight)),
            ("evidence", .string(evidence.english)), ("evidenceDa", .string(evidence.danish)),
            ("percentile", percentile.map { .rounded($0, 4) }),
        ])
    }
}
