import Delimitation
import GeoModel
import GroupingMethods
import Testing

@testable import KlyngePage

@Suite("The page's comparison with chance")
struct ChanceOfOneKindTests {
    @Test("one kind alone, without the measures, says what it says among all kinds")
    func agrees() throws {
        let problem = try Sample.problem.get()
        let scorer = problem.scorer
        var random = SplitMix64(seed: 4)
        for _ in 0..<6 {
            // A unit and what lies around it.
            let unit = Int.random(in: problem.study.units.indices, using: &random)
            let members = ([unit] + problem.study.graph.neighbours(of: unit).prefix(3)).sorted()
            var options = ChanceOptions()
            options.count = 60
            options.mostEnumerated = 50
            options.seed = random.next()
            let criterion = scorer.criterion(of: members)
            let whole = scorer.compared(criterion, of: members, options: options)
            for kind in ChanceNull.allCases {
                options.kinds = [kind]
                options.ranksMeasures = true
                #expect(
                    scorer.compared(criterion, of: members, options: options).comparisons
                        == whole.comparisons.filter { $0.null == kind })
                options.ranksMeasures = false
                let bare = scorer.compared(criterion, of: members, options: options)
                #expect(bare.comparisons == whole.comparisons.filter { $0.null == kind })
                #expect(bare.dimensions == criterion.dimensions)
            }
        }
    }
}
