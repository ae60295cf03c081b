import GeoJSONFormat
import GeoModel
import StudyAreas

/// The JSON of `check`: schema `klynge.check/1`.
public enum CheckDocument {
    /// What was read, joined and found, one member a line.
    public static func bytes(_ study: Study, version: String, command: String) -> [UInt8] {
        JSONWriter.text(
            of: .members([
                ("schema", .string("klynge.check/1")), ("version", .string(version)), ("command", .string(command)),
                ("inputs", Provenance.json(of: study.inputs)), ("crs", Provenance.reference(of: study)),
                ("libraries", Provenance.libraries),
                (
                    "units",
                    .members([
                        ("kind", .string(study.unitKind.rawValue)), ("word", .string(study.unitWord.english.one)),
                        ("count", .integer(study.units.count)),
                        ("points", points(of: study)), ("list", .array(study.units.indices.map { unit(study, $0) })),
                    ])
                ),
                ("joined", joined(study.joined)), ("neighbours", neighbours(study.neighbourSummary)),
                ("roads", study.roadSummary.map { roads($0, units: study.units) }),
                ("coverage", coverage(study.coverageSummary)), ("population", population(study.populationSummary)),
                ("figures", study.figures.isEmpty ? nil : .array(study.figures.map(figures))),
                ("diagnostics", .array(study.diagnostics.map(\.json))),
            ]), indent: 2)
    }

    private static func figures(_ column: FigureColumn) -> JSONValue {
        .members([
            ("name", .string(column.name)), ("file", .string(column.file)), ("total", .rounded(column.total, 3)),
            ("missing", .integer(column.missing)),
        ])
    }

    /// What there is to say when the study could not be loaded.
    public static func bytes(failure: UnusableInput, version: String, command: String) -> [UInt8] {
        JSONWriter.text(
            of: .members([
                ("schema", .string("klynge.check/1")), ("version", .string(version)), ("command", .string(command)),
                ("diagnostics", .array(failure.diagnostics.map(\.json))),
            ]), indent: 2)
    }

    private static func points(of study: Study) -> JSONValue {
        .members(
            PointSource.allCases.map { source in
                (source.rawValue, .integer(study.units.count { $0.pointSource == source }))
            })
    }

    private static func unit(_ study: Study, _ index: Int) -> JSONValue {
        let unit = study.units[index]
        let figures = study.figures.map { column in
            (key: column.name, value: column.values[index].map { JSONValue.rounded($0, 6) } ?? .null)
        }
        return .members([
            ("id", .string(unit.id)), ("name", .string(unit.name)),
            ("population", unit.population.map { .rounded($0, 1) } ?? .null),
            ("municipality", unit.municipality.map { .string($0) } ?? .null),
            ("municipalityName", unit.municipality.flatMap(study.municipalityName).map { .string($0) } ?? .null),
            ("figures", figures.isEmpty ? nil : .members(figures)),
        ])
    }

    private static func joined(_ joined: JoinSummary) -> JSONValue {
        .members([
            ("villagesInParish", .integer(joined.villagesInParish)),
            ("villagesNearParish", .integer(joined.villagesNearParish)),
            ("villagesWithoutParish", .strings(joined.villagesWithoutParish)),
            ("parishesSplit", .strings(joined.parishesSplit)),
            ("splitShares", .array(joined.splitShares.map { .rounded($0, 4) })),
            ("parishesWithoutMunicipality", .strings(joined.parishesWithoutMunicipality)),
            ("parishesWithoutVillage", .strings(joined.parishesWithoutVillage)),
            ("featuresJoined", .integer(joined.featuresJoined)), ("villagesLeftOut", .integer(joined.villagesLeftOut)),
            ("repaired", .integer(joined.repaired)),
            ("repairedAreaSquareMetres", .rounded(joined.repairedAreaSquareMetres, 1)),
        ])
    }

    private static func neighbours(_ summary: NeighbourSummary) -> JSONValue {
        .members([
            ("rook", .integer(summary.rook)), ("queen", .integer(summary.queen)), ("parts", .integer(summary.parts)),
            ("largestPart", .integer(summary.largestPart)), ("isolated", .strings(summary.isolated)),
            (
                "nearMisses",
                .array(
                    summary.nearMisses.map { miss in
                        .members([
                            ("a", .string(miss.first)), ("b", .string(miss.second)),
                            ("widthMetres", .rounded(miss.widthMetres, 2)),
                            ("lengthMetres", .rounded(miss.lengthMetres, 1)),
                            ("matched", .bool(miss.isMatched)),
                            ("place", .array([.rounded(miss.place.withinEarth.x, 6), .rounded(miss.place.y, 6)])),
                        ])
                    })
            ),
        ])
    }

    private static func roads(_ summary: RoadSummary, units: [Unit]) -> JSONValue {
        .members([
            ("lines", .integer(summary.roads)), ("leftOut", .integer(summary.leftOut)),
            ("partsKm", .array(summary.partLengthsKm.map { .rounded($0) })), ("pairs", .integer(summary.pairs)),
            (
                "snapMetres",
                .members(
                    zip(units, summary.snapMetres).map { unit, metres in
                        (unit.id, metres.map { .rounded($0, 1) } ?? .null)
                    })
            ),
        ])
    }

    private static func coverage(_ summary: CoverageSummary) -> JSONValue {
        .members([
            ("areaKm2", .squareKilometres(summary.areaKm2)), ("gaps", summary.gaps.map { .integer($0) } ?? .null),
            ("overlaps", summary.overlaps.map { .integer($0) } ?? .null), ("invalid", .integer(summary.invalid)),
            ("faults", .array(summary.faults.map(fault))), ("closed", .array(summary.closed.map(fault))),
        ])
    }

    private static func fault(_ fault: CoverageFaultSummary) -> JSONValue {
        .members([
            ("kind", .string(fault.kind)), ("units", .strings(fault.units)),
            ("areaSquareMetres", .rounded(fault.areaSquareMetres, 1)), ("widthMetres", .rounded(fault.widthMetres, 2)),
            ("place", .array([.rounded(fault.place.withinEarth.x, 6), .rounded(fault.place.y, 6)])),
        ])
    }

    private static func population(_ summary: PopulationSummary) -> JSONValue {
        .members([
            ("total", .rounded(summary.total, 1)), ("missing", .integer(summary.missing)),
            ("source", .string(summary.source)),
        ])
    }
}
