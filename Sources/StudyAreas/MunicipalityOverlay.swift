import GEOSKit
import GeoModel

/// Which parishes a municipality holds whole, and which it meets; a value, worked out on any thread.
struct MunicipalityContacts: Sendable {
    /// Parishes that lie in it whole, ascending.
    var held: [Int] = []
    /// Parishes that meet it, or may do so where the library could not tell, ascending.
    var met: [Int] = []
    /// Whether the library refused a comparison: the municipality, or a parish beside it, is not valid.
    var isTroubled = false

    init(of municipality: MultiPolygon, _ parishes: [MultiPolygon], _ boxes: SpatialIndex) {
        let near = boxes.indices(meeting: municipality.box)
        do {
            let prepared = try PreparedLand(municipality)
            for parish in near {
                do {
                    if try prepared.covers(parishes[parish]) {
                        held.append(parish)
                    } else if try prepared.intersects(parishes[parish]) {
                        met.append(parish)
                    }
                } catch {
                    isTroubled = true
                    met.append(parish)
                }
            }
        } catch {
            isTroubled = true
            met = near
        }
    }
}

/// Measures how the parishes lie in the municipalities.
struct MunicipalityOverlay: Sendable {
    /// How a parish's land lies in the municipalities.
    struct Overlap: Sendable {
        var municipality: Int
        var largest: Double
        /// The land in any municipality. What lies in none, since the layers draw the coast differently, counts for none.
        var inAny: Double
        /// Further municipalities that hold as much as the chosen one, by code.
        var equals: [Int] = []
    }

    /// What came of one parish.
    struct Outcome: Sendable {
        var overlap: Overlap?
        /// Whether the parish had to be repaired first.
        var isParishRepaired = false
        /// Municipalities that had to be repaired, beside those known before.
        var municipalitiesRepaired: [Int] = []
        var failure: GEOSError?
    }

    private let parishes: [Area]
    private let municipalities: [Area]
    /// The municipalities' lands, the troubled ones repaired.
    private let holders: [MultiPolygon]
    /// The same made ready to be compared with many parishes, where they are valid.
    private let overlays: [AreaOverlay?]
    /// Codes of areas whose polygon is not valid.
    private let invalid: Set<String>

    init(
        _ parishes: [Area], _ municipalities: [Area], mending troubled: Set<Int>, invalid: Set<String>, threads: Int
    ) {
        self.parishes = parishes
        self.municipalities = municipalities
        self.invalid = invalid
        let holders = municipalities.enumerated().map { index, area in
            guard troubled.contains(index) else { return area.projected }
            return (try? area.projected.repaired().land) ?? area.projected
        }
        self.holders = holders
        overlays = concurrentMap(holders.count, threads: threads) { index in
            troubled.contains(index) || invalid.contains(municipalities[index].code)
                ? nil : AreaOverlay(holders[index])
        }
    }

    /// Shares that differ by less than this part of the parish are equal: coordinates are rounded.
    static let equalShare = 1e-4

    /// Overlays are dear: a parish that meets one municipality alone needs none. Of equal shares the first candidate's
    /// counts; candidates come in the order of their codes.
    func outcome(of parish: Int, in candidates: [Int]) -> Outcome {
        var outcome = Outcome()
        guard let first = candidates.first else { return outcome }
        if candidates.count == 1 {
            outcome.overlap = Overlap(municipality: first, largest: 1, inAny: 1)
            return outcome
        }
        var shares: [(municipality: Int, area: Double)] = []
        for index in candidates {
            do {
                let shared = try sharedArea(parish, index, &outcome)
                if shared > 0 { shares.append((index, shared)) }
            } catch {
                outcome.failure = error
            }
        }
        if let largest = shares.map(\.area).max() {
            let equal = shares.filter { largest - $0.area <= Self.equalShare * largest }
            outcome.overlap = Overlap(
                municipality: equal[0].municipality, largest: largest, inAny: shares.reduce(0) { $0 + $1.area },
                equals: equal.dropFirst().map(\.municipality))
        }
        // Where nothing could be measured a municipality that it meets still beats none.
        if outcome.overlap == nil, outcome.failure != nil {
            outcome.overlap = Overlap(municipality: first, largest: 1, inAny: 1)
        }
        return outcome
    }

    /// The land that both have; what the library refuses is repaired and tried again.
    private func sharedArea(_ parish: Int, _ index: Int, _ outcome: inout Outcome) throws(GEOSError) -> Double {
        let (land, holder) = (parishes[parish].projected, holders[index])
        do {
            if let overlay = overlays[index], !invalid.contains(parishes[parish].code) {
                return try overlay.commonArea(with: land)
            }
            return try land.intersectionArea(with: holder)
        } catch {
            let name = "parish \(parishes[parish].code) with municipality \(municipalities[index].code)"
            let isParishFaulty = (try? land.validityFault()) != .some(.none)
            let isHolderFaulty = (try? holder.validityFault()) != .some(.none)
            let repaired = isParishFaulty ? try land.repaired(named: name).land : land
            let whole = isHolderFaulty ? try holder.repaired(named: name).land : holder
            let area = try repaired.intersectionArea(with: whole, named: name)
            outcome.isParishRepaired = outcome.isParishRepaired || isParishFaulty
            if isHolderFaulty { outcome.municipalitiesRepaired.append(index) }
            return area
        }
    }
}

/// What had to be repaired before it could be laid over others.
struct RepairedAreas {
    var municipalities: Set<Int>
    /// Ascending.
    var parishes: [Int] = []

    /// Takes in what came of one parish.
    mutating func note(_ outcome: MunicipalityOverlay.Outcome, parish: Int) {
        municipalities.formUnion(outcome.municipalitiesRepaired)
        if outcome.isParishRepaired { parishes.append(parish) }
    }
}
