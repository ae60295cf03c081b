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
        let naming = scorer.naming
        var names: [String] = []
        var units: [Int] = []
        for members in clusters {
            let (unit, settlement) = naming.settlements.of(members, besides: naming.spelling.units, self)
            units.append(unit)
            names.append(
                naming.given.first { members.contains($0.unit) }?.name ?? areaName(members).map {
                    naming.spelling.corrected($0.name, isPlain: $0.isPlain)
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
