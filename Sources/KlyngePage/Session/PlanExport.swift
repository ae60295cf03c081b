import Analysis
import Delimitation
import Files
import Foundation
import GeoJSONFormat
import GeoModel
import MapOutput
import Reports
import StudyAreas
import Texts

/// A plan as files: the same that `klynge score STUDY NAME.csv --out` writes of the CSV that is exported here.
struct PlanExport: Sendable {
    let plan: Plan
    let problem: StudyProblem
    let name: String
    let settings: SessionSettings
    /// What was decided, where the report shall say it.
    var log: DecisionLog?

    private var filled: [Plan.Cluster] { plan.clusters.filter { !$0.members.isEmpty } }

    /// What each cluster with members is called in the table: numbers, or names where people gave any.
    var labels: [String] {
        let filled = filled
        guard filled.contains(where: { $0.name != nil }) else { return filled.map { String($0.id) } }
        let automatic = problem.clusterNames(filled.map(\.members))
        let names = zip(filled, automatic).map { $0.name ?? $1 }
        var seen: [String: Int] = [:]
        for name in names { seen[name.lowercased(), default: 0] += 1 }
        // Two clusters of one name would become one, and a number or a word such as "none" would be taken for what it says.
        return zip(filled, names).map { cluster, name in
            let isPlain = seen[name.lowercased()] == 1 && Double(name) == nil && isRead(name, of: cluster.members[0])
            return isPlain ? name : "\(name) (\(cluster.id))"
        }
    }

    /// Whether a name in a table is read as that name.
    private func isRead(_ name: String, of unit: Int) -> Bool {
        let text = Self.rows([(problem.study.units[unit].id, name)])
        do throws(UnusableInput) {
            return try GroupingFile.parse(SourceText(text, name: "labels"), units: problem.study.units).labels == [name]
        } catch { return false }
    }

    private static func rows(_ rows: [(unit: String, cluster: String)]) -> String {
        rows.reduce(into: "unit,cluster\n") { text, row in
            text += AssignmentTable.cell(row.unit) + "," + AssignmentTable.cell(row.cluster) + "\n"
        }
    }

    /// The table `unit,cluster`.
    var table: [UInt8] {
        let byNumber = Dictionary(zip(filled.map(\.id), labels)) { one, _ in one }
        return Array(
            Self.rows(
                plan.homes.enumerated().map { unit, home in
                    (problem.study.units[unit].id, home.flatMap { byNumber[$0] } ?? "")
                }
            ).utf8)
    }

    /// The command that writes the same files.
    var command: String {
        var words = ["klynge", "score"] + settings.studyArguments + ["\(name).csv"]
        words += asked.options
        return words.map(Self.quoted).joined(separator: " ")
    }

    /// The limits of the plan where they are not those of the study, and the options that set them.
    private var asked: (limits: StudyLimits?, options: [String]) {
        let own = problem.study.configuration.limits
        let chosen = Set(problem.grouping.limits.outside)
        let further = plan.outside.filter { !chosen.contains($0) }.map { problem.study.units[$0].id }
        if plan.limits == nil, chosen.isSubset(of: plan.outside) {
            guard !further.isEmpty else { return (nil, []) }
            var limits = own
            limits.outside += further
            return (limits, ["--outside", further.joined(separator: ",")])
        }
        // Options add to what a study file says, so what is taken away needs all of it said anew.
        var limits = plan.limits ?? own
        limits.defaults = StudyLimits.Defaults.none
        limits.fixed = nil
        limits.outside = plan.outside.map { problem.study.units[$0].id }
        return (limits, Self.options(limits))
    }

    /// The limits as options, none of the study's beside them.
    static func options(_ limits: StudyLimits) -> [String] {
        var options = ["--limits", "none"]
        func range(_ option: String, _ bounds: LimitBounds) {
            guard !bounds.isOpen else { return }
            options += [
                option, (bounds.minimum.map(Wording.exact) ?? "") + ".." + (bounds.maximum.map(Wording.exact) ?? ""),
            ]
        }
        func number(_ option: String, _ value: Double?) {
            if let value { options += [option, Wording.exact(value)] }
        }
        range("--population", limits.population)
        range("--members", limits.members)
        number("--max-diameter", limits.maxDiameterKm)
        number("--max-gap", limits.maxGapKm)
        number("--max-radius", limits.maxRadiusKm)
        number("--max-drive", limits.maxDriveMinutes)
        range("--clusters", limits.clusters)
        if let same = limits.sameMunicipality {
            options.append(same ? "--same-municipality" : "--no-same-municipality")
        }
        for units in limits.together { options += ["--together", units.joined(separator: ",")] }
        for units in limits.apart { options += ["--apart", units.joined(separator: ",")] }
        if !limits.outside.isEmpty { options += ["--outside", limits.outside.joined(separator: ",")] }
        if let cover = limits.cover { options += ["--cover", cover.rawValue] }
        return options
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:+@%".contains($0) }
        return isPlain && !word.isEmpty
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The grouping with everything known of it, as `score` has it; compared with chance where asked for.
    func scored(withChance: Bool, cancellation: Cancellation = .never) throws(UnusableInput) -> (
        writer: GroupingFiles, result: ScoreResult
    ) {
        var problem = self.problem
        if let limits = asked.limits { problem = try problem.limited(by: limits) }
        var request = ScoreRequest(clusters: filled.map(\.members), labels: labels)
        if withChance {
            var options = ChanceOptions()
            options.seed = settings.seed
            request.chance = options
        }
        let provenance = Provenance(version: settings.version, command: command, problem: problem)
        var writer = GroupingFiles(problem: problem, provenance: provenance)
        writer.language = settings.isDanish ? .danish : .english
        writer.log = log
        return (writer, try request.run(on: problem, cancellation: cancellation))
    }

    /// A file to download: its name, its type and its bytes.
    func file(as format: String, _ coder: PlanCoder) throws -> (name: String, type: String, bytes: [UInt8]) {
        switch format {
        case "csv": return ("\(name).csv", "text/csv; charset=utf-8", table)
        case "json":
            return (
                "\(name).klynge.json", "application/json; charset=utf-8",
                SharedPlan.bytes(plan, name: name, version: settings.version, study: problem.study, coder)
            )
        case "geojson":
            let (writer, result) = try scored(withChance: true)
            return ("\(name).geojson", "application/geo+json", try writer.map(of: result.entry).clusters())
        case "report":
            let (writer, result) = try scored(withChance: true)
            return ("\(name).html", "text/html; charset=utf-8", try writer.report(of: result.entry))
        case "zip":
            let (writer, result) = try scored(withChance: true)
            let files = try writer.files(of: result.entry)
            let manifest = FolderManifest(version: settings.version, command: command, files: files)
            return (
                "\(name).zip", "application/zip",
                ZipArchive.bytes(files + [FolderFile(FolderManifest.fileName, manifest.bytes)])
            )
        default: throw HTTPRefusal(422, "`as` is csv, geojson, json, log, report or zip")
        }
    }
}
