import GeoModel

/// Turns the entries of a study file into a configuration, and collects what is wrong with them.
struct StudyFileReader {
    var configuration = StudyConfiguration()
    var diagnostics: [Diagnostic] = []
    let file: String
    let folder: String
    /// The entry that is being read.
    var current: SettingValue.Entry?
    /// How many keys were unknown; so many of them are named.
    private var unknownKeys = 0
    private static let mostUnknownKeys = 1000

    init(file: String, folder: String) {
        self.file = file
        self.folder = folder
    }

    mutating func read(_ entries: [SettingValue.Entry]) {
        var seen: [StudyKey: SettingValue.Entry] = [:]
        for entry in entries {
            if StudyKey.headings.contains(entry.key), case .table(let inner) = entry.value {
                for setting in inner { set(setting, section: entry.key, &seen) }
            } else {
                set(entry, section: "", &seen)
            }
        }
        if unknownKeys > Self.mostUnknownKeys {
            diagnostics.append(
                Diagnostic(
                    .unknownStudyKey, .error,
                    "\(unknownKeys) keys are unknown; the first \(Self.mostUnknownKeys) are named",
                    at: SourceLocation(file: file), hint: "look whether this is a study file"))
        }
        diagnostics.sort {
            ($0.location?.line ?? 0, $0.location?.column ?? 0, $0.message)
                < ($1.location?.line ?? 0, $1.location?.column ?? 0, $1.message)
        }
    }

    private mutating func set(
        _ entry: SettingValue.Entry, section: String, _ seen: inout [StudyKey: SettingValue.Entry]
    ) {
        guard let key = StudyKey(rawValue: entry.key) else {
            unknown(entry, section: section, among: StudyKey.allCases.map(\.rawValue))
            return
        }
        // The same key may stand plainly and under a heading that is only for the eye.
        if let first = seen[key], key != .links, key != .link {
            let (one, other) = first.line <= entry.line ? (first, entry) : (entry, first)
            refuse(
                "`\(entry.key)` is given twice, on line \(one.line) and on line \(other.line)", at: other,
                hint: "keep one of the two")
            return
        }
        seen[key] = entry
        current = entry
        if let wanted = assign(key, entry.value) {
            refuse(
                "`\(entry.key)` must be \(wanted)", at: entry,
                hint: SettingHint.better(entry.value, for: key).map { "write `\(entry.key) = \($0)`" })
        }
    }

    /// Gives one setting its value; returns what was wanted when the value does not fit.
    private mutating func assign(_ key: StudyKey, _ value: SettingValue) -> String? {
        switch key {
        case .title: return text(value) { $0.title = $1 }
        case .villages: return path(value) { $0.villages = $1 }
        case .parishes: return path(value) { $0.parishes = $1 }
        case .municipalities: return path(value) { $0.municipalities = $1 }
        case .roads: return path(value) { $0.roads = $1 }
        case .distances: return path(value) { $0.distances = $1 }
        case .figures: return figures(value)
        case .figuresKey: return text(value) { $0.figuresKey = $1 }
        case .distance: return choice(value) { $0.distance = $1 }
        case .barriers:
            return texts(value) { $0.barriers = $1 }.map { "\($0), each a path" } ?? resolveBarriers()
        case .historical: return layers(value) { $0.historical = $1 }
        case .identity: return layers(value) { $0.identity = $1 }
        case .criterion: return criterion(value)
        case .survey: return survey(value)
        case .units: return choice(value) { $0.unitKind = $1 }
        case .unitWord: return unitWord(value)
        case .within: return texts(value) { $0.within = $1 }
        case .inputCRS: return systems(value)
        case .workingCRS: return text(value) { $0.workingCRS = CoordinateReferenceSystem(typed: $1) }
        case .links, .link: return texts(value) { $0.links += $1 }
        case .repair: return flag(value) { $0.repair = $1 }
        case .fields: return fields(value)
        case .leaveOut: return texts(value) { $0.leaveOut = $1 }
        case .unitPoint: return choice(value) { $0.unitPoint = $1 }
        case .borderTolerance: return amount(value, "metres") { $0.borderTolerance = $1 }
        case .joinTolerance: return amount(value, "metres") { $0.joinTolerance = $1 }
        case .population: return range(value) { $0.limits.population = $1 }
        case .members: return memberRange(value)
        case .maxDiameter: return amount(value, "kilometres") { $0.limits.maxDiameterKm = $1 }
        case .maxGap: return amount(value, "kilometres") { $0.limits.maxGapKm = $1 }
        case .maxRadius: return amount(value, "kilometres") { $0.limits.maxRadiusKm = $1 }
        case .maxDrive: return amount(value, "minutes") { $0.limits.maxDriveMinutes = $1 }
        case .clusters: return range(value) { $0.limits.clusters = $1 }
        case .sameMunicipality: return flag(value) { $0.limits.sameMunicipality = $1 }
        case .together: return demands(value) { $0.limits.together = $1 }
        case .apart: return demands(value) { $0.limits.apart = $1 }
        case .outside: return texts(value) { $0.limits.outside = $1 }
        case .names: return clusterNames(value)
        case .credits: return credits(value)
        case .fixed: return path(value) { $0.limits.fixed = $1 }
        case .cover: return choice(value) { $0.limits.cover = $1 }
        case .limit:
            return listed(value, AttributeDemand.init, "limits such as \"mean(age)=..44.5\"") {
                $0.limits.attributes = $1
            }
        case .target:
            return listed(value, TargetDemand.init, "targets such as \"population=5000@0.2\"") {
                $0.limits.targets = $1
            }
        case .crossings: return whole(value, from: 0) { $0.limits.crossings = Int($1) }
        case .splits:
            return listed(value, NamedAmount.init, "layers with numbers, such as \"pastorates=2\"") {
                $0.limits.splits = $1
            }
        case .facilities: return layers(value) { $0.facilities = $1 }
        case .facility:
            return listed(value, FacilityDemand.init, "facilities with ranges, such as \"hall=1..2\"") {
                $0.limits.facilities = $1
            }
        case .maxFacilityDistance:
            return listed(value, NamedAmount.init, "facilities with kilometres, such as \"hall=8\"") {
                $0.limits.facilityDistances = $1
            }
        case .limits: return choice(value) { $0.limits.defaults = $1 }
        case .scale: return choice(value) { $0.scale = $1 }
        case .bands: return bands(value)
        case .seed:
            return whole(value, from: 0) { $0.seed = UInt64($1) }
        case .method: return choice(value) { $0.method = $1 }
        case .alternatives: return whole(value, from: 1) { $0.alternatives = $1 }
        case .timeLimit: return amount(value, "seconds") { $0.timeLimitSeconds = $1 }
        }
    }

    private mutating func resolveBarriers() -> String? {
        let broken = configuration.barriers.lazy.compactMap(Self.brokenPath).first
        configuration.barriers = configuration.barriers.map { StudyFile.join(folder, $0) }
        return broken
    }

    mutating func unknown(_ entry: SettingValue.Entry, section: String, among names: [String]) {
        // A name that is longer than any key is no slip of one, and nobody reads a hundred hints.
        unknownKeys += 1
        guard unknownKeys <= Self.mostUnknownKeys else { return }
        let nearest = entry.key.utf8.count > 60 ? nil : NearestName.of(entry.key, among: names)
        let shown = TOMLWords.shortened(entry.key)
        diagnostics.append(
            Diagnostic(
                .unknownStudyKey, .error, "unknown key `\(shown)`\(section.isEmpty ? "" : " in [\(section)]")",
                at: place(of: entry),
                hint: nearest.map { "did you mean `\($0)`?" } ?? "the keys are \(names.joined(separator: ", "))"))
    }

    mutating func refuse(_ message: String, at entry: SettingValue.Entry?, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(
                .unusableStudyValue, .error, message, at: entry.map(place) ?? SourceLocation(file: file), hint: hint))
    }

    private func place(of entry: SettingValue.Entry) -> SourceLocation {
        SourceLocation(file: file, line: entry.line, column: entry.column)
    }
}
