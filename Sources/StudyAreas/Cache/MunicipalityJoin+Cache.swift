import Files
import GEOSKit
import GeoModel

/// In which municipality each parish lies, and which municipalities had to be repaired to know it.
struct MunicipalityJoin: Sendable {
    var outcomes: [MunicipalityOverlay.Outcome] = []
    var troubled: Set<Int> = []
}

extension StudyBuilder {
    /// How the parishes lie in the municipalities; from the cache where it is known.
    ///
    /// It depends on the codes and the polygons of both, and on which of them are not valid.
    func municipalityJoin() -> MunicipalityJoin {
        let areas = municipalities + parishes
        let size = areas.reduce(0) { count, area in
            count + area.projected.polygons.reduce(0) { $0 + $1.exterior.coordinates.count }
        }
        guard let cache, size >= cache.leastCoordinates else { return madeMunicipalityJoin() }
        let key = CacheKey()
        key.add(municipalities.count)
        for area in areas {
            key.add(area.code)
            key.add(area.projected)
            key.add(invalidIDs.contains(area.code))
        }
        let (parishCount, holderCount) = (parishes.count, municipalities.count)
        return cache.value(
            "municipalities", key,
            read: { reader throws(CacheFault) in
                try MunicipalityJoin(&reader, parishes: parishCount, municipalities: holderCount)
            },
            write: { $1.write(to: &$0) }, make: madeMunicipalityJoin)
    }
}

extension MunicipalityJoin {
    /// A join that the library refused in part is not kept.
    fileprivate func write(to writer: inout CacheWriter) -> Bool {
        for outcome in outcomes {
            guard outcome.failure == nil else { return false }
            writer.write(outcome.overlap) { writer, overlap in
                writer.write(overlap.municipality)
                writer.write(overlap.largest)
                writer.write(overlap.inAny)
                writer.write(indices: overlap.equals)
            }
            writer.write(outcome.isParishRepaired)
            writer.write(indices: outcome.municipalitiesRepaired)
        }
        writer.write(indices: troubled.sorted())
        return true
    }

    fileprivate init(_ reader: inout CacheReader, parishes: Int, municipalities: Int) throws(CacheFault) {
        for _ in 0..<parishes {
            var outcome = MunicipalityOverlay.Outcome()
            outcome.overlap = try reader.optional { reader throws(CacheFault) in
                MunicipalityOverlay.Overlap(
                    municipality: try reader.index(below: municipalities), largest: try reader.double(),
                    inAny: try reader.double(), equals: try reader.indices(below: municipalities))
            }
            outcome.isParishRepaired = try reader.bool()
            outcome.municipalitiesRepaired = try reader.indices(below: municipalities)
            outcomes.append(outcome)
        }
        troubled = Set(try reader.indices(below: municipalities))
    }
}

extension CacheWriter {
    /// Appends positions.
    mutating func write(indices: [Int]) {
        write(indices.count)
        for index in indices { write(index) }
    }
}

extension CacheReader {
    /// The next position, which must be one of so many.
    mutating func index(below count: Int) throws(CacheFault) -> Int {
        let index = try int()
        guard index >= 0, index < count else { throw CacheFault() }
        return index
    }

    /// The next positions.
    mutating func indices(below count: Int) throws(CacheFault) -> [Int] {
        var found: [Int] = []
        for _ in 0..<(try self.count(of: 8)) { found.append(try index(below: count)) }
        return found
    }
}
