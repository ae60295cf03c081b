import Foundation
import GeoModel
import Testing

@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What is drawn is where it lies.
@Suite struct DrawingTests {
    private let frame = MapFrame(around: Box(minX: 500_000, minY: 6_100_000, maxX: 530_000, maxY: 6_120_000))

    /// Reads path commands back as an SVG viewer does: relative moves, lines and closings.
    private func read(_ commands: [UInt8]) -> [[SheetPlace]] {
        let text = String(decoding: commands, as: UTF8.self)
        var (x, y, start) = (0, 0, SheetPlace(x: 0, y: 0))
        var lines: [[SheetPlace]] = []
        for piece in text.split(separator: "m") {
            let numbers = piece.matches(of: /-?\d+/).compactMap { Int($0.0) }
            var line: [SheetPlace] = []
            for pair in stride(from: 0, to: numbers.count - 1, by: 2) {
                x += numbers[pair]
                y += numbers[pair + 1]
                line.append(SheetPlace(x: x, y: y))
            }
            start = line.first ?? start
            if piece.hasSuffix("z") { (x, y) = (start.x, start.y) }
            lines.append(line)
        }
        return lines
    }

    @Test("path commands lead back to the rounded vertices, for any rings")
    func pathsAreRelative() {
        var random = SplitMix64(seed: 11)
        var path = SVGPath(frame)
        var expected: [[SheetPlace]] = []
        for _ in 0..<50 {
            // Every second vertex far away, so that no three lie on a line.
            let ring = (0..<12).map { index in
                Coordinate(
                    x: 500_000 + Double(random.below(15_000)) + (index % 2 == 0 ? 0 : 15_000),
                    y: 6_100_000 + Double(random.below(20_000)))
            }
            path.add(ring + [ring[0]], isClosed: true)
            expected.append(ring.map(frame.place))
        }
        #expect(read(path.commands) == expected)
    }

    @Test("vertices on a straight line, and repeated ones, are left out")
    func straightLinesAreShort() {
        var path = SVGPath(frame)
        let line = [0.0, 100, 100, 250, 1000].map { Coordinate(x: 500_000 + $0, y: 6_100_000) }
        path.add(line, isClosed: false)
        #expect(read(path.commands).map(\.count) == [2])
    }

    @Test("a border of two lands is drawn once")
    func bordersAreDrawnOnce() {
        func square(_ x: Double) -> MultiPolygon {
            let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)]
            return MultiPolygon(
                Polygon(
                    exterior: Ring(
                        corners.map { Coordinate(x: 500_000 + (x + $0.0) * 1000, y: 6_100_000 + $0.1 * 1000) })))
        }
        let mesh = BorderMesh([square(0), square(1)], on: frame)
        func length(_ isWanted: (Int, Int?) -> Bool) -> Int {
            var path = SVGPath(frame)
            mesh.add(to: &path, where: isWanted)
            return read(path.commands).reduce(0) { sum, line in
                sum + zip(line, line.dropFirst()).reduce(0) { $0 + abs($1.0.x - $1.1.x) + abs($1.0.y - $1.1.y) }
            }
        }
        let side = Int(1000 / frame.metresPerStep)
        #expect(length { _, _ in true } == 7 * side)
        #expect(length { $1 != nil } == side)
    }
}

/// Numbers and names as the two languages have them.
@Suite struct WordsTests {
    @Test func numbers() {
        #expect(Bilingual.whole(1_612.4) == Bilingual("1,612", "1.612"))
        #expect(Bilingual.number(1234.56, decimals: 1) == Bilingual("1,234.6", "1.234,6"))
        #expect(Bilingual.number(-0.04, decimals: 1).english == "0.0")
        #expect(Bilingual.number(0.999, decimals: 2).english == "1.00")
        #expect(Bilingual.number(2.05, decimals: 2).danish == "2,05")
        #expect(Bilingual.whole(.infinity) == "–")
    }

    @Test func danishOrder() {
        let names = ["Ørbæk", "Århus", "Aarup", "Ærø", "Zealand", "Abild", "Éléna", "Elev", "aben", "10 by"]
        #expect(
            DanishCollation.sorted(names) { $0 }
                == ["10 by", "aben", "Abild", "Éléna", "Elev", "Zealand", "Ærø", "Ørbæk", "Århus", "Aarup"])
        #expect(DanishCollation.precedes("Ærø", "Ørbæk"))
        #expect(!DanishCollation.precedes("Århus", "Zealand"))
    }
}

/// The map as a file of its own is XML, whatever the names in it.
@Suite struct MapFileTests {
    @Test("names and attributes are well-formed")
    func isWellFormed() throws {
        let hostile = ["<b>\"x\"</b>", "a=b c='d' > /", "שלום", "&amp;", "Ærø"]
        let study = try LatticeStudy(columns: 5, rows: 2) { $0 < hostile.count ? hostile[$0] : "Sogn \($0)" }
        var facts = study.problem.facts(of: study.problem.grouping.grouping([[0, 1, 5], [2, 3]]))
        facts.outside = [4]
        let bytes = try MapFile(facts, problem: study.problem, language: .danish).bytes()
        let parser = XMLParser(data: Data(bytes))
        #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
        #expect(String(decoding: bytes, as: UTF8.self).contains("class=\"number\">1</text>"))
    }
}
