import ArgumentParser
import CoverageTopology
import Foundation
import KlyngeKit
import RegionMethods
import Texts

extension Standardization: ExpressibleByArgument {}
extension MissingValues: ExpressibleByArgument {}
extension Contiguity: ExpressibleByArgument {}
extension RegionObjective: ExpressibleByArgument {}

struct RegionalizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regionalize",
        abstract: "Spatially constrained clustering on attributes: the literature's methods.",
        discussion: """
            Example:
              klynge regionalize SampleData/parishes.geojson --id kode --attributes indbyggertal --method skater --regions 4
              klynge regionalize SampleData/parishes.geojson --attributes indbyggertal --method max-p --min-sum indbyggertal=4000 --parts exempt

            Methods: max-p, azp, skater, redcap-{first,full}-{single,complete,average,ward}, \
            schc-{single,complete,average,ward}. All but max-p need the number of regions.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument { case csv, json, geojson }
    enum Proof: String, CaseIterable, ExpressibleByArgument { case auto, never, thorough }
    enum Parts: String, CaseIterable, ExpressibleByArgument { case own, exempt }

    @Argument(help: "Units: polygons or points. '-' is stdin.")
    var file: String
    @Option(help: ArgumentHelp("The field of the ids.", valueName: "field"))
    var id: String?
    @Option(help: ArgumentHelp("What regions should be alike in.", valueName: "a,b,c"))
    var attributes: String
    @Option(
        help: ArgumentHelp(
            "Table of figures by unit code; each column is an attribute. Repeatable.", valueName: "file"))
    var figures: [String] = []
    @Option(help: ArgumentHelp("The column of unit codes in tables of figures.", valueName: "column"))
    var figuresKey: String?
    @Option(help: "How attributes are made comparable.")
    var standardize = Standardization.zscore
    @Option(help: "Which polygons are neighbours. (default: rook)")
    var contiguity: Contiguity?
    @Option(
        help: ArgumentHelp(
            "What makes units neighbours: rook, queen, knn:6, distance:5km, delaunay, or a file of pairs (GAL, GWT, CSV). (default: rook; delaunay for points)",
            valueName: "rule"))
    var neighbours: String?
    @Option(help: ArgumentHelp("How regions are found.", valueName: "method"))
    var method: String
    @Option(parsing: .unconditional, help: ArgumentHelp("How many regions.", valueName: "n"))
    var regions: Int?
    @Option(help: ArgumentHelp("Smallest sum of a field in a region. Repeatable.", valueName: "field=value"))
    var minSum: [String] = []
    @Option(help: ArgumentHelp("Largest sum of a field in a region. Repeatable.", valueName: "field=value"))
    var maxSum: [String] = []
    @Option(parsing: .unconditional, help: ArgumentHelp("Fewest units of a region.", valueName: "n"))
    var minCount: Int?
    @Option(parsing: .unconditional, help: ArgumentHelp("Most units of a region.", valueName: "n"))
    var maxCount: Int?
    @Option(help: "What azp and max-p make small.")
    var objective = RegionObjective.wss
    @Option(help: "Missing attribute values: an error, or the attribute's mean.")
    var missing = MissingValues.refuse
    @Option(help: "Disconnected parts too small for a minimum: an error, or regions of their own.")
    var parts = Parts.own
    @Option(
        help: "Whether azp and max-p prove their result where a part has at most 64 units, and how long they try.")
    var proof = Proof.auto
    @OptionGroup var running: SeedAndTime
    @Option(
        name: .customLong("input-crs"),
        help: ArgumentHelp("Reference system of a file that declares none.", valueName: "epsg:n"))
    var inputCRS: String?
    @Option(
        name: .customLong("working-crs"), help: ArgumentHelp("Metric reference system to work in.", valueName: "epsg:n")
    )
    var workingCRS: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Borders nearer than this are shared.", valueName: "metres"))
    var borderTolerance = 1.0
    @Option(help: "What to print.")
    var format = Format.csv
    @OptionGroup var output: ResultFile
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard RegionalizationMethod(name: method) != nil else {
            let names = RegionalizationMethod.allCases.map(\.name)
            let nearest = NearestName.of(method, among: names).map { " Did you mean '\($0)'?" } ?? ""
            throw ValidationError(
                "There is no method '\(method)'.\(nearest) There are \(names.joined(separator: ", ")).")
        }
        guard !attributeNames.isEmpty else { throw ValidationError("'--attributes' names no field.") }
        for (index, name) in attributeNames.enumerated() where attributeNames[..<index].contains(name) {
            throw ValidationError("'--attributes' names '\(name)' twice.")
        }
        if let regions, regions < 1 { throw ValidationError("'--regions' is a number of 1 or more.") }
        for count in [minCount, maxCount] {
            if let count, count < 1 { throw ValidationError("A number of units is 1 or more.") }
        }
        if messages.printConfig {
            throw ValidationError("'--print-config' prints what a study file may hold, and there is no study here.")
        }
        if !(borderTolerance.isFinite && borderTolerance >= 0) {
            throw ValidationError("A tolerance is a number of metres, 0 or more.")
        }
        if contiguity != nil, neighbours != nil {
            throw ValidationError("'--contiguity' and '--neighbours' say the same thing; give one of them.")
        }
        _ = try sums()
        _ = try rule()
    }

    /// The rule that is asked for; nil for the usual one.
    private func rule() throws -> NeighbourRule? {
        if let contiguity { return .contiguity(contiguity) }
        guard let neighbours else { return nil }
        do throws(NeighbourRule.Slip) {
            return try NeighbourRule(neighbours) { FileManager.default.fileExists(atPath: $0) }
        } catch {
            throw ValidationError("'--neighbours': \(error.words)")
        }
    }

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        try await session.run { try regionalize(session) }
    }

    private var attributeNames: [String] {
        attributes.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// The bounds on sums by field, in the order of their first mention.
    private func sums() throws -> [(field: String, min: Double?, max: Double?)] {
        var found: [(field: String, min: Double?, max: Double?)] = []
        for (texts, option, isMin) in [(minSum, "--min-sum", true), (maxSum, "--max-sum", false)] {
            for text in texts {
                guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
                    throw ValidationError("'\(option) \(text)' is not FIELD=VALUE, as in '\(option) population=4000'.")
                }
                let written = String(text[text.index(after: equals)...])
                if case .undecided = NumberForm(written) {
                    throw ValidationError(
                        "'\(option) \(text)': '\(written)' can be thousands or decimals. Write 4000 for four thousand, 4.0 for four."
                    )
                }
                guard case .value(let value) = NumberColumn.measure(written) else {
                    throw ValidationError("'\(option) \(text)' is not FIELD=VALUE, as in '\(option) population=4000'.")
                }
                let field = String(text[..<equals])
                if value < 0 { throw ValidationError("'\(option) \(text)' is below 0, which no sum is.") }
                let index = found.firstIndex { $0.field == field } ?? found.count
                if index == found.count { found.append((field, nil, nil)) }
                if (isMin ? found[index].min : found[index].max) != nil {
                    throw ValidationError("'\(option)' is given twice for '\(field)'.")
                }
                if isMin { found[index].min = value } else { found[index].max = value }
            }
        }
        return found
    }

    private func regionalize(_ session: CommandSession) throws {
        guard let method = RegionalizationMethod(name: method) else { return }
        var files = StudyConfiguration()
        files.parishes = file
        let asked = try rule()
        var further = figures
        if case .file(let path) = asked { further.append(path) }
        try output.protect(session, from: files, study: nil, also: further)
        var watch = Stopwatch()
        let sums = try sums()
        session.progress.begin("reading")
        try session.requireMemory(for: [file] + figures)
        let layer = try AttributeLayer.load(
            file, id: id, fields: attributeNames + sums.map(\.field).filter { !attributeNames.contains($0) },
            figures: figures, figuresKey: figuresKey, inputCRS: inputCRS.map { CoordinateReferenceSystem(typed: $0) },
            workingCRS: workingCRS.map { CoordinateReferenceSystem(typed: $0) }, borderTolerance: borderTolerance,
            threads: threading.count
        ) { step in
            if step == "finding neighbours" { watch.lap("read") }
            session.progress.begin(step)
        }
        let neighbourhood = try layer.neighbourhood(
            asked ?? (layer.coverage == nil ? .delaunay : .contiguity(.rook)))
        let graph = neighbourhood.graph
        watch.lap("neighbours")
        session.progress.begin("grouping")
        let problem = try problem(layer, graph, sums)
        let cut = DeadlineRecord(session.cancellation(after: running.timeLimit))
        session.interruption.beginSearching()
        let result: Regions
        do throws(UnusableInput) {
            result = try problem.regions(by: method) { cut.mustStop() }
        } catch {
            // Interrupted before there was anything to hand over, which is no fault of the inputs.
            if session.interruption.hasHappened { messages.tell(error.diagnostics) } else { throw error }
            throw ExitStatus.interrupted.code
        }
        watch.lap("regions")
        let found =
            layer.diagnostics.filter { $0.severity >= .warning } + neighbourhood.diagnostics
            + problem.attributes.diagnostics
            + withoutEffect(on: method)
        messages.tell(found, from: .warning)
        if cut.isSet { StandardStreams.message("klynge: the search was cut short: this is the best so far\n") }
        var document = RegionsDocument(
            regions: result, ids: layer.ids, attributes: attributeNames, standardization: standardize,
            method: method.name, objective: objective, seed: problem.seed, interrupted: cut.isSet, seconds: watch.laps,
            input: layer.input, diagnostics: found, version: KlyngeCommand.configuration.version,
            command: CommandLineRecord.text(), neighbourhood: neighbourhood)
        document.figureInputs = layer.figureInputs
        let bytes =
            switch format {
            case .csv: document.table
            case .json: document.json
            case .geojson: try document.map(of: layer)
            }
        try output.write(bytes, session)
        if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
    }

    /// What was asked for and the method does not heed: nothing is ignored in silence.
    private func withoutEffect(on method: RegionalizationMethod) -> [Diagnostic] {
        var options: [String] = []
        if method == .maxP {
            if regions != nil { options.append("--regions") }
        } else if method != .azp {
            if objective != .wss { options.append("--objective") }
            if proof != .auto { options.append("--proof") }
        }
        return options.map { option in
            Diagnostic(
                .optionWithoutEffect, .warning, "\(method.name) does not heed `\(option)`",
                hint: option == "--regions"
                    ? "max-p finds the largest number itself; azp takes one" : "azp and max-p do")
        }
    }

    private func problem(
        _ layer: AttributeLayer, _ graph: UnitGraph, _ sums: [(field: String, min: Double?, max: Double?)]
    ) throws -> RegionalizationProblem {
        let table = try layer.table(attributeNames, standardization: standardize, missing: missing)
        let bounds = try sums.map { try layer.bound(on: $0.field, min: $0.min, max: $0.max) }
        var problem = RegionalizationProblem(
            graph: graph, attributes: table, regions: regions, sums: bounds,
            count: LimitRange(min: minCount, max: maxCount), objective: objective,
            parts: parts == .own ? .ownRegions : .exemptSmallParts, seed: running.seed ?? 1, unitNames: layer.ids)
        problem.measuresPairwise = format == .json
        problem.keepsImproving = running.timeLimit != nil
        switch proof {
        case .auto: break
        case .never: problem.proofSteps = 0
        case .thorough: problem.proofSteps *= 50
        }
        return problem
    }
}

/// The seconds between laps.
private struct Stopwatch {
    private var last = ContinuousClock.now
    private(set) var laps: [(phase: String, seconds: Double)] = []

    mutating func lap(_ phase: String) {
        let now = ContinuousClock.now
        laps.append((phase, (now - last) / .seconds(1)))
        last = now
    }
}
