import Delimitation
import GeoJSONFormat

extension Criterion {
    /// The member `criterion` of a cluster.
    var json: JSONValue {
        var members: [(key: String, value: JSONValue?)] = [
            ("score", .rounded(score)), ("leading", .string(leading.rawValue)),
            ("basis", basis.map { .string($0.english) }), ("basisDa", basis.map { .string($0.danish) }),
        ]
        members.append(
            (
                "legs",
                .members(
                    Dimension.allCases.map { dimension in
                        (dimension.rawValue, dimensions.first { $0.dimension == dimension }?.json ?? .members([]))
                    })
            )
        )
        guard let chance else { return .members(members) }
        let sentence = chance.sentence(isOptimised: isOptimised)
        members.append(("percentile", chance.percentile.map { .rounded($0, 4) } ?? .null))
        members.append(("percentileNull", .string(chance.null.rawValue)))
        members.append(("percentileOf", .integer(chance.count)))
        members.append(("percentileIsEvidence", .bool(!isOptimised && chance.percentile != nil)))
        members.append(("percentileText", .string(sentence.english)))
        members.append(("percentileTextDa", .string(sentence.danish)))
        members.append(("optimised", .bool(isOptimised)))
        members.append(("chance", .members(comparisons.map { ($0.null.rawValue, $0.json) })))
        return .members(members)
    }
}

extension ChanceDistribution {
    fileprivate var json: JSONValue {
        let sentence = sentence()
        var members: [(key: String, value: JSONValue?)] = [
            ("percentile", percentile.map { .rounded($0, 4) } ?? .null), ("of", .integer(count)),
            ("standardError", percentile == nil ? .null : .rounded(standardError, 4)),
        ]
        members.append(("others", .integer(others)))
        members.append(("existing", existing.map { .integer($0) } ?? .null))
        members.append(("complete", .bool(isComplete)))
        members.append(("seed", .number(String(seed))))
        members.append(("text", .string(sentence.english)))
        members.append(("textDa", .string(sentence.danish)))
        members.append(("scores", .array(scores.map { .rounded($0) })))
        return .members(members)
    }
}

extension DimensionScore {
    fileprivate var json: JSONValue {
        .members([
            ("score", .rounded(score)), ("measures", .array(measures.map(\.json))),
            ("for", .array(speakingFor.map(\.sentence))), ("against", .array(speakingAgainst.map(\.sentence))),
        ])
    }
}

extension Measure {
    fileprivate var json: JSONValue {
        var members: [(key: String, value: JSONValue?)] = [
            ("name", .string(name)), ("layer", layer.map { .string($0) }), ("value", .rounded(value, 4)),
            ("unit", .string(unit)), ("score", .rounded(score)), ("weight", .rounded(weight)),
        ]
        members.append(("evidence", .string(evidence.english)))
        members.append(("evidenceDa", .string(evidence.danish)))
        members.append(("stance", stance.map { .string($0.rawValue) }))
        members.append(("percentile", percentile.map { .rounded($0, 4) }))
        if !percentiles.isEmpty {
            members.append(
                (
                    "percentiles",
                    .members(
                        ChanceNull.allCases.compactMap { null in
                            percentiles[null].map { (null.rawValue, JSONValue.rounded($0, 4)) }
                        })
                ))
        }
        return .members(members)
    }

    /// The sentence with the measure that it is of.
    fileprivate var sentence: JSONValue {
        .members([
            ("measure", .string(name)), ("layer", layer.map { .string($0) }),
            ("evidence", .string(evidence.english)), ("evidenceDa", .string(evidence.danish)),
        ])
    }
}
