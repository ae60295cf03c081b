import GEOSKit
import GeoModel

/// The features of villages that came in several, while the village layer is read.
struct VillageParts {
    /// One feature of a village.
    struct Part {
        /// Its points in degrees; for polygons one inside each.
        var points: [Coordinate]
        /// The area of its largest polygon, in the square units of the file; nil for points.
        var area: Double?
        var population: Double?
        var feature: FeatureReference
    }

    /// By the village's position; only villages with several features have more than one part.
    private(set) var parts: [Int: [Part]] = [:]

    mutating func add(_ part: Part, to village: Int) { parts[village, default: []].append(part) }

    /// The villages with several features, ascending.
    var several: [Int] { parts.keys.filter { parts[$0, default: []].count > 1 }.sorted() }

    /// Where a village with several features is: the point nearest to the middle of its points, else a point inside its
    /// largest polygon; of equals the one farthest south, then west. The order of the features plays no part.
    func place(of village: Int) -> Coordinate? {
        func precedes(_ one: Coordinate, _ other: Coordinate) -> Bool { (one.y, one.x) < (other.y, other.x) }
        let all = parts[village, default: []]
        let points = all.filter { $0.area == nil }.flatMap(\.points).sorted(by: precedes)
        guard let first = points.first else {
            let polygons = all.sorted {
                let (one, other) = ($0.area ?? 0, $1.area ?? 0)
                guard one == other, let a = $0.points.first, let b = $1.points.first else { return one > other }
                return precedes(a, b)
            }
            return polygons.first?.points.first
        }
        let count = Double(points.count)
        let middle = Coordinate(
            x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
        var best = (place: first, distance: first.planarDistance(to: middle))
        for point in points.dropFirst() {
            let distance = point.planarDistance(to: middle)
            if distance < best.distance * (1 - 1e-9) { best = (point, distance) }
        }
        return best.place
    }

    /// The largest of the figures, and whether others differ from it.
    func population(of village: Int) -> (figure: Double?, differs: Bool) {
        let figures = parts[village, default: []].compactMap(\.population)
        return (figures.max(), Set(figures).count > 1)
    }
}

extension StudyBuilder {
    /// Places of one village farther apart than this are reported, in metres.
    static let scatteredMetres = 2000.0
    /// Features with one id and no name are one village up to this distance, in metres.
    static let nearPartMetres = 1000.0

    /// How far apart places in degrees lie, at most by the diagonal of the box around them in the working plane.
    func spreadMetres(_ places: [Coordinate]) -> Double {
        let known = places.compactMap { try? toWorking.transform($0) }
        guard known.count > 1 else { return 0 }
        let box = Box(around: known)
        return (box.width * box.width + box.height * box.height).squareRoot()
    }

    mutating func reportScattered(_ village: Village, _ places: [Coordinate], rule: String) {
        let spread = spreadMetres(places)
        guard spread > Self.scatteredMetres else { return }
        diagnostics.append(
            Diagnostic(
                .scatteredPoints, .warning,
                "the \(places.count) places of village \(village.id) '\(village.name)' lie up to \(Wording.distance(spread)) apart; "
                    + rule, at: village.location, place: village.place,
                hint: "where these are several villages, give each its own feature and id"))
    }

    /// Settles the place and the figure of each village that came in several features, and reports it.
    mutating func settle(_ parts: VillageParts, in villages: inout [Village]) {
        for index in parts.several {
            if let place = parts.place(of: index), let position = try? toWorking.transform(place) {
                villages[index].place = place
                villages[index].position = position
            }
            let all = parts.parts[index, default: []]
            villages[index].furtherFeatures = all.map(\.feature).filter { $0 != villages[index].feature }
            let (figure, differs) = parts.population(of: index)
            villages[index].population = figure
            let village = villages[index]
            diagnostics.append(
                Diagnostic(
                    .joinedVillageFeatures, differs ? .warning : .note,
                    "\(all.count) features of village \(village.id) '\(village.name)' were joined",
                    at: village.location,
                    place: village.place,
                    notes: differs
                        ? ["their inhabitants differ; the largest figure counts: \(Wording.number(figure ?? 0))"] : []))
            reportScattered(
                village, all.flatMap(\.points), rule: "the one nearest to their middle stands for it, or the largest")
        }
    }
}
