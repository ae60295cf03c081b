import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite("What propose optimises is what score measures")
struct CriterionObjectiveTests {
    @Test(
        "one unit more or less, thousands of times: the cost is that of the score from scratch", arguments: [1, 2, 3])
    func incrementalEqualsFull(seed: UInt64) throws {
        let study = try StudyLoader.load(StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path))
        let scorer = try CriterionScorer(study)
        let objective = scorer.objective()
        var random = SplitMix64(seed: seed)
        var labels = [Int32](repeating: 0, count: study.units.count)
        var state = objective.emptyState()
        var compared = 0
        for move in 0..<4000 {
            let unit = random.below(study.units.count)
            // Large clusters too, beyond the room that a state has without memory of its own.
            let isMember = labels[unit] == 1
            if !isMember && state.count > (move < 2000 ? 5 : 45) { continue }
            labels[unit] = 0
            ClusterMembership.withLabels(labels, label: 1) { inside in
                if isMember {
                    objective.remove(unit, from: &state, inside: inside)
                } else {
                    objective.add(unit, to: &state, inside: inside)
                }
            }
            labels[unit] = isMember ? 0 : 1
            let members = labels.indices.filter { labels[$0] == 1 }
            #expect(state.count == members.count)
            #expect(Set((0..<state.count).map { state[$0] }) == Set(members))
            // The search never has a cluster in pieces, which `values` gives less.
            guard !members.isEmpty, study.graph.isConnected(members) else { continue }
            let values = scorer.values(of: members)
            let people = members.reduce(0) { $0 + (study.units[$1].population ?? 0) }
            let cost = people * (1 - TrapezoidScore.population.score(people) * values.score)
            #expect(abs(objective.cost(of: state) - cost) < 1e-6 * max(1, cost))
            compared += 1
        }
        #expect(compared > 100)
    }

    @Test("a proposal's objective is the sum of its clusters' costs and of the price of the others")
    func objectiveTerms() async throws {
        let study = try StudyLoader.load(StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path))
        let problem = try StudyProblem(study, limits: study.configuration.limits)
        guard case .groupings(let found) = await problem.grouping.solve(), let best = found.first else {
            Issue.record("nothing was found")
            return
        }
        let facts = problem.facts(of: best, scorer: problem.scorer)
        let clusters = facts.clusters.reduce(0) {
            $0 + $1.population * (1 - TrapezoidScore.population.score($1.population) * ($1.criterion?.score ?? 0))
        }
        let price = problem.scorer.settings.unassignedPrice
        let others = best.unassigned.reduce(0) { $0 + price * (study.units[$1].population ?? 0) }
        #expect(abs(best.objective - clusters - others) < 1e-6 * best.objective)
        #expect(!facts.clusters.isEmpty)
    }
}
