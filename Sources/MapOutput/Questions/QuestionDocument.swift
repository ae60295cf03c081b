import Delimitation
import GeoJSONFormat
import GroupingMethods
import StudyAreas

/// What was asked of `propose` and what came of it, as members behind the groupings.
public enum QuestionDocument {
    /// `around` and `complete`: what was named, and between how many clusters there was a choice.
    public static func anchored(
        _ outcome: AnchoredOutcome, units: [[Int]], isAround: Bool, of problem: StudyProblem
    ) -> (key: String, value: JSONValue) {
        let ids = units.map { JSONValue.strings($0.map { problem.study.units[$0].id }) }
        return (
            isAround ? "around" : "complete",
            .members([
                (isAround ? "units" : "parts", isAround ? ids.first ?? .array([]) : .array(ids)),
                ("candidates", outcome.candidates.map { .integer($0) } ?? .null),
                ("proven", .bool(outcome.proven)),
            ])
        )
    }

    /// `change`: what moves, and the curve of moves against the objective.
    public static func change(
        _ outcome: ChangeOutcome, options: ChangeOptions, of problem: StudyProblem
    ) -> (key: String, value: JSONValue) {
        let units = problem.study.units
        var members: [(key: String, value: JSONValue?)] = [
            ("measure", .string(options.maxMoves == nil ? "inhabitants" : "units")),
            ("pricePerInhabitant", options.pricePerInhabitant.map { .double($0) }),
            ("maxMoves", options.maxMoves.map { .integer($0) }), ("proven", .bool(outcome.proven)),
        ]
        if let answer = outcome.answer {
            let sentence = problem.sentence(of: answer.change, proven: outcome.proven)
            members += [
                ("movedUnits", .strings(answer.change.units.map { units[$0].id })),
                ("movedInhabitants", .rounded(answer.change.inhabitants, 1)),
                ("evidence", .string(sentence.english)), ("evidenceDa", .string(sentence.danish)),
            ]
        }
        members.append(
            (
                "curve",
                .array(
                    outcome.curve.map { point in
                        .members([
                            ("movedUnits", .integer(point.change.units.count)),
                            ("movedInhabitants", .rounded(point.change.inhabitants, 1)),
                            ("objective", .rounded(point.grouping.objective)),
                            ("clusters", .integer(point.grouping.clusters.count)),
                            ("meanScore", problem.meanScore(of: point.grouping).map { .rounded($0) } ?? .null),
                        ])
                    })
            ))
        members.append(("curveProven", .bool(outcome.curveIsProven)))
        return ("change", .members(members))
    }

    /// `why`: what stands in a unit's way, and the cheapest cluster with it.
    public static func why(_ answer: UnitAnswer, of problem: StudyProblem) -> (key: String, value: JSONValue) {
        let units = problem.study.units
        let sentences = problem.sentences(of: answer)
        let with = answer.cheapest?.clusters.first { $0.contains(answer.unit) }
        return (
            "why",
            .members([
                ("unit", .string(units[answer.unit].id)), ("name", .string(units[answer.unit].name)),
                ("inCluster", .bool(answer.cluster != nil)),
                ("possible", .bool(answer.cluster != nil || answer.cheapest != nil)),
                ("candidates", answer.candidates.map { .integer($0) }),
                ("cheapest", with.map { .strings($0.map { units[$0].id }) }),
                ("extraObjective", answer.extra.map { .rounded($0) }),
                (
                    "obstacles",
                    .array(
                        answer.obstacles.map { obstacle in
                            .members([
                                ("limit", .string(obstacle.limit.rawValue)),
                                ("bound", obstacle.bound.map { .rounded($0) }),
                                ("needed", obstacle.needed.map { .rounded($0) }),
                                ("smallest", .bool(obstacle.isSmallest)),
                                ("members", .strings(obstacle.members.map { units[$0].id })),
                            ])
                        })
                ),
                ("evidence", .strings(sentences.map(\.english))), ("evidenceDa", .strings(sentences.map(\.danish))),
            ])
        )
    }

    /// `confidence`: the share of near-optimal groupings in which neighbours stand together, and where each unit is.
    public static func confidence(
        _ confidence: BorderConfidence, of problem: StudyProblem
    ) -> (key: String, value: JSONValue) {
        let units = problem.study.units
        let sentences = problem.sentences(of: confidence)
        return (
            "confidence",
            .members([
                ("tolerance", .double(confidence.tolerance)), ("groupings", .integer(confidence.groupings)),
                ("exact", .bool(confidence.isExact)),
                ("standardError", confidence.isExact ? nil : .rounded(confidence.standardError, 5)),
                ("rHat", confidence.potentialScaleReduction.map { .rounded($0, 4) }),
                ("effectiveSampleSize", confidence.effectiveSampleSize.map { .rounded($0, 1) }),
                ("bestProven", .bool(confidence.best.proven)), ("bestObjective", .rounded(confidence.best.objective)),
                (
                    "pairs",
                    .array(
                        confidence.pairs.map { pair in
                            .members([
                                ("between", .strings([units[pair.a].id, units[pair.b].id])),
                                ("together", .rounded(pair.together, 5)), ("divided", .rounded(pair.divided, 5)),
                                ("firmness", pair.firmness.map { .rounded($0, 5) } ?? .null),
                                ("togetherInBest", .bool(pair.isTogetherInBest)),
                                ("borderInBest", .bool(pair.isBorderInBest)),
                            ])
                        })
                ),
                (
                    "units",
                    .array(
                        confidence.places.map { place in
                            .members([
                                ("unit", .string(units[place.unit].id)), ("unassigned", .rounded(place.unassigned, 5)),
                                ("asInBest", .rounded(place.asInBest, 5)), ("certain", .bool(place.isCertain)),
                            ])
                        })
                ),
                ("certain", .strings(confidence.places.filter(\.isCertain).map { units[$0.unit].id })),
                ("evidence", .strings(sentences.map(\.english))), ("evidenceDa", .strings(sentences.map(\.danish))),
            ])
        )
    }
}
