import GeoModel

/// The made-up municipality pair that `SampleData/` holds, computed from a seed.
///
/// ```swift
/// for file in SampleStudy().files() { print(file.name, file.bytes.count) }
/// ```
public struct SampleStudy: Sendable {
    /// What every file says about itself.
    public static let note = "Opdigtet: made up for trying klynge. No real place, person or figure."

    let pieces = SampleGeography.pieces
    let net: BorderNet
    let villages: VillagePlaces
    let roads: RoadNetwork

    /// Computes the study. The committed one has seed 2007, the year of the municipal reform.
    public init(seed: UInt64 = 2007) {
        let grid = LandGrid(geography: SampleGeography.pieces, seed: seed)
        net = BorderNet(grid: grid, smoothing: 3, toleranceMetres: 18)
        let parishOfPiece = SampleGeography.pieces.map(\.parish)
        villages = VillagePlaces(
            grid: grid, parishOfPiece: parishOfPiece, counts: SampleNames.parishes.map(\.villages.count), seed: seed)
        let all = SampleNames.parishes.flatMap(\.villages)
        roads = RoadNetwork(
            villages: villages.places.flatMap { $0 }, towns: all.indices.filter { all[$0].inhabitants ?? 0 > 900 },
            land: grid,
            shore: parishOfPiece.map { $0 == 8 ? 2 : SampleNames.parishes[$0].municipality }, seed: seed)
    }

    /// Every file of the study, in a fixed order.
    public func files() -> [GeneratedFile] {
        [
            GeneratedFile(name: "villages.geojson", bytes: villageLayer()),
            GeneratedFile(name: "parishes.geojson", bytes: parishLayer()),
            GeneratedFile(name: "municipalities.geojson", bytes: municipalityLayer()),
            GeneratedFile(name: "old-municipalities.geojson", bytes: oldMunicipalityLayer()),
            GeneratedFile(name: "school-districts.geojson", bytes: schoolLayer()),
            GeneratedFile(name: "roads.geojson", bytes: roadLayer()),
            GeneratedFile(name: "barriers.geojson", bytes: barrierLayer()),
            GeneratedFile(name: "klynge.toml", text: Self.studyFile),
        ]
    }

    static func inhabitants(of parish: SampleNames.Parish) -> Int {
        parish.villages.reduce(parish.scattered) { $0 + ($1.inhabitants ?? 0) }
    }
}
