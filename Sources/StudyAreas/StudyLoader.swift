import CoverageTopology
import Foundation
import GeoModel
import Regionalization

/// Loads and joins the inputs of a study.
public enum StudyLoader {
    /// Loads what `configuration` names: reads the layers, joins villages, parishes and municipalities, draws catchments,
    /// finds neighbours.
    ///
    /// What is wrong with single features is collected in the study's diagnostics, and the work goes on.
    /// - Parameters:
    ///   - threads: how many at once, at least 1; the study does not depend on it.
    ///   - progress: called with the name of each step as it begins.
    /// - Throws: `UnusableInput` when a file cannot be used, a system is not declared, a named field, unit or municipality
    ///   does not exist, or nothing remains to group.
    public static func load(
        _ configuration: StudyConfiguration, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        progress: @escaping (String) -> Void = { _ in }
    ) throws(UnusableInput) -> Study {
        let kind = configuration.unitKind ?? (configuration.parishes == nil ? .village : .parish)
        try requireUnits(configuration, kind)
        var builder = try StudyBuilder(configuration, threads: threads, progress: progress)
        try builder.readLayers()
        try builder.join()
        let wanted = try builder.wantedMunicipalities()
        builder.keepFindings(within: wanted)
        let found =
            kind == .parish
            ? try builder.parishUnits(within: wanted) : try builder.villageUnits(within: wanted)
        guard !found.units.isEmpty else {
            throw UnusableInput(
                builder.diagnostics.filter { $0.severity > .note } + [
                    Diagnostic(
                        .nothingToGroup, .error, "no \(kind.rawValue) remains to be grouped",
                        at: (kind == .village ? builder.villageLayer : builder.parishLayer)
                            .map { SourceLocation(file: $0.collection.sourceName) },
                        hint: "look at `within`, `leave-out` and the layer itself")
                ])
        }
        var links = try builder.links(found.units)
        progress("finding neighbours")
        let coverage = try builder.coverage(found.landsInDegrees)
        let roads = try builder.roadNetwork()
        links = builder.adding(roads, to: links, found, coverage)
        let pairs = coverage.neighbourPairs(.rook).map { ($0.a, $0.b) } + links.map { ($0.a, $0.b) }
        let graph = UnitGraph(unitCount: found.units.count, pairs: pairs)
        let neighbours = builder.summarise(graph, coverage, found)
        let population = builder.populationSummary(found.units, kind)
        let summary = builder.coverageSummary(kind, found, coverage)
        let distances = try builder.distances(found.units, graph, roads)
        return builder.study(kind, found, links, coverage, graph, neighbours, population, summary, distances)
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
    mutating func readLayers() throws(UnusableInput) {
        if let path = configuration.municipalities { municipalityLayer = try readLayer(path, role: .municipalities) }
        if let path = configuration.parishes { parishLayer = try readLayer(path, role: .parishes) }
        if let path = configuration.villages { villageLayer = try readLayer(path, role: .villages) }
        try readFurtherLayers()
        try settleWorkingSystem()
        if let layer = municipalityLayer {
            municipalities = try areas(of: layer, .municipalities, configuration.fields.municipalities)
        }
        if let layer = parishLayer { parishes = try areas(of: layer, .parishes, configuration.fields.parishes) }
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
            summary.source = "the parishes' own figures"
            summary.danishSource = "sognenes egne tal"
        } else if parishes.contains(where: { $0.population != nil }) {
            summary.source = "the parishes' figures, shared out to the villages' catchments"
            summary.danishSource = "sognenes tal, fordelt på landsbyernes oplande"
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
                    hint: "name the field under [fields], or add the figures"))
        }
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
            toDegrees: toDegrees, units: found.units, unitKind: kind, lands: found.lands,
            landsInDegrees: found.landsInDegrees, coverage: coverage, graph: graph, links: links,
            roadLinks: roadLinks,
            municipalities: municipalities.map { Municipality(code: $0.code, name: $0.name, isReal: $0.isReal) }
                .sorted { $0.code < $1.code },
            municipalityAreas: municipalities, parishes: parishes, villages: villages, layers: layers, joined: joined,
            neighbourSummary: neighbours, coverageSummary: summary, populationSummary: population,
            diagnostics: diagnostics.sorted(by: comesBefore), distances: distances, roadSummary: roadSummary,
            furtherLayers: furtherLayers)
    }

    /// By file, feature, code, then message; findings without a place come last.
    private func comesBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        let (a, b) = (left.location, right.location)
        if (a == nil) != (b == nil) { return b == nil }
        return (a?.file ?? "", a?.feature ?? -1, left.code, left.message)
            < (b?.file ?? "", b?.feature ?? -1, right.code, right.message)
    }
}
