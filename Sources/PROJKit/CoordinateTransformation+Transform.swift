import CPROJ
import GeoModel

extension CoordinateTransformation {
    /// Transforms coordinates where they lie. On an error their values are undefined.
    /// - Parameter identity: what they belong to, for the error.
    /// - Throws: `ProjectionError` with the position of the first coordinate that is not finite or lies outside the area.
    /// proj_trans_generic
    public func transform(
        inPlace coordinates: UnsafeMutableBufferPointer<Coordinate>, named identity: String? = nil
    ) throws(ProjectionError) {
        guard let base = coordinates.baseAddress, !coordinates.isEmpty else { return }
        if let position = coordinates.firstIndex(where: { !$0.isFinite }) {
            let odd = coordinates[position]
            throw failure(
                .notFinite(position: position), identity, "coordinate \(position) is not finite: \(odd.x), \(odd.y)",
                hint: "check the input file")
        }
        guard !isIdentity else { return }
        if check.sourceIsGeographic { try refuseOutside(coordinates, asGiven: nil, identity) }
        if source == target {
            bringNearCentralMeridian(coordinates)
            return
        }
        let context = PROJContext.current
        let operation = try opened(context)
        // The whole source is kept only where an error must be able to name the coordinate as it was given.
        let first = coordinates[0]
        try refuseProjectedOutside(coordinates, context, identity)
        let raw = UnsafeMutableRawPointer(base)
        let x = raw.assumingMemoryBound(to: Double.self)
        let stride = MemoryLayout<Coordinate>.stride
        _ = proj_errno_reset(operation)
        proj_trans_generic(
            operation, PJ_FWD, x, stride, coordinates.count, x + 1, stride, coordinates.count, nil, 0, 0, nil, 0, 0)
        if let position = coordinates.firstIndex(where: { !$0.isFinite }) {
            throw failure(
                .notFinite(position: position), identity,
                "coordinate \(position) has no place in \(target): \(context.takeWords())",
                hint: "check that the data really is in \(source)")
        }
        if check.targetIsGeographic && !check.sourceIsGeographic {
            try refuseOutside(coordinates, asGiven: first, identity)
        }
        bringNearCentralMeridian(coordinates)
    }

    /// Adds or takes away a full circle where a longitude lies more than half a one from the central meridian.
    private func bringNearCentralMeridian(_ coordinates: UnsafeMutableBufferPointer<Coordinate>) {
        guard let centralMeridian else { return }
        for position in coordinates.indices {
            coordinates[position].x = longitude(coordinates[position].x, near: centralMeridian)
        }
    }

    private func refuseOutside(
        _ degrees: UnsafeMutableBufferPointer<Coordinate>, asGiven first: Coordinate?, _ identity: String?
    ) throws(ProjectionError) {
        guard let position = check.firstOutside(UnsafeBufferPointer(degrees)), let permitted = check.permitted else {
            return
        }
        let place = degrees[position]
        let given = first.map { " (the first coordinate is \(short($0.x)), \(short($0.y)))" } ?? ""
        throw failure(
            .outsideAreaOfUse(position: position), identity,
            "coordinate \(position) lies at longitude \(short(place.x)), latitude \(short(place.y)), outside longitude "
                + "\(short(permitted.minX)) to \(short(permitted.maxX)), latitude \(short(permitted.minY)) to "
                + "\(short(permitted.maxY))\(given)",
            hint: "check the declared system \(source) and the order of the axes, or choose another than \(target)")
    }

    /// Between two projected systems nothing is in degrees: the corners of the data are looked up there.
    private func refuseProjectedOutside(
        _ coordinates: UnsafeMutableBufferPointer<Coordinate>, _ context: PROJContext, _ identity: String?
    ) throws(ProjectionError) {
        guard !check.sourceIsGeographic, !check.targetIsGeographic, let permitted = check.permitted else { return }
        let toDegrees = try Self.opened(from: source, to: .longitudeLatitude, areaOfUse: nil, context)
        // The outermost coordinates stand for all: the permitted area is convex enough at this scale.
        let extremes = [
            coordinates.indices.min { coordinates[$0].x < coordinates[$1].x },
            coordinates.indices.max { coordinates[$0].x < coordinates[$1].x },
            coordinates.indices.min { coordinates[$0].y < coordinates[$1].y },
            coordinates.indices.max { coordinates[$0].y < coordinates[$1].y },
        ].compactMap { $0 }.sorted()
        for position in extremes {
            let given = coordinates[position]
            let degrees = proj_trans(toDegrees, PJ_FWD, proj_coord(given.x, given.y, 0, 0))
            let place = Coordinate(x: degrees.xy.x, y: degrees.xy.y)
            guard place.isFinite, permitted.contains(place) else {
                throw failure(
                    .outsideAreaOfUse(position: position), identity,
                    "coordinate \(position) (\(given.x), \(given.y)) lies outside where \(source) and \(target) hold",
                    hint: "check the declared system \(source)")
            }
        }
    }

    /// A number for people: no more than four decimals.
    private func short(_ value: Double) -> String {
        Wording.number((value * 1e4).rounded() / 1e4)
    }

    private func failure(
        _ reason: ProjectionError.Reason, _ identity: String?, _ words: String, hint: String?
    ) -> ProjectionError {
        ProjectionError(reason, operation: "\(source) to \(target)", input: identity, words: words, hint: hint)
    }
}
