import CoverageTopology
import GeoJSONFormat
import GeoModel
import PROJKit
import TestSupport

/// The units of a real file: features of one code joined, in the order of their first feature.
struct RealUnits {
    var codes: [String] = []
    var lands: [MultiPolygon] = []
    var owners: [Int] = []
    var system: CoordinateReferenceSystem

    init(_ file: String, code field: String) throws {
        let collection = try GeoJSONReader().read(SourceText(contentsOf: SharedData.path(file)))
        system = collection.declaredCRS ?? .longitudeLatitude
        var known: [String: Int] = [:]
        for feature in collection.features {
            guard let land = feature.geometry?.land, let code = feature.properties[field]?.text else { continue }
            let owner = known[code] ?? codes.count
            if owner == codes.count {
                known[code] = owner
                codes.append(code)
            }
            lands.append(land)
            owners.append(owner)
        }
    }

    /// The coverage, measured in another system where that is asked for.
    func coverage(
        toleranceMetres: Double, overlapping: Bool = true, in target: CoordinateReferenceSystem? = .utm32
    ) throws -> Coverage {
        guard let target, target != system else {
            return Coverage(lands: lands, owners: owners, toleranceMetres: toleranceMetres, overlapping: overlapping)
        }
        let transformation = try CoordinateTransformation(from: system, to: target)
        return try Coverage(lands: lands, owners: owners, toleranceMetres: toleranceMetres, overlapping: overlapping) {
            try transformation.transform($0)
        }
    }

    /// Every pair of rook neighbours by their codes, the smaller first.
    func neighbourCodes(_ coverage: Coverage) -> Set<[String]> {
        Set(coverage.neighbourPairs(.rook).map { [codes[$0.a], codes[$0.b]].sorted() })
    }
}
