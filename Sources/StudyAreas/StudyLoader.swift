import CoverageTopology
import Files
import Foundation
import GeoModel
import Graphs

/// Loads and joins the inputs of a study.
public enum StudyLoader {
    /// Loads what `configuration` names: reads the layers, joins villages, parishes and municipalities, draws catchments,
    /// finds neighbours.
    ///
    /// What is wrong with single features is collected in the study's diagnostics, and the work goes on.
    /// - Parameters:
    ///   - threads: how many at once, at least 1; the study does not depend on it.
    ///   - cache: where results of earlier runs are found and kept; the study does not depend on it either.
    ///   - progress: called with the name of each step as it begins.
    /// - Throws: `UnusableInput` when a file cannot be used, a system is not declared, a named field, unit or municipality
    ///   does not exist, or nothing remains to group.
    public static func load(
        _ configuration: StudyConfiguration, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        cache: ContentCache? = nil, progress: @escaping (String) -> Void = { _ in }
    ) throws(UnusableInput) -> Study {
        let kind = configuration.unitKind ?? (configuration.parishes == nil ? .village : .parish)
        try requireUnits(configuration, kind)
        var builder = try StudyBuilder(configuration, threads: threads, progress: progress)
        builder.cache = cache
        do { return try builder.load(kind) } catch {
            // What was found before the end may well be its reason.
            throw UnusableInput(error.diagnostics + builder.diagnostics.filter { $0.severity > .note })
        }
    }
    private static func requireUnits(
        _ configuration: StudyConfiguration, _ kind: UnitKind
    ) throws(UnusableInput) {
        let given = kind == .parish ? configuration.parishes : configuration.villages
        guard given == nil else { return }
        let layer = kind == .parish ? "parishes" : "villages"
        throw UnusableInput(
            Diagnostic(
                .nothingToGroup, .error, "the units are \(layer), and there is no layer of \(layer)",
                hint:
                    "give it with `--\(layer) FILE`, in the study file as `\(layer) = \"FILE\"`, or choose other `units`"
            ))
    }
}

extension StudyBuilder {
    /// The study; what is found wrong on the way stands in `diagnostics`.
    fileprivate mutating func load(_ kind: UnitKind) throws(UnusableInput) -> Study {
        try readLayers()
        try join()
        let wanted = try wantedMunicipalities()
        keepFindings(within: wanted)
        reportClosedFaults()
        try readFigures(kind, within: wanted)
        let found =
            kind == .parish
            ? try parishUnits(within: wanted) : try villageUnits(within: wanted)
        guard !found.units.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .nothingToGroup, .error,
                    "no \((kind == .parish ? areaWord : villageWord).english.one) remains to be grouped",
                    at: (kind == .village ? villageLayer : parishLayer)
                        .map { SourceLocation(file: $0.collection.sourceName) },
                    hint: "look at `within`, `leave-out` and the layer itself"))
        }
        var links = try links(found.units)
        progress("finding neighbours")
        let coverage = try coverage(found.geographic, of: found)
        let roads = try roadNetwork()
        links = adding(roads, to: links, found, coverage)
        let pairs = coverage.neighbourPairs(.rook).map { ($0.a, $0.b) } + links.map { ($0.a, $0.b) }
        let graph = UnitGraph(unitCount: found.units.count, pairs: pairs)
        let neighbours = summarise(graph, coverage, found)
        let population = withFigures(populationSummary(found.units, kind))
        let summary = coverageSummary(kind, found, coverage)
        let distances = try distances(found.units, graph, roads)
        return study(kind, found, links, coverage, graph, neighbours, population, summary, distances)
    }

    mutating func readLayers() throws(UnusableInput) {
        // Every file is tried before the first that cannot be used ends the work: all of them are reported at once.
        var faults: [Diagnostic] = []
        municipalityLayer = readLayer(configuration.municipalities, role: .municipalities, &faults)
        parishLayer = readLayer(configuration.parishes, role: .parishes, &faults)
        villageLayer = readLayer(configuration.villages, role: .villages, &faults)
        readFurtherLayers(&faults)
        faults += unknownSystemLayers()
        guard faults.isEmpty else { throw UnusableInput(try placed(faults)) }
        try settleWorkingSystem()
        leaveOutFurtherStrays()
        if let layer = municipalityLayer {
            if layer.features.isEmpty { reportEmpty(layer, .municipalities) }
            municipalities = try areas(of: layer, .municipalities, configuration.fields.municipalities)
        }
        if let layer = parishLayer {
            settleCoordinateStep()
            parishes = try areas(of: layer, .parishes, configuration.fields.parishes)
            if configuration.repair { try repairCoverage() }
        }
        if let layer = villageLayer { villages = try villages(of: layer) }
    }

    mutating func join() throws(UnusableInput) {
        joinParishesToMunicipalities()
        progress("joining villages to parishes")
        joinVillagesToParishes()
        joinVillagesToMunicipalities()
    }

    /// What the units' inhabitants come to; units without a figure become one diagnostic.
    mutating func populationSummary(_ units: [Unit], _ kind: UnitKind) -> PopulationSummary {
        var summary = PopulationSummary()
        let missing = units.filter { $0.population == nil }
        summary.total = units.reduce(0) { $0 + ($1.population ?? 0) }
        summary.missing = missing.count
        if missing.count == units.count {
            summary.source = "no layer has a population"
            summary.danishSource = "intet lag har indbyggertal"
        } else if kind == .parish {
            summary.source = "the \(areaWord.englishPossessive) own figures"
            summary.danishSource = areaWord.danishOwnFigures
        } else if parishes.contains(where: { $0.population != nil }) {
            (summary.source, summary.danishSource) = sharedSource
            let outside = villages.count { $0.parish == nil && $0.population != nil }
            if outside > 0 {
                summary.source +=
                    ", and those of \(Wording.count(outside, "village", "villages")) outside every \(areaWord.english.one)"
                summary.danishSource +=
                    ", og tallene fra \(outside) landsby\(outside == 1 ? "" : "er") uden for alle \(areaWord.danish.many)"
            }
        } else {
            summary.source = "the villages' own figures, without those who live outside the villages"
            summary.danishSource = "landsbyernes egne tal, uden dem der bor uden for landsbyerne"
        }
        if !missing.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .missingPopulation, .warning, "\(missing.count) of \(units.count) units have no population",
                    at: location(of: missing[0]).map { SourceLocation(file: $0.file) },
                    notes: ["for instance " + missing.prefix(5).map(\.described).joined(separator: ", ")],
                    hint: "name the field under [fields], or add the figures"
                        + (missing.count == units.count
                            ? "; without any, inhabitants are neither limited nor scored" : "")))
        }
        return summary
    }

    /// The summary with the table that the population comes from.
    private func withFigures(_ summary: PopulationSummary) -> PopulationSummary {
        guard let file = figures.populationFile else { return summary }
        var summary = summary
        summary.source += "; figures from the table '\(file)'"
        summary.danishSource += "; tal fra tabellen '\(file)'"
        return summary
    }

    func study(
        _ kind: UnitKind, _ found: UnitsAndLands, _ links: [DeclaredLink], _ coverage: Coverage, _ graph: UnitGraph,
        _ neighbours: NeighbourSummary, _ population: PopulationSummary, _ summary: CoverageSummary,
        _ distances: UnitDistances
    ) -> Study {
        var layers: [InputFile.Role: StudyLayer] = [:]
        layers[.villages] = villageLayer
        layers[.parishes] = parishLayer
        layers[.municipalities] = municipalityLayer
        return Study(
            configuration: configuration, inputs: inputs, workingCRS: toWorking.target, toWorking: toWorking,
            toDegrees: toDegrees, planeStretch: planeStretch, units: found.units, unitKind: kind,
            unitWord: kind == .parish ? areaWord : villageWord, areaWord: areaWord, lands: found.lands,
            geographic: found.geographic, coverage: coverage, graph: graph, links: links,
            roadLinks: roadLinks, threads: threads, cache: cache,
            municipalities: knownMunicipalities,
            municipalityAreas: municipalities, parishes: parishes, villages: villages, layers: layers, joined: joined,
            neighbourSummary: neighbours, coverageSummary: summary, populationSummary: population,
            diagnostics: diagnostics.sorted(by: comesBefore), distances: distances, roadSummary: roadSummary,
            contextLayers: contextLayers, figures: figures.columns(of: found.units))
    }

    /// By file, feature, code, then message; findings without a place come last.
    private func comesBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        let (a, b) = (left.location, right.location)
        if (a == nil) != (b == nil) { return b == nil }
        return (a?.file ?? "", a?.feature ?? -1, left.code, left.message)
            < (b?.file ?? "", b?.feature ?? -1, right.code, right.message)
    }
}
