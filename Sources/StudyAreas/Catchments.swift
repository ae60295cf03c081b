import CoverageTopology
import GEOSKit
import GeoModel

/// The land of each village: Voronoi cells inside each parish, parishes without a village given to a neighbour.
struct Catchments {
    /// The land of each village in the working system, by the village's position; empty where it has none.
    var lands: [MultiPolygon]
    /// Inhabitants of each catchment; nil where unknown.
    var population: [Double?]
    /// What each parish gave to which village, by the parish's position; empty where no parish's inhabitants are known.
    var shares: [[PopulationSharing.Share]] = []
    /// Villages at exactly the place of an earlier one, which have no land of their own.
    var duplicates: [Int] = []
    var diagnostics: [Diagnostic] = []
    /// What parishes are called.
    private var areaWord = "parish"
    /// For each parish without a village of its own the village that holds its land.
    private var heirs: [Int: Int] = [:]

    /// Whether a village holds the land of a parish that has no village of its own.
    func isLandOf(_ village: Int, _ parish: Int) -> Bool { heirs[parish] == village }

    /// One piece of land that goes whole to a village.
    private struct Piece {
        var land: MultiPolygon
        var village: Int?
        var parish: Int
    }

    /// Catchments of `villages` in those `parishes` that `wanted` keeps.
    init(
        villages: [Village], parishes: [Area], wanted: [Bool], borderTolerance: Double, areaWord: String = "parish"
    ) {
        self.areaWord = areaWord
        // By id, so that the first of two villages in one place does not depend on the order of the file.
        var byParish = [[Int]](repeating: [], count: parishes.count)
        for index in IdOrder.sorted(villages.map(\.id)) {
            if let parish = villages[index].parish { byParish[parish].append(index) }
        }
        lands = [MultiPolygon](repeating: MultiPolygon([]), count: villages.count)
        population = [Double?](repeating: nil, count: villages.count)
        var pieces: [Piece] = []
        var junctions: [Coordinate] = []
        for (parish, area) in parishes.enumerated() where wanted[parish] {
            let members = byParish[parish]
            guard !members.isEmpty else {
                pieces.append(Piece(land: area.projected, village: nil, parish: parish))
                continue
            }
            let drawn = CellFragments(
                of: cut(area, villages, members), sites: members.map { villages[$0].position })
            let cells = drawn.cells
            report(drawn.moved, in: "\(areaWord) \(area.code) '\(area.name)'", at: area.location, villages, members)
            if members.count > 1 { junctions += newVertices(of: cells, in: area.projected) }
            for (position, village) in members.enumerated() {
                pieces.append(Piece(land: cells[position], village: village, parish: parish))
            }
        }
        let matched = Junctions.inserting(junctions, into: pieces.map(\.land))
        for index in pieces.indices { pieces[index].land = matched[index] }
        giveAway(&pieces, villages, parishes, borderTolerance)
        collect(pieces, borderTolerance)
        share(sharing(villages, parishes, wanted), pieces)
    }

    /// Shares the inhabitants of the parishes out to those who hold their land.
    private mutating func share(_ sharing: PopulationSharing, _ pieces: [Piece]) {
        var sharing = sharing
        var holdings = [[PopulationSharing.Holding]](repeating: [], count: sharing.parishes.count)
        for piece in pieces {
            if let village = piece.village { holdings[piece.parish].append((village, piece.land.area)) }
        }
        sharing.shareRest(holdings)
        let result = sharing.result()
        (population, shares) = (result.population, result.shares)
    }

    /// The vertices that cutting added to the land.
    private func newVertices(of cells: [MultiPolygon], in land: MultiPolygon) -> [Coordinate] {
        var known: Set<Coordinate> = []
        Geometry.multiPolygon(land).forEachCoordinate { known.insert($0) }
        var new: [Coordinate] = []
        for cell in cells {
            Geometry.multiPolygon(cell).forEachCoordinate { if known.insert($0).inserted { new.append($0) } }
        }
        return new
    }

    private mutating func cut(_ area: Area, _ villages: [Village], _ members: [Int]) -> [MultiPolygon] {
        do {
            let result = try voronoiCells(
                of: members.map { villages[$0].position }, within: area.projected, named: "parish \(area.code)")
            duplicates += result.duplicates.map { members[$0] }
            return result.cells
        } catch {
            diagnostics.append(StudyBuilder.refused(error, at: area.location))
            var cells = [MultiPolygon](repeating: MultiPolygon([]), count: members.count)
            cells[0] = area.projected
            return cells
        }
    }

    /// Gives each piece without a village to the catchment that shares the longest border with it, the same municipality's
    /// first; what hangs on pieces already given follows, and what has no neighbour goes to the nearest catchment.
    private mutating func giveAway(
        _ pieces: inout [Piece], _ villages: [Village], _ parishes: [Area], _ tolerance: Double
    ) {
        var open = pieces.indices.filter { pieces[$0].village == nil }
        guard !open.isEmpty, open.count < pieces.count else { return }
        let coverage = Coverage(lands: pieces.map(\.land), toleranceMetres: tolerance)
        for sameMunicipality in [true, false] {
            var changed = true
            while changed {
                changed = false
                var given: [(piece: Int, village: Int)] = []
                for piece in open {
                    let home = parishes[pieces[piece].parish].municipality
                    var lengths: [Int: Double] = [:]
                    for border in coverage.borders(of: piece) where !border.isPoint {
                        let other = pieces[border.other(than: piece)]
                        guard let village = other.village else { continue }
                        if sameMunicipality && parishes[other.parish].municipality != home { continue }
                        lengths[village, default: 0] += border.lengthMetres
                    }
                    let longest = lengths.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
                    if let longest { given.append((piece, longest.key)) }
                }
                for (piece, village) in given {
                    pieces[piece].village = village
                    heirs[pieces[piece].parish] = village
                    report(pieces[piece].parish, village, villages, parishes, "shares the longest border with it")
                    changed = true
                }
                open = open.filter { pieces[$0].village == nil }
            }
        }
        let holders = pieces.indices.filter { pieces[$0].village != nil && !pieces[$0].land.isEmpty }
        for piece in open {
            let home = parishes[pieces[piece].parish].municipality
            let near = holders.filter { parishes[pieces[$0].parish].municipality == home }
            let candidates = near.isEmpty ? holders : near
            let land = pieces[piece].land
            let lands = candidates.map { pieces[$0].land }
            let nearest = SpatialIndex(lands.map(\.box)).nearest(to: land.box) { candidate in
                (try? lands[candidate].distance(to: land)) ?? .infinity
            }
            guard let nearest, let village = pieces[candidates[nearest.index]].village else { continue }
            pieces[piece].village = village
            heirs[pieces[piece].parish] = village
            report(pieces[piece].parish, village, villages, parishes, "is nearest, since no catchment borders it")
        }
    }

    private mutating func report(
        _ parish: Int, _ village: Int, _ villages: [Village], _ parishes: [Area], _ reason: String
    ) {
        let (area, holder) = (parishes[parish], villages[village])
        diagnostics.append(
            Diagnostic(
                .catchmentOfEmptyParish, .note,
                "\(areaWord) \(area.code) '\(area.name)' has no village; its land went to \(holder.id) '\(holder.name)', which \(reason)",
                at: area.location))
    }

    /// Joins the pieces of each village, with the borders between them gone.
    private mutating func collect(_ pieces: [Piece], _ tolerance: Double) {
        var byVillage: [Int: [Int]] = [:]
        for (index, piece) in pieces.enumerated() {
            guard let village = piece.village else { continue }
            byVillage[village, default: []].append(index)
        }
        for (village, members) in byVillage {
            if members.count == 1 {
                lands[village] = pieces[members[0]].land
            } else {
                let parts = members.map { pieces[$0].land }.filter { !$0.isEmpty }
                lands[village] =
                    (try? unionOfLands(parts)) ?? MultiPolygon(parts.flatMap(\.polygons))
            }
        }
    }

    /// Catchments without parishes: what is nearest to each village in each of `frames`, where `holder` says which frame
    /// a village is in.
    init(villages: [Village], frames: [MultiPolygon], holder: [Int?]) {
        lands = [MultiPolygon](repeating: MultiPolygon([]), count: villages.count)
        population = villages.map(\.population)
        var byFrame = [[Int]](repeating: [], count: frames.count)
        for village in IdOrder.sorted(villages.map(\.id)) {
            if let frame = holder[village] { byFrame[frame].append(village) }
        }
        for (frame, land) in frames.enumerated() {
            let members = byFrame[frame]
            guard !members.isEmpty else { continue }
            do {
                let result = try voronoiCells(of: members.map { villages[$0].position }, within: land)
                duplicates += result.duplicates.map { members[$0] }
                let drawn = CellFragments(of: result.cells, sites: members.map { villages[$0].position })
                for (position, village) in members.enumerated() { lands[village] = drawn.cells[position] }
                report(drawn.moved, in: "the land", at: nil, villages, members)
            } catch {
                diagnostics.append(StudyBuilder.refused(error))
            }
        }
    }
}
