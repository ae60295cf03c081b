import Analysis
import GeoModel
import Testing

@testable import KlyngePage

@Suite("Plans as a text for a mail")
struct PlanCodeTests {
    @Test("any plan comes back with the same company and the same units outside; a code that was changed does not")
    func roundTrip() throws {
        let study = try Sample.problem.get().study
        var random = SplitMix64(seed: 31)
        for _ in 0..<60 {
            var plan = Plan(unitCount: study.units.count)
            for _ in 0..<12 {
                do throws(PlanFault) { try plan.apply([randomOperation(plan, using: &random)]) } catch { continue }
                try plan.apply([.lockAll(false)])
            }
            let code = try #require(PlanCode.text(plan, of: study))
            let back = try PlanCode.plan(" " + code + "\n", of: study)
            let groups = plan.clusters.map(\.members).filter { !$0.isEmpty }
            #expect(back.clusters.map(\.members) == groups && back.outside == plan.outside)
            #expect(throws: HTTPRefusal.self) { try PlanCode.plan(String(code.dropLast(2)), of: study) }
            #expect(throws: HTTPRefusal.self) { try PlanCode.plan("K1AAAA" + code.dropFirst(6), of: study) }
        }
        #expect(throws: HTTPRefusal.self) { try PlanCode.plan("", of: study) }
        #expect(throws: HTTPRefusal.self) { try PlanCode.plan("K1????", of: study) }
    }
}
