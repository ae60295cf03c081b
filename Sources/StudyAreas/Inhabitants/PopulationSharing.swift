import GeoModel

/// Shares the inhabitants of parishes out to settlements, so that every parish's total stays exact.
///
/// 1. A settlement gets its own figure from the parish in which its point lies.
/// 2. Where the figures of a parish's settlements are more than its total, its towns take what they lack from the parishes
///    around, in proportion to the people there whom their own settlements do not account for, fewer the farther away.
/// 3. What is left in a parish goes to its settlements without a figure, by area; where all have one, to all of them by
///    area, none above three times its figure and 300 more. What does not fit goes to towns that reach into the parish.
///
/// Parishes and settlements are taken in the order of their codes and ids: the order of the files plays no part.
struct PopulationSharing {
    /// Where people are shared out to.
    struct Settlement {
        var id: String
        /// Its own inhabitants, where known.
        var figure: Double?
        /// The parish in which its point lies.
        var home: Int?
    }

    /// Where people live.
    struct Parish {
        var code: String
        /// Its inhabitants, where known.
        var total: Double?
        /// Its municipality: a town takes people from its own one only, so that the totals of municipalities stay exact too.
        var group: String?
    }

    /// People of one parish who belong to a settlement.
    struct Share: Equatable {
        var settlement: Int
        var people: Double
    }

    /// A parish near a town, and how far its land is from the town's point in metres; 0 where it is inside.
    typealias Near = (parish: Int, metres: Double)

    /// Settlements from this size reach into other parishes: what Statistics Denmark counts as a town.
    static let townFrom = 200.0
    /// Inhabitants of a town on a square kilometre, from which its radius is derived.
    static let townPerSquareKm = 1500.0
    /// How far a town reaches, in radii …
    static let reachInRadii = 4.0
    /// … and at most, in metres.
    static let mostReachMetres = 30_000.0

    let settlements: [Settlement]
    let parishes: [Parish]
    /// The parishes within a reach of a settlement that the condition lets through, ascending.
    let near: (_ settlement: Int, _ metres: Double, _ isWanted: (Int) -> Bool) -> [Near]
    /// For each parish its settlements in the order of their ids.
    let residents: [[Int]]
    /// Parishes in the order of their codes.
    let order: [Int]
    /// For each parish its place in that order.
    let places: [Int]
    /// For each settlement its place in the order of the ids.
    let ranks: [Int]
    /// What was shared out of each parish; a settlement may come several times.
    var shares: [[Share]]
    /// The people of each parish who are not shared out yet; 0 where its total is not known.
    var left: [Double]
    /// What each settlement got.
    var received: [Double]

    init(
        _ settlements: [Settlement], _ parishes: [Parish],
        near: @escaping (_ settlement: Int, _ metres: Double, _ isWanted: (Int) -> Bool) -> [Near]
    ) {
        self.settlements = settlements
        self.parishes = parishes
        self.near = near
        var residents = [[Int]](repeating: [], count: parishes.count)
        var ranks = [Int](repeating: 0, count: settlements.count)
        for (rank, settlement) in IdOrder.sorted(settlements.map(\.id)).enumerated() {
            ranks[settlement] = rank
            if let home = settlements[settlement].home { residents[home].append(settlement) }
        }
        self.residents = residents
        self.ranks = ranks
        order = IdOrder.sorted(parishes.map(\.code))
        var places = [Int](repeating: 0, count: parishes.count)
        for (place, parish) in order.enumerated() { places[parish] = place }
        self.places = places
        shares = [[Share]](repeating: [], count: parishes.count)
        left = parishes.map { max(0, $0.total ?? 0) }
        received = [Double](repeating: 0, count: settlements.count)
        shareToResidents()
    }

    /// The radius of a town with so many inhabitants, in metres.
    static func radius(of figure: Double) -> Double {
        1000 * (figure / townPerSquareKm / Double.pi).squareRoot()
    }

    /// The parishes that a town reaches in the order of their codes, its own left out: those of its municipality that
    /// `isWanted` lets through.
    func parishes(reachedBy town: Int, home: Int, _ isWanted: (Int) -> Bool) -> [Near] {
        let group = parishes[home].group
        let found = near(town, Self.reach(of: figure(of: town))) { parish in
            parish != home && parishes[parish].group == group && isWanted(parish)
        }
        return found.sorted { places[$0.parish] < places[$1.parish] }
    }

    static func reach(of figure: Double) -> Double { min(mostReachMetres, reachInRadii * radius(of: figure)) }

    func figure(of settlement: Int) -> Double { max(0, settlements[settlement].figure ?? 0) }

    mutating func give(_ people: Double, of parish: Int, to settlement: Int) {
        guard people > 0 else { return }
        shares[parish].append(Share(settlement: settlement, people: people))
        received[settlement] += people
        left[parish] = max(0, left[parish] - people)
    }

    /// Gives settlements their own figures, out of their own parish as far as it goes.
    private mutating func shareToResidents() {
        var crowded: [Int] = []
        for parish in order where parishes[parish].total != nil {
            let known = residents[parish].reduce(0) { $0 + figure(of: $1) }
            if known > left[parish] {
                crowded.append(parish)
            } else {
                for settlement in residents[parish] { give(figure(of: settlement), of: parish, to: settlement) }
            }
        }
        shareCrowded(crowded)
    }
}
