import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// From this share in common on, a cluster is nearly one area of a layer, and bears its name.
    static let nearlyOneArea = 0.9

    /// A name for each cluster: what the study file calls it; else the historical or identity area that it nearly is; else its
    /// largest settlement, by that one's own figure and not by inhabitants that were shared out to it; else its hub.
    ///
    /// Names that come twice get the unit's municipality behind them, then its id, so that they are unique.
    public func clusterNames(_ clusters: [[Int]]) -> [String] {
        let given = givenNames
        let spelling = Spelling(study)
        let settlements = LargestSettlement(self)
        var names: [String] = []
        var units: [Int] = []
        for members in clusters {
            let (unit, settlement) = settlements.of(members, besides: spelling.units)
            units.append(unit)
            names.append(
                given.first { members.contains($0.unit) }?.name ?? areaName(members).map {
                    spelling.corrected($0.name, isPlain: $0.isPlain)
                } ?? settlement)
        }
        func counts(_ names: [String]) -> [String: Int] { names.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
        let first = counts(names)
        for (index, unit) in units.enumerated() where first[names[index], default: 0] > 1 {
            let municipality = study.units[unit].municipality.flatMap(study.municipalityName)
            if let municipality, municipality != names[index] { names[index] += ", \(municipality)" }
        }
        let second = counts(names)
        for (index, unit) in units.enumerated() where second[names[index], default: 0] > 1 {
            names[index] += " (\(study.units[unit].id))"
        }
        return names
    }

    /// What the study file calls the clusters of units.
    private var givenNames: [(unit: Int, name: String)] {
        guard !study.configuration.clusterNames.isEmpty else { return [] }
        let units = UnitNames(study.units)
        return study.configuration.clusterNames.compactMap { entry in
            (try? units.index(of: entry.unit)).map { ($0, entry.name) }
        }
    }

    /// Names in the study file for units that do not exist.
    static func namingFaults(_ study: Study) -> [Diagnostic] {
        guard !study.configuration.clusterNames.isEmpty else { return [] }
        let units = UnitNames(study.units)
        return study.configuration.clusterNames.compactMap { entry -> Diagnostic? in
            do throws(UnusableInput) {
                _ = try units.index(of: entry.unit)
                return nil
            } catch {
                let reason = error.diagnostics.first
                return Diagnostic(
                    .unusableClusterName, .warning,
                    "the name '\(entry.name)' is not used: \(reason?.message ?? "no such unit")",
                    hint: reason?.hint)
            }
        }
    }

    /// The area that the cluster nearly is, of all historical and identity layers; a name without letters is no name.
    private func areaName(_ members: [Int]) -> (name: String, isPlain: Bool)? {
        let people = members.reduce(0) { $0 + (study.units[$1].population ?? 0) }
        let land = scorer.layers.isEmpty ? 0 : study.coverage.areaSquareMetres(ofUnits: members)
        var best: (share: Double, name: String, isPlain: Bool)?
        for layer in scorer.layers {
            guard let match = layer.bestMatch(of: members, people: people, land: land),
                match.share >= Self.nearlyOneArea,
                match.share > best?.share ?? 0, match.name.filter(\.isLetter).count >= 2
            else { continue }
            let isPlain = layer.areaNames.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }
            best = (match.share, match.name, isPlain)
        }
        return best.map { ($0.name, $0.isPlain) }
    }
}

/// The name of a layer that wrote Danish letters as plain ones, as the study's own data spells it.
private struct Spelling {
    private let spelled: [String: String]
    /// The units of each name.
    let units: [String: [Int]]

    init(_ study: Study) {
        units = study.units.indices.reduce(into: [:]) { $0[study.units[$1].name, default: []].append($1) }
        var spelled: [String: String] = [:]
        let names = study.municipalities.map(\.name) + study.parishes.map(\.name) + study.villages.map(\.name)
        for name in names where name.contains(where: { "æøåÆØÅ".contains($0) }) {
            spelled[Self.plain(name)] = spelled[Self.plain(name)] ?? name
            for word in name.split(separator: " ").map(String.init) where word.count > 3 {
                spelled[Self.plain(word)] = spelled[Self.plain(word)] ?? word
            }
        }
        self.spelled = spelled
    }

    /// An area's name without the word for what kind of area it is: the cluster is no school.
    private static func bare(_ name: String) -> String {
        for kind in kinds where name.count > kind.count + 1 && name.lowercased().hasSuffix(" " + kind) {
            return String(name.dropLast(kind.count + 1))
        }
        return name
    }

    private static let kinds = [
        "skoledistrikt", "skole", "pastorat", "postdistrikt", "kommune", "sogn", "lokalråd", "school district",
        "school",
        "district", "municipality", "parish",
    ]

    /// The name as the study spells it.
    ///
    /// - Parameter isPlain: whether the layer that it is from has no name with a letter beyond A to Z.
    func corrected(_ full: String, isPlain: Bool) -> String {
        let name = Self.bare(full)
        let plain = Self.plain(name)
        guard plain.contains("aa") || plain.contains("ae") || plain.contains("oe") else { return name }
        if let known = spelled[plain] { return known }
        guard isPlain, !spelled.isEmpty else { return name }
        // Danish has no ae and oe of its own; aa it has, in names that are written so.
        return name.replacing("ae", with: "æ").replacing("oe", with: "ø").replacing("Ae", with: "Æ")
            .replacing("Oe", with: "Ø")
    }

    private static func plain(_ name: String) -> String {
        var text = ""
        for letter in name.lowercased() {
            switch letter {
            case "å": text += "aa"
            case "æ": text += "ae"
            case "ø": text += "oe"
            case "-", " ": continue
            default: text.append(letter)
            }
        }
        return text
    }
}

/// Finds the settlement that a cluster is called after.
private struct LargestSettlement {
    private let problem: StudyProblem
    /// For each unit the largest known settlement in it.
    private var largest: [(name: String, people: Double)?]

    init(_ problem: StudyProblem) {
        self.problem = problem
        let study = problem.study
        largest = [(name: String, people: Double)?](repeating: nil, count: study.units.count)
        guard study.unitKind == .parish else { return }
        var byCode: [String: Int] = [:]
        for (index, unit) in study.units.enumerated() { byCode[unit.id] = index }
        for village in study.villages {
            guard let parish = village.parish, parish < study.parishes.count, let people = village.population,
                let unit = byCode[study.parishes[parish].code], people > largest[unit]?.people ?? 0
            else { continue }
            largest[unit] = (village.name, people)
        }
    }

    /// The unit with the largest settlement, and what that is called. A town whose name is that of a unit elsewhere would name
    /// the wrong cluster, so the next one does.
    func of(_ members: [Int], besides units: [String: [Int]]) -> (unit: Int, name: String) {
        let study = problem.study
        let inside = Set(members)
        let found = members.compactMap { unit in
            settlement(in: unit).map { (unit: unit, name: $0.name, people: $0.people) }
        }
        .sorted { one, other in
            if one.people != other.people { return one.people > other.people }
            return IdOrder.precedes(study.units[one.unit].id, study.units[other.unit].id)
        }
        let fitting = found.first { units[$0.name]?.contains(where: inside.contains) ?? true }
        if let best = fitting ?? found.first { return (best.unit, best.name) }
        let unit = problem.distances.hub(members)?.unit ?? members.first ?? 0
        return (unit, study.units.indices.contains(unit) ? study.units[unit].name : "")
    }

    /// A parish's largest known settlement, or the parish with its inhabitants; a village with its own inhabitants, or half of
    /// those of its catchment where only they are known: a hamlet with a figure is not larger than a town without one.
    private func settlement(in unit: Int) -> (name: String, people: Double)? {
        if let known = largest[unit] { return known }
        let facts = problem.study.units[unit]
        if facts.kind == .village, let own = facts.ownPopulation { return (facts.name, own) }
        return facts.population.map { (facts.name, facts.kind == .village ? $0 / 2 : Self.shareInTown * $0) }
    }

    /// How much of a parish lives in its largest settlement where no settlement is known.
    private static let shareInTown = 0.5
}
