import GeoModel

extension StudyBuilder {
    /// The declared links, sorted; what cannot be resolved is thrown, all of it at once.
    ///
    /// Where villages are grouped an end may also name a parish: the link then joins the two villages that lie nearest to
    /// each other, one from either end, so that one study file serves both kinds of unit.
    mutating func links(_ units: [Unit]) throws(UnusableInput) -> [DeclaredLink] {
        let names = UnitNames(units)
        var links: Set<DeclaredLink> = []
        var faults: [Diagnostic] = []
        for text in configuration.links {
            let ends = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard ends.count == 2, !ends[0].isEmpty, !ends[1].isEmpty else {
                faults.append(
                    Diagnostic(
                        .unusableStudyValue, .error, "the link '\(text)' is not of the form A=B",
                        hint: "as in `--link 7713=7714`"))
                continue
            }
            var found: [[Int]] = []
            for end in ends {
                do {
                    found.append(try candidates(end.trimmingSpaces, names, units))
                } catch {
                    // With `within` a link may well lead to a unit that is not looked at: there is nothing to join.
                    if isLeftOut(end.trimmingSpaces) {
                        diagnostics.append(
                            Diagnostic(
                                .linkOutside, .note,
                                "the link '\(text)' is not used: \(end.trimmingSpaces) lies outside `within`"))
                        continue
                    }
                    faults += error.diagnostics.map { fault in
                        var fault = fault
                        fault.message = "link '\(text)': " + fault.message
                        return fault
                    }
                }
            }
            guard found.count == 2 else { continue }
            if let link = nearestPair(found[0], found[1], units) {
                links.insert(link)
            } else {
                faults.append(
                    Diagnostic(
                        .unusableStudyValue, .error, "the link '\(text)' joins a unit with itself",
                        hint: "name the two units that the ferry or bridge joins"))
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// Whether `text` names something that was read and lies outside the municipalities asked for.
    func isLeftOut(_ text: String) -> Bool {
        !configuration.within.isEmpty
            && (parishes.contains { Self.isNamed(text, $0.code, $0.name) }
                || villages.contains { Self.isNamed(text, $0.id, $0.name) })
    }

    /// The ids of everything that was read, and the names in lower case, where only a part of it is studied; else empty.
    var outsideNames: Set<String> {
        guard !configuration.within.isEmpty else { return [] }
        return Set(
            parishes.flatMap { [$0.code, $0.name.lowercased()] } + villages.flatMap { [$0.id, $0.name.lowercased()] })
    }

    /// The rule of `UnitNames`: the id to the letter, or the name in any case.
    private static func isNamed(_ text: String, _ id: String, _ name: String) -> Bool {
        id == text || name.lowercased() == text.lowercased()
    }

    /// The units that one end of a link can mean: the one it names, or the villages of the parish it names.
    private func candidates(_ text: String, _ names: UnitNames, _ units: [Unit]) throws(UnusableInput) -> [Int] {
        do {
            return [try names.index(of: text)]
        } catch {
            guard units.first?.kind == .village else { throw error }
            let codes = parishes.filter { Self.isNamed(text, $0.code, $0.name) }.map(\.code)
            guard codes.count == 1 else { throw error }
            let villages = units.indices.filter { units[$0].parish == codes[0] }
            guard !villages.isEmpty else { throw error }
            return villages
        }
    }

    /// The nearest two, one from each side, ties to the first; nil when both sides are the same unit.
    private func nearestPair(_ first: [Int], _ second: [Int], _ units: [Unit]) -> DeclaredLink? {
        var best: (metres: Double, link: DeclaredLink)?
        for a in first {
            for b in second where a != b {
                let metres = units[a].position.planarDistance(to: units[b].position)
                if best == nil || metres < best?.metres ?? 0 {
                    best = (metres, DeclaredLink(a: min(a, b), b: max(a, b)))
                }
            }
        }
        return best?.link
    }
}
