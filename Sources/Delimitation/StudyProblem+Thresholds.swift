import StudyAreas

/// Two members whose way is far longer than the straight line: a fjord lies between them.
public struct Detour: Sendable, Hashable {
    /// The position of one unit.
    public var a: Int
    /// The position of the other.
    public var b: Int
    /// The straight line, in kilometres.
    public var straightKm: Double
    /// The way, in kilometres.
    public var km: Double
    /// What the way was taken from.
    public var source: DistanceSource
}

extension StudyProblem {
    /// A detour is at least this many times the straight line …
    static let detourFactor = 2.0
    /// … and at least this much longer, in kilometres: short ways wind by nature.
    static let detourKm = 5.0

    /// The rows of one cluster, each with the members that decide it.
    func thresholds(
        population: Double, members: [Int], gap: (km: Double, pair: [Int]), diameter: (km: Double, pair: [Int]),
        radius: (km: Double, pair: [Int])
    ) -> [ThresholdRow] {
        func row(_ threshold: Threshold, _ value: Double, _ deciding: [Int] = []) -> ThresholdRow {
            ThresholdRow(
                threshold, value: value, limits: limits, configuration: study.configuration, deciding: deciding,
                source: deciding.count == 2 ? study.distances.source(deciding[0], deciding[1]) : nil)
        }
        var rows = study.knowsPopulation ? [row(.population, population)] : []
        rows += [
            row(.members, Double(members.count)), row(.gap, gap.km, gap.pair),
            row(.diameter, diameter.km, diameter.pair), row(.radius, radius.km, radius.pair),
        ]
        if let drive = longestDrive(among: members) {
            var found = row(.drive, drive.minutes, drive.pair)
            found.unknownPairs = drive.unknown
            found.source = drive.pair.count == 2 ? study.distances.way(drive.pair[0], drive.pair[1])?.source : nil
            rows.append(found)
        }
        return rows
    }

    /// The longest drive from a member to another; nil where no time is known.
    private func longestDrive(among members: [Int]) -> (minutes: Double, pair: [Int], unknown: Int)? {
        guard study.distances.knowMinutes else { return nil }
        var longest: (minutes: Double, pair: [Int])?
        var unknown = 0
        for (index, first) in members.enumerated() {
            for second in members[(index + 1)...] {
                let known = study.distances.minutes(first, second)
                if known == nil { unknown += 1 }
                // What is not known counts only where even the straight line would take too long.
                let minutes = known ?? study.distances.leastMinutes(first, second)
                guard known != nil || minutes > limits.maxDriveMinutes ?? .infinity else { continue }
                if minutes > longest?.minutes ?? -1 { longest = (minutes, [first, second]) }
            }
        }
        return longest.map { ($0.minutes, $0.pair, unknown) }
    }

    /// Pairs whose way is at least twice the straight line and 5 km longer, the longest detour first.
    func detours(among members: [Int]) -> [Detour] {
        guard study.distances.knowWays else { return [] }
        var found: [Detour] = []
        for (index, first) in members.enumerated() {
            for second in members[(index + 1)...] {
                guard let way = study.distances.way(first, second), let km = way.km, km >= Self.detourKm else {
                    continue
                }
                let straight = study.distances.straightKm(first, second)
                guard km >= Self.detourFactor * straight, km >= straight + Self.detourKm else { continue }
                found.append(Detour(a: first, b: second, straightKm: straight, km: km, source: way.source))
            }
        }
        return found.sorted { ($1.km - $1.straightKm, $0.a, $0.b) < ($0.km - $0.straightKm, $1.a, $1.b) }
    }

    /// The sentence behind a row: the value, and between whom.
    public func evidence(of row: ThresholdRow) -> Evidence {
        let names = row.deciding.map { study.units[$0].name }
        func both(_ english: String, _ danish: String) -> Evidence { Evidence(english: english, danish: danish) }
        let (km, kmDa) = (Sentences.decimal(row.value, "."), Sentences.decimal(row.value, ","))
        let (by, byDa) = Self.way(row.source)
        switch (row.threshold, names.count) {
        case (.population, _):
            let count = Sentences.whole(row.value) ?? 0
            return both(
                "\(Self.grouped(count, ",")) \(count == 1 ? "inhabitant" : "inhabitants")",
                "\(Self.grouped(count, ".")) \(count == 1 ? "indbygger" : "indbyggere")")
        case (.members, _):
            let count = Sentences.whole(row.value) ?? 0
            return both(
                count == 1 ? "one member" : "\(count) members", count == 1 ? "ét medlem" : "\(count) medlemmer")
        case (.gap, 2):
            return both(
                "the largest gap is \(km) km\(by), from \(names[0]) to \(names[1])",
                "det største spring er \(kmDa) km\(byDa), fra \(names[0]) til \(names[1])")
        case (.diameter, 2):
            return both(
                "\(names[0]) and \(names[1]) are farthest apart, \(km) km\(by)",
                "\(names[0]) og \(names[1]) ligger længst fra hinanden, \(kmDa) km\(byDa)")
        case (.radius, 2):
            return both(
                "\(names[1]) is farthest from the hub \(names[0]), \(km) km\(by)",
                "\(names[1]) ligger længst fra midtpunktet \(names[0]), \(kmDa) km\(byDa)")
        case (.drive, 2):
            let minutes = Sentences.whole(row.value).map(String.init) ?? "–"
            let isKnown = study.distances.minutes(row.deciding[0], row.deciding[1]) != nil
            let (least, mindst) = isKnown ? ("", "") : ("at least ", "mindst ")
            return both(
                "the longest drive, \(names[0]) to \(names[1]), takes \(least)\(minutes) min",
                "den længste køretur, \(names[0]) til \(names[1]), tager \(mindst)\(minutes) min.")
        default: return Sentences.noDistances
        }
    }

    /// The sentence that says what a straight line hides.
    public func evidence(of detour: Detour) -> Evidence {
        let (a, b) = (study.units[detour.a].name, study.units[detour.b].name)
        return Evidence(
            english: "\(a) and \(b) are \(Sentences.decimal(detour.straightKm, ".")) km apart in a straight line and "
                + "\(Sentences.decimal(detour.km, ".")) km\(Self.way(detour.source).english)",
            danish: "\(a) og \(b) ligger \(Sentences.decimal(detour.straightKm, ",")) km fra hinanden i lige linje og "
                + "\(Sentences.decimal(detour.km, ",")) km\(Self.way(detour.source).danish)")
    }

    private static func way(_ source: DistanceSource?) -> (english: String, danish: String) {
        switch source {
        case .road: (" by road", " ad vej")
        case .matrix: (" by the table of distances", " ifølge afstandstabellen")
        case .straight, nil: ("", "")
        }
    }

    private static func grouped(_ count: Int, _ mark: String) -> String {
        var text = ""
        let digits = String(count)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += mark }
            text.append(digit)
        }
        return text
    }
}
