import GeoModel

/// How the distance between two clusters follows from the distances of their units.
public enum Linkage: String, Sendable, Hashable, CaseIterable {
    /// The smallest distance.
    case single
    /// The largest distance.
    case complete
    /// The mean distance.
    case average
    /// The growth of the within-cluster sum of squares, twice over.
    case ward
}

/// Which pairs of units a distance between clusters is taken over.
public enum LinkageOrder: String, Sendable, Hashable, CaseIterable {
    /// Neighbouring pairs only.
    case first
    /// All pairs.
    case full
}

/// The methods of the literature, by the names of the command: `skater`, `redcap-full-ward`, `max-p`.
public enum RegionalizationMethod: Sendable, Hashable, CaseIterable {
    /// As many regions as a minimum sum allows, then alike ones. Duque, Anselin and Rey 2012.
    case maxP
    /// A given number of regions, improved unit by unit. Openshaw 1977.
    case azp
    /// Cutting the minimum spanning tree. Assunção and others 2006.
    case skater
    /// Cutting the tree that agglomeration leaves behind. Guo 2008.
    case redcap(LinkageOrder, Linkage)
    /// Joining the most similar neighbours until the number is reached. Murtagh 1985.
    case schc(Linkage)

    /// Every method, max-p first.
    public static var allCases: [RegionalizationMethod] {
        [.maxP, .azp, .skater]
            + LinkageOrder.allCases.flatMap { order in Linkage.allCases.map { .redcap(order, $0) } }
            + Linkage.allCases.map { .schc($0) }
    }

    /// The method's name on the command line.
    public var name: String {
        switch self {
        case .maxP: "max-p"
        case .azp: "azp"
        case .skater: "skater"
        case .redcap(let order, let linkage): "redcap-\(order.rawValue)-\(linkage.rawValue)"
        case .schc(let linkage): "schc-\(linkage.rawValue)"
        }
    }

    /// The method of that name.
    public init?(name: String) {
        guard let method = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = method
    }
}

extension RegionalizationProblem {
    /// The regions that a method finds.
    ///
    /// - Parameters:
    ///   - method: how to look for them.
    ///   - stop: asked now and then; when it says yes AZP and max-p return the best regions so far, the others have none.
    /// - Throws: `UnusableInput` when the problem contradicts itself or the method ends without regions within the bounds, with
    ///   K271 when it was stopped before it had any.
    public func regions(
        by method: RegionalizationMethod, stop: @escaping () -> Bool = { false }
    ) throws(UnusableInput) -> Regions {
        let feasible = try check(for: method)
        guard graph.unitCount > 0 else { return Regions(labels: [], problem: self, bound: 0, exempt: []) }
        var labels: [Int]
        var largestCount = feasible.largestCount
        var proof: ObjectiveProof?
        switch method {
        case .skater: labels = try cut(spanningForest(), into: feasible, stop: stop)
        case .redcap(let order, let linkage):
            var agglomeration = Agglomeration(problem: self, linkage: linkage, order: order, bounded: false)
            labels = try cut(agglomeration.run(downTo: 1, stop: stop), into: feasible, stop: stop)
        case .schc(let linkage): labels = try agglomerate(by: linkage, into: feasible, stop: stop)
        case .azp: (labels, proof) = try azp(feasible, stop: stop)
        case .maxP: (labels, largestCount, proof) = try maxP(feasible, stop: stop)
        }
        if method == .azp || method == .maxP {
            labels = try alsoFromSquares(labels, method, feasible, proof, stop: stop)
            labels = improvedFurther(labels, feasible, proof, stop: stop)
        }
        return Regions(
            labels: labels, problem: self, bound: largestCount, exempt: feasible.exempt.map { feasible.parts[$0] },
            proof: proof, seeksNumber: method == .maxP)
    }
}
