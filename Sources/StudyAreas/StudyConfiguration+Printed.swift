import GeoModel

extension StudyConfiguration {
    /// The configuration as a study file, for `--print-config`: every setting that holds, defaults included.
    ///
    /// Reading it again from the same working folder gives an equal configuration.
    public func printed() -> String {
        var lines: [String] = []
        func put(_ key: StudyKey, _ value: String?) {
            if let value { lines.append("\(key.rawValue) = \(value)") }
        }
        put(.title, title.map(quoted))
        put(.villages, villages.map(quoted))
        put(.parishes, parishes.map(quoted))
        put(.municipalities, municipalities.map(quoted))
        put(.roads, roads.map(quoted))
        put(.barriers, listed(barriers))
        put(.distances, distances.map(quoted))
        put(.figures, listed(figures))
        put(.figuresKey, figuresKey.map(quoted))
        put(.distance, quoted(distance.rawValue))
        put(.units, unitKind.map { quoted($0.rawValue) })
        put(.unitWord, printedUnitWord)
        put(.within, listed(within))
        put(.inputCRS, printedSystems)
        put(.workingCRS, workingCRS.map { quoted($0.name) })
        put(.links, listed(links))
        put(.repair, String(repair))
        put(.leaveOut, "[" + leaveOut.map(quoted).joined(separator: ", ") + "]")
        put(.unitPoint, unitPoint.map { quoted($0.rawValue) })
        put(.borderTolerance, Wording.exact(borderTolerance))
        put(.joinTolerance, Wording.exact(joinTolerance))
        put(.population, limits.population.isOpen ? nil : quoted(limits.population.description))
        put(.members, limits.members.isOpen ? nil : quoted(limits.members.description))
        put(.maxDiameter, limits.maxDiameterKm.map(Wording.exact))
        put(.maxGap, limits.maxGapKm.map(Wording.exact))
        put(.maxRadius, limits.maxRadiusKm.map(Wording.exact))
        put(.maxDrive, limits.maxDriveMinutes.map(Wording.exact))
        put(.clusters, limits.clusters.isOpen ? nil : quoted(limits.clusters.description))
        put(.sameMunicipality, limits.sameMunicipality.map { String($0) })
        put(.together, nested(limits.together))
        put(.apart, nested(limits.apart))
        put(.outside, listed(limits.outside))
        put(.fixed, limits.fixed.map(quoted))
        put(.cover, limits.cover.map { quoted($0.rawValue) })
        put(.limit, listed(limits.attributes.map(\.text)))
        put(.target, listed(limits.targets.map(\.text)))
        put(.crossings, limits.crossings.map { String($0) })
        put(.splits, listed(limits.splits.map(\.text)))
        put(.facility, listed(limits.facilities.map(\.text)))
        put(.maxFacilityDistance, listed(limits.facilityDistances.map(\.text)))
        put(.facilities, layered(facilities))
        put(.limits, limits.defaults.map { quoted($0.rawValue) })
        put(.scale, scale == .danish ? nil : quoted(scale.rawValue))
        put(.seed, String(seed))
        put(.method, quoted(method.rawValue))
        put(.alternatives, String(alternatives))
        put(.timeLimit, timeLimitSeconds.map(Wording.exact))
        put(.historical, layered(historical))
        put(.identity, layered(identity))
        lines += namingLines
        lines += bandLines
        lines += fieldLines
        lines += ["", "[criterion]"] + criterion.printed
        if !survey.isEmpty {
            lines += ["", "[survey]"]
            lines += survey.map { "\(quoted($0.unit)) = \(Wording.exact($0.percent))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `{ en = ["commune", "communes"], da = ["kommune", "kommuner"] }`
    private var printedUnitWord: String? {
        guard let unitWord else { return nil }
        let forms = [("en", unitWord.english), ("da", unitWord.danish)].compactMap { key, forms in
            forms.map { "\(key) = [\(quoted($0.one)), \(quoted($0.many))]" }
        }
        return forms.isEmpty ? nil : "{ \(forms.joined(separator: ", ")) }"
    }

    /// One system for all files, or a list with those of single layers.
    private var printedSystems: String? {
        guard !inputSystems.isEmpty else { return inputCRS.map { quoted($0.name) } }
        let all = (inputCRS.map { [$0.name] } ?? []) + inputSystems.map { "\($0.layer)=\($0.system)" }
        return "[" + all.map(quoted).joined(separator: ", ") + "]"
    }

    private var bandLines: [String] {
        guard !bands.isEmpty else { return [] }
        return ["", "[bands]"]
            + bands.sorted { $0.key < $1.key }.map { name, band in
                "\(name) = { full = \(quoted(Self.printed(band.full))), zero = \(quoted(Self.printed(band.zero))) }"
            }
    }

    private static func printed(_ range: ClosedRange<Double>) -> String {
        LimitBounds(minimum: range.lowerBound, maximum: range.upperBound).description
    }

    private var fieldLines: [String] {
        var lines: [String] = []
        for (name, layer) in [
            ("villages", fields.villages), ("parishes", fields.parishes), ("municipalities", fields.municipalities),
        ] where layer != FieldMap.Layer() {
            lines += ["", "[fields.\(name)]"]
            for (key, field) in [
                ("id", layer.id), ("name", layer.name), ("population", layer.population), ("type", layer.type),
                ("municipality", layer.municipality),
            ] {
                if let field { lines.append("\(key) = \(quoted(field))") }
            }
        }
        return lines
    }

    /// Named layers keep their order as a list of `NAME=path`.
    private func layered(_ layers: [NamedLayer]) -> String? {
        listed(layers.map { layer in layer.name.map { "\($0)=\(layer.path)" } ?? layer.path })
    }

    private func nested(_ lists: [[String]]) -> String? {
        lists.isEmpty ? nil : "[" + lists.map { listed($0) ?? "[]" }.joined(separator: ", ") + "]"
    }

    private func listed(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    private func quoted(_ text: String) -> String { TOMLWords.basic(text) }
}
