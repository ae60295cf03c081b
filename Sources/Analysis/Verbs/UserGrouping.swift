import Delimitation
import GeoModel
import GroupingMethods

/// A grouping that the user brings, with everything known of it.
public struct UserGrouping: Sendable {
    /// The clusters in the order of the file, perhaps changed by moves.
    public var clusters: [[Int]]
    /// What they are called in the file.
    public var labels: [String]
    /// The name that the file gives each beside its label.
    public var names: [String?]
    /// The clusters in stable order.
    public var grouping: Grouping
    /// Everything known of them; numbers and names are those of the file, where it has any.
    public var facts: GroupingFacts
    /// For each cluster of `facts` its place in `clusters`.
    private let places: [Int]
    /// For each of `clusters` its place among those that were given, empty ones counted.
    private let sources: [Int]
    /// Whether a unit is in several clusters, as when candidates are laid side by side.
    public var overlaps: Bool { Set(clusters.joined()).count < clusters.reduce(0) { $0 + $1.count } }

    /// Scores clusters; compared with chance where `chance` asks for it.
    ///
    /// - Parameters:
    ///   - clusters: positions of units; empty clusters are left out.
    ///   - labels: what each is called.
    ///   - names: the name that each has beside its label.
    public init(
        _ clusters: [[Int]], labels: [String], names: [String?] = [], problem: StudyProblem, scorer: CriterionScorer,
        chance: ChanceOptions? = nil, cancellation: Cancellation = .never
    ) {
        let kept = clusters.indices.filter { !clusters[$0].isEmpty }
        sources = kept
        self.clusters = kept.map { clusters[$0].sorted() }
        self.labels = kept.map { labels[$0] }
        self.names = kept.map { $0 < names.count ? names[$0] : nil }
        grouping = problem.grouping.grouping(self.clusters)
        facts = problem.facts(of: grouping, scorer: scorer, chance: chance, cancellation: cancellation)
        places = Self.places(of: grouping.clusters, in: self.clusters)
        // What the user calls a cluster is its name; a number is none, but stays its number where all have one.
        let numbers = Self.numbers(self.labels)
        for (index, place) in places.enumerated() {
            if let numbers { facts.clusters[index].id = numbers[place] }
            if let name = self.names[place] {
                facts.clusters[index].name = name
            } else if Int(self.labels[place]) == nil {
                facts.clusters[index].name = self.labels[place]
            }
            if Int(self.labels[place]) == nil { facts.clusters[index].label = self.labels[place] }
        }
    }

    /// Where each of `ordered` stands in `given`; those with the same members in their order.
    private static func places(of ordered: [[Int]], in given: [[Int]]) -> [Int] {
        var waiting: [[Int]: [Int]] = [:]
        for place in given.indices.reversed() { waiting[given[place], default: []].append(place) }
        return ordered.map { waiting[$0]?.popLast() ?? 0 }
    }

    /// The labels as numbers; nil unless they are distinct whole numbers from 1 on, written plainly.
    private static func numbers(_ labels: [String]) -> [Int]? {
        let numbers = labels.compactMap { label in Int(label).flatMap { $0 > 0 && String($0) == label ? $0 : nil } }
        return numbers.count == labels.count && Set(numbers).count == numbers.count ? numbers : nil
    }

    /// The clusters that `text` may mean, by what the file calls them, by the name they go by, or by their number; ascending.
    public func clusters(named text: String) -> [Int] {
        let lower = text.lowercased()
        let numbered = facts.clusters.indices.filter { String(facts.clusters[$0].id) == text }.map { places[$0] }
        if let exact = labels.firstIndex(of: text) { return Set([exact] + numbered).sorted() }
        let byLabel = labels.indices.filter { labels[$0].lowercased() == lower }
        if byLabel.count == 1 { return byLabel }
        return facts.clusters.indices.filter { facts.clusters[$0].name.lowercased() == lower }.map { places[$0] }
            .reduce(into: Set(numbered)) { $0.insert($1) }.sorted()
    }

    /// For each cluster of `facts` its position in the facts of a grouping that was made from `clusters`; nil where nothing is
    /// left of it.
    public func counterparts(in changed: UserGrouping) -> [Int?] {
        var positions = [Int?](repeating: nil, count: clusters.count)
        for (index, place) in changed.places.enumerated() { positions[changed.sources[place]] = index }
        return places.map { positions[$0] }
    }

    /// How the cluster at a place of `clusters` is printed.
    public func described(_ place: Int) -> String {
        guard let index = places.firstIndex(of: place) else { return labels[place] }
        return "\(facts.clusters[index].id) \(facts.clusters[index].name)"
    }
}
