import Delimitation
import Foundation
import GroupingMethods
import MapOutput
import Reports
import StudyAreas

/// A made-up study of square parishes near 10° E, 55° N, with any names, and the report of a grouping of them.
struct LatticeStudy {
    let problem: StudyProblem

    /// - Parameters:
    ///   - names: for a unit its name; by default `Sogn 7`.
    ///   - detail: vertices added to each side, off the straight line.
    ///   - bands: those that the study file sets.
    init(
        columns: Int, rows: Int, detail: Int = 0, apart: Bool = false, bands: [String: TrapezoidScore] = [:],
        names: (Int) -> String = { "Sogn \($0)" }
    ) throws {
        func place(_ x: Double, _ y: Double) -> [Double] { [10 + x * 0.03, 55 + y * 0.02] }
        func side(from a: (Double, Double), to b: (Double, Double)) -> [[Double]] {
            (0...detail).map { step in
                let share = Double(step) / Double(detail + 1)
                let off = step == 0 ? 0 : 0.06 * sin(share * 17 + a.0 + b.0 + 3 * (a.1 + b.1)) * sin(share * .pi)
                return place(
                    a.0 + (b.0 - a.0) * share + off * abs(b.1 - a.1), a.1 + (b.1 - a.1) * share + off * abs(b.0 - a.0))
            }
        }
        // A side is made in one direction and reversed for the neighbour, so that both have the same vertices.
        func ring(_ x: Double, _ y: Double) -> [[Double]] {
            let far = place(x + 1, y + 1)
            let top = side(from: (x, y + 1), to: (x + 1, y + 1)).dropFirst().reversed()
            let left = side(from: (x, y), to: (x, y + 1)).dropFirst().reversed()
            return side(from: (x, y), to: (x + 1, y)) + side(from: (x + 1, y), to: (x + 1, y + 1)) + [far] + Array(top)
                + [place(x, y + 1)] + Array(left) + [place(x, y)]
        }
        let step = apart ? 2.0 : 1.0
        let features: [[String: Any]] = (0..<(columns * rows)).map { index in
            [
                "type": "Feature",
                "properties": ["kode": String(1000 + index), "navn": names(index), "population": 800 + index % 90],
                "geometry": [
                    "type": "Polygon",
                    "coordinates": [ring(Double(index % columns) * step, Double(index / columns) * step)],
                ] as [String: Any],
            ]
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "parishes.geojson")
        try JSONSerialization.data(withJSONObject: ["type": "FeatureCollection", "features": features]).write(to: file)
        var configuration = StudyConfiguration()
        configuration.parishes = file.path
        configuration.unitKind = .parish
        configuration.bands = bands
        let study = try StudyLoader.load(configuration)
        problem = try StudyProblem(study, limits: StudyLimits())
    }

    /// The report of these clusters.
    func report(_ clusters: [[Int]], chance: Int = 0, language: ReportLanguage = .english) throws -> String {
        let report = GroupingReport(
            provenance, entry: try entry(clusters, chance: chance), diagnostics: problem.study.diagnostics)
        return String(decoding: try report.bytes(language: language), as: UTF8.self)
    }

    /// The report above several groupings.
    func comparison(_ groupings: [[[Int]]]) throws -> String {
        let report = ComparisonReport(
            provenance, entries: try groupings.map { try entry($0, chance: 0) },
            pages: groupings.indices.map { "alternative-\($0 + 1)/report.html" }, diagnostics: [])
        return String(decoding: try report.bytes(language: .english), as: UTF8.self)
    }

    private var provenance: Provenance {
        Provenance(version: "test", command: "klynge propose <&>", problem: problem)
    }

    private func entry(_ clusters: [[Int]], chance: Int) throws -> GroupingsDocument.Entry {
        let grouping = problem.grouping.grouping(clusters)
        var options = ChanceOptions()
        options.count = chance
        let facts = problem.facts(
            of: grouping, scorer: try CriterionScorer(problem.study), chance: chance > 0 ? options : nil)
        return GroupingsDocument.Entry(grouping, facts: facts)
    }
}
