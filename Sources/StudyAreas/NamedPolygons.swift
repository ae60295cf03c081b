import Files
import GEOSKit
import GeoModel
import PROJKit

/// One polygon in the working system, looked at but not yet repaired; a value, so that it can be made on any thread.
struct PlacedPolygon: Sendable {
    var projected = MultiPolygon([])
    /// What is wrong with it, the place in degrees where it is faulty there too.
    var fault: ValidityFault?
    var cost = OutlineCost()
    var misplaced: ProjectionError?

    init(_ raw: MultiPolygon, _ toDegrees: CoordinateTransformation, _ toWorking: CoordinateTransformation) {
        do throws(ProjectionError) {
            let degrees = toDegrees.isIdentity ? raw : try toDegrees.transform(raw).joinedAtAntimeridian()
            projected = try toWorking.transform(degrees)
            let (found, _, cost) = OutlineCost.check(projected)
            self.cost = cost
            guard let found else { return }
            let known = (try? degrees.validityFault()) ?? nil
            fault = known ?? ValidityFault(reason: found.reason, place: nil)
        } catch { misplaced = error }
    }
}

/// The polygons of a layer by name: repaired, and those of one name united.
struct NamedPolygons: Sendable {
    struct Named: Sendable {
        var name: String
        var land = MultiPolygon([])
        var features: [Int] = []
        /// The features that were repaired, and why.
        var repaired: [(feature: Int, fault: ValidityFault)] = []
    }

    private(set) var areas: [Named] = []
    private(set) var leftOut: [(feature: Int, tangle: Tangle)] = []

    /// - Throws: `UnusableInput` where a polygon has no place.
    init(_ placed: [PlacedPolygon?], _ names: [String], threads: Int, file: String) throws(UnusableInput) {
        var budget = OutlineBudget()
        var byName: [String: Int] = [:]
        for (feature, polygon) in placed.enumerated() {
            guard let polygon else { continue }
            if var error = polygon.misplaced {
                error.input = names[feature]
                throw UnusableInput(StudyBuilder.unusable(error, file: file))
            }
            if let tangle = budget.refusal(of: polygon.cost) {
                leftOut.append((feature, tangle))
                continue
            }
            let known = byName[names[feature]] ?? areas.count
            if known == areas.count {
                byName[names[feature]] = known
                areas.append(Named(name: names[feature]))
            }
            areas[known].features.append(feature)
        }
        let named = areas
        let made = concurrentMap(named.count, threads: threads) { Self.joined(named[$0], placed) }
        areas = made.compactMap(\.area)
        leftOut += zip(named, made).compactMap { area, made in made.tangle.map { (area.features[0], $0) } }
        leftOut.sort { $0.feature < $1.feature }
    }

    /// The land of one name; nothing where its features cross one another too often to be united.
    private static func joined(_ area: Named, _ placed: [PlacedPolygon?]) -> (area: Named?, tangle: Tangle?) {
        var area = area
        var lands: [MultiPolygon] = []
        for feature in area.features {
            guard let polygon = placed[feature] else { continue }
            if let fault = polygon.fault, let repaired = try? polygon.projected.repaired() {
                lands.append(repaired.land)
                area.repaired.append((feature, fault))
            } else {
                lands.append(polygon.projected)
            }
        }
        let all = MultiPolygon(lands.flatMap(\.polygons))
        area.land = all
        // Islands, each a feature of its own, need no union.
        guard !areApart(lands.map(\.box)) else { return (area, nil) }
        if let tangle = all.tangle { return (nil, tangle) }
        area.land = (try? unionOfLands(lands)) ?? all
        return (area, nil)
    }

    private static func areApart(_ boxes: [Box]) -> Bool {
        guard boxes.count > 1 else { return true }
        let index = SpatialIndex(boxes)
        return boxes.indices.allSatisfy { index.indices(meeting: boxes[$0]) == [$0] }
    }
}

extension NamedPolygons {
    /// Writes them for the cache; false where a polygon was left out, which is reported in full.
    func write(to writer: inout CacheWriter) -> Bool {
        guard leftOut.isEmpty else { return false }
        writer.write(areas.count)
        for area in areas {
            writer.write(area.land)
            writer.write(indices: area.features)
            writer.write(area.repaired.count)
            for (feature, fault) in area.repaired {
                writer.write(feature)
                fault.write(to: &writer)
            }
        }
        return true
    }

    /// Reads what was written; `names` are those of the features.
    init(_ reader: inout CacheReader, _ names: [String]) throws(CacheFault) {
        for _ in 0..<(try reader.count(of: 24)) {
            let land = try reader.area()
            let features = try reader.indices(below: names.count)
            guard let first = features.first else { throw CacheFault() }
            var area = Named(name: names[first], land: land, features: features)
            for _ in 0..<(try reader.count(of: 16)) {
                area.repaired.append((try reader.index(below: names.count), try ValidityFault(&reader)))
            }
            areas.append(area)
        }
    }
}
