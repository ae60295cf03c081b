import GeoModel

/// Turns the entries of a study file into a configuration, and collects what is wrong with them.
struct StudyFileReader {
    var configuration = StudyConfiguration()
    var diagnostics: [Diagnostic] = []
    let file: String
    let folder: String
    let lines: StudyFileLines

    init(file: String, folder: String, lines: StudyFileLines) {
        self.file = file
        self.folder = folder
        self.lines = lines
    }

    mutating func read(_ entries: [SettingValue.Entry]) {
        for entry in entries {
            if StudyKey.headings.contains(entry.key), case .table(let inner) = entry.value {
                for setting in inner { set(setting.key, setting.value, section: entry.key) }
            } else {
                set(entry.key, entry.value, section: "")
            }
        }
        diagnostics.sort { ($0.location?.line ?? 0, $0.message) < ($1.location?.line ?? 0, $1.message) }
    }

    private mutating func set(_ name: String, _ value: SettingValue, section: String) {
        guard let key = StudyKey(rawValue: name) else {
            unknown(name, section: section, among: StudyKey.allCases.map(\.rawValue))
            return
        }
        if let wanted = assign(key, value) {
            refuse("`\(name)` must be \(wanted)", key: name, section: section)
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
        case .distance: return choice(value) { $0.distance = $1 }
        case .barriers:
            return texts(value) { $0.barriers = $1 }.map { "\($0), each a path" } ?? resolveBarriers()
        case .historical: return layers(value) { $0.historical = $1 }
        case .identity: return layers(value) { $0.identity = $1 }
        case .criterion: return criterion(value)
        case .survey: return survey(value)
        case .units: return choice(value) { $0.unitKind = $1 }
        case .within: return texts(value) { $0.within = $1 }
        case .inputCRS: return text(value) { $0.inputCRS = CoordinateReferenceSystem($1) }
        case .workingCRS: return text(value) { $0.workingCRS = CoordinateReferenceSystem($1) }
        case .links, .link: return texts(value) { $0.links += $1 }
        case .repair: return flag(value) { $0.repair = $1 }
        case .fields: return fields(value)
        case .leaveOut: return texts(value) { $0.leaveOut = $1 }
        case .unitPoint: return choice(value) { $0.unitPoint = $1 }
        case .borderTolerance: return amount(value, "metres") { $0.borderTolerance = $1 }
        case .joinTolerance: return amount(value, "metres") { $0.joinTolerance = $1 }
        case .population: return range(value) { $0.limits.population = $1 }
        case .members: return range(value) { $0.limits.members = $1 }
        case .maxDiameter: return amount(value, "kilometres") { $0.limits.maxDiameterKm = $1 }
        case .maxGap: return amount(value, "kilometres") { $0.limits.maxGapKm = $1 }
        case .maxRadius: return amount(value, "kilometres") { $0.limits.maxRadiusKm = $1 }
        case .maxDrive: return amount(value, "minutes") { $0.limits.maxDriveMinutes = $1 }
        case .clusters: return range(value) { $0.limits.clusters = $1 }
        case .sameMunicipality: return flag(value) { $0.limits.sameMunicipality = $1 }
        case .together: return demands(value) { $0.limits.together = $1 }
        case .apart: return demands(value) { $0.limits.apart = $1 }
        case .fixed: return path(value) { $0.limits.fixed = $1 }
        case .cover: return choice(value) { $0.limits.cover = $1 }
        case .bands: return bands(value)
        case .seed:
            return whole(value, from: 0) { $0.seed = UInt64($1) }
        case .method: return choice(value) { $0.method = $1 }
        case .alternatives: return whole(value, from: 1) { $0.alternatives = $1 }
        case .timeLimit: return amount(value, "seconds") { $0.timeLimitSeconds = $1 }
        }
    }

    private mutating func resolveBarriers() -> String? {
        configuration.barriers = configuration.barriers.map { StudyFile.join(folder, $0) }
        return nil
    }

    mutating func unknown(_ name: String, section: String, among names: [String]) {
        let nearest = NearestName.of(name, among: names)
        diagnostics.append(
            Diagnostic(
                .unknownStudyKey, .error, "unknown key `\(name)`\(section.isEmpty ? "" : " in [\(section)]")",
                at: SourceLocation(file: file, line: lines.line(of: name, in: section)),
                hint: nearest.map { "did you mean `\($0)`?" } ?? "the keys are \(names.joined(separator: ", "))"))
    }

    mutating func refuse(_ message: String, key: String, section: String) {
        diagnostics.append(
            Diagnostic(
                .unusableStudyValue, .error, message,
                at: SourceLocation(file: file, line: lines.line(of: key, in: section))))
    }
}
