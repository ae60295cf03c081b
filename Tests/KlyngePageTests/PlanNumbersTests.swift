import Analysis
import Testing

@Suite("Numbers of clusters")
struct PlanNumbersTests {
    @Test("a number is not given again while clusters remain, and begins at 1 on an empty map")
    func numbersBeginAnew() throws {
        var plan = Plan(unitCount: 6, clusters: [[0, 1], [2, 3], [4]])
        try plan.apply([.dissolve(3), .create(units: [4], name: nil)])
        #expect(plan.clusters.map(\.id) == [1, 2, 4])
        try plan.apply([.arrange([Plan.Cluster(id: 2, members: [0])]), .create(units: [5], name: nil)])
        #expect(plan.clusters.map(\.id) == [2, 5])
        try plan.apply([.arrange([]), .create(units: [0, 1], name: nil), .create(units: [2], name: nil)])
        #expect(plan.clusters.map(\.id) == [1, 2])
    }
}
