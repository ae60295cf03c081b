import ArgumentParser
import KlyngeKit

extension UnitKind: ExpressibleByArgument {}
extension UnitPoint: ExpressibleByArgument {}
extension DistanceKind: ExpressibleByArgument {}
extension StudyLimits.Cover: ExpressibleByArgument {}
extension StudyLimits.Defaults: ExpressibleByArgument {}
extension StudyConfiguration.Scale: ExpressibleByArgument {}
extension StudyConfiguration.Method: ExpressibleByArgument {}

/// The files of a study, as options.
struct InputOptions: ParsableArguments {
    @Option(name: .customLong("villages"), help: ArgumentHelp("Villages: points, or polygons.", valueName: "file"))
    private var villagesFiles: [String] = []
    @Option(
        name: .customLong("parishes"),
        help: ArgumentHelp("Parishes: polygons. '-' is stdin, here and below.", valueName: "file"))
    private var parishesFiles: [String] = []
    @Option(name: .customLong("municipalities"), help: ArgumentHelp("Municipalities: polygons.", valueName: "file"))
    private var municipalitiesFiles: [String] = []
    @Option(name: .customLong("roads"), help: ArgumentHelp("Roads: lines.", valueName: "file"))
    private var roadsFiles: [String] = []
    @Option(help: ArgumentHelp("Barriers: water, motorways, railways. Repeatable.", valueName: "file"))
    var barriers: [String] = []
    @Option(help: ArgumentHelp("Old administrative units. Repeatable.", valueName: "[name=]file"))
    var historical: [String] = []
    @Option(
        help: ArgumentHelp(
            "Units that people identify with: school or postal districts. Repeatable.", valueName: "[name=]file"))
    var identity: [String] = []
    @Option(
        name: .customLong("distances"),
        help: ArgumentHelp("Distances between units: CSV with from,to,km,minutes.", valueName: "file"))
    private var distancesFiles: [String] = []
    @Option(
        help: ArgumentHelp(
            "Figures by unit: a table with a column of codes and others of numbers. Repeatable.", valueName: "file"))
    var figures: [String] = []
    @Option(help: ArgumentHelp("The column of those tables that names the units.", valueName: "column"))
    var figuresKey: String?
    @Option(help: "Distances by road or table where known, or straight lines. (default: road)")
    var distance: DistanceKind?

    @Option(help: "What is grouped.")
    var units: UnitKind?
    @Option(help: ArgumentHelp("Only this municipality. Repeatable.", valueName: "name|code"))
    var within: [String] = []
    @Option(help: ArgumentHelp("Ferry or bridge between two units. Repeatable.", valueName: "a=b"))
    var link: [String] = []
    @Option(
        name: .customLong("input-crs"),
        help: ArgumentHelp(
            "Reference system of files that declare none, or of one layer, as villages=EPSG:25832. Repeatable.",
            valueName: "[layer=]epsg:n"))
    var inputCRS: [String] = []
    @Option(
        name: .customLong("working-crs"), help: ArgumentHelp("Metric reference system to work in.", valueName: "epsg:n")
    )
    var workingCRS: String?
    @Flag(help: "Repair invalid polygons, and say what it changed.")
    var repair = false
    @Option(help: "Where a unit's point lies.")
    var unitPoint: UnitPoint?
    @Option(
        help: ArgumentHelp("Borders nearer than this are shared.", valueName: "metres"), transform: PlainNumber.option)
    var borderTolerance: Double?
    @Option(
        help: ArgumentHelp("A village may lie this far outside its parish.", valueName: "metres"),
        transform: PlainNumber.option)
    var joinTolerance: Double?
    @Option(help: ArgumentHelp("Types of settlement to leave out. Repeatable.", valueName: "type"))
    var leaveOut: [String] = []
    @Option(
        help: ArgumentHelp(
            "A field with an unusual name, as parishes.id=SOGN_NR. Repeatable.", valueName: "layer.what=field"))
    var field: [String] = []

    var villages: String? { villagesFiles.last }
    var parishes: String? { parishesFiles.last }
    var municipalities: String? { municipalitiesFiles.last }
    var roads: String? { roadsFiles.last }
    var distances: String? { distancesFiles.last }

    /// Whether any input file is named.
    var namesInputs: Bool {
        villages != nil || parishes != nil || municipalities != nil
    }

    func validate() throws {
        let single = [
            ("villages", villagesFiles), ("parishes", parishesFiles), ("municipalities", municipalitiesFiles),
            ("roads", roadsFiles), ("distances", distancesFiles),
        ]
        for (name, files) in single where files.count > 1 {
            throw ValidationError("'--\(name)' is given \(files.count) times, and only one such file is read.")
        }
        for tolerance in [borderTolerance, joinTolerance] {
            if let tolerance, !(tolerance.isFinite && tolerance >= 0) {
                throw ValidationError("A tolerance is a number of metres, 0 or more.")
            }
        }
        for link in link where !InputOptions.isPair(link) {
            throw ValidationError("'--link \(link)' does not name two units. Write it as '--link 7713=7714'.")
        }
        var configuration = StudyConfiguration()
        try applyFields(to: &configuration)
    }

    private static func isPair(_ text: String) -> Bool {
        text.split(separator: "=", omittingEmptySubsequences: false).filter { !$0.isEmpty }.count == 2
    }

    /// Puts what was given over what the study file says.
    func apply(to configuration: inout StudyConfiguration) throws {
        configuration.villages = villages ?? configuration.villages
        configuration.parishes = parishes ?? configuration.parishes
        configuration.municipalities = municipalities ?? configuration.municipalities
        configuration.roads = roads ?? configuration.roads
        configuration.distances = distances ?? configuration.distances
        if !figures.isEmpty { configuration.figures = figures }
        configuration.figuresKey = figuresKey ?? configuration.figuresKey
        configuration.distance = distance ?? configuration.distance
        if !barriers.isEmpty { configuration.barriers = barriers }
        if !historical.isEmpty { configuration.historical = historical.map(InputOptions.layer) }
        if !identity.isEmpty { configuration.identity = identity.map(InputOptions.layer) }
        configuration.unitKind = units ?? configuration.unitKind
        if !within.isEmpty { configuration.within = within }
        // Links add up: one more ferry does not close the others.
        configuration.links += link
        for system in inputCRS { configuration.addInputSystem(system) }
        configuration.workingCRS =
            workingCRS.map { CoordinateReferenceSystem(typed: $0) } ?? configuration.workingCRS
        configuration.repair = repair || configuration.repair
        configuration.unitPoint = unitPoint ?? configuration.unitPoint
        configuration.borderTolerance = borderTolerance ?? configuration.borderTolerance
        configuration.joinTolerance = joinTolerance ?? configuration.joinTolerance
        if !leaveOut.isEmpty { configuration.leaveOut = leaveOut }
        try applyFields(to: &configuration)
    }

    /// `NAME=path`, or a path alone.
    private static func layer(_ text: String) -> StudyConfiguration.NamedLayer {
        guard let equals = text.firstIndex(of: "=") else { return StudyConfiguration.NamedLayer(path: text) }
        return StudyConfiguration.NamedLayer(
            name: String(text[..<equals]), path: String(text[text.index(after: equals)...]))
    }

    private func applyFields(to configuration: inout StudyConfiguration) throws {
        let layers: [String: WritableKeyPath<FieldMap, FieldMap.Layer>] = [
            "villages": \.villages, "parishes": \.parishes, "municipalities": \.municipalities,
        ]
        let parts: [String: WritableKeyPath<FieldMap.Layer, String?>] = [
            "id": \.id, "name": \.name, "population": \.population, "type": \.type, "municipality": \.municipality,
        ]
        for text in field {
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            let path = (sides.first ?? "").split(separator: ".").map(String.init)
            guard sides.count == 2, path.count == 2, let layer = layers[path[0]], let part = parts[path[1]] else {
                let near =
                    path.count == 2
                    ? [(path[0], layers.keys.sorted()), (path[1], parts.keys.sorted())].compactMap { word, known in
                        known.contains(word) ? nil : NearestName.of(word, among: known).map { "'\($0)'" }
                    } : []
                throw ValidationError(
                    "'--field \(text)' is not LAYER.WHAT=FIELD, with a layer of villages, parishes, municipalities and "
                        + "one of id, name, population, type, municipality."
                        + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " and "))?"))
            }
            configuration.fields[keyPath: layer][keyPath: part] = sides[1]
        }
    }
}
