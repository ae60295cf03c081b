import GeoModel

extension SampleStudy {
    /// A stream that runs along parish borders, as streams do, and a motorway that does not.
    func barrierLayer() -> [UInt8] {
        var text = GeoJSONText(name: "barrierer (opdigtet)", note: Self.note)
        for (index, line) in streams().enumerated() {
            text.feature(
                properties: "\"id\":\"B\(index + 1)\",\"navn\":\"Ulkebæk Å\",\"type\":\"vandløb\"", kind: "LineString"
            ) { $0.line(line) }
        }
        text.feature(
            properties: "\"id\":\"B9\",\"navn\":\"Fjordmotorvejen\",\"type\":\"motorvej\"", kind: "LineString"
        ) { $0.line(Self.motorway.map(MapFrame.microDegrees)) }
        return text.finish()
    }

    /// The borders between the pairs of parishes that the stream separates.
    private func streams() -> [[MicroPosition]] {
        let pairs: Set<[Int]> = [[10, 12], [11, 13], [11, 12]]
        return net.chains().compactMap { chain in
            let sides = net.sides(of: chain[0], chain[1])
            guard sides.0 != LandGrid.sea, sides.1 != LandGrid.sea else { return nil }
            guard pairs.contains([pieces[sides.0].parish, pieces[sides.1].parish].sorted()) else { return nil }
            return chain.filter { net.isKept[$0] }.map { MapFrame.microDegrees(net.places[$0]) }
        }
    }

    /// A smooth curve (Catmull and Rom) through a few points, in metres.
    static let motorway: [Coordinate] = {
        let through = [
            (-5_400.0, 3_900.0), (-6_300, 3_300), (-8_600, 1_900), (-10_100, -400), (-10_000, -3_200), (-8_300, -5_600),
            (-7_600, -8_000),
        ].map { Coordinate(x: $0.0, y: $0.1) }
        var curve: [Coordinate] = []
        for index in 0..<(through.count - 1) {
            let (p1, p2) = (through[index], through[index + 1])
            let p0 = index > 0 ? through[index - 1] : p1
            let p3 = index + 2 < through.count ? through[index + 2] : p2
            for step in 0..<8 {
                let t = Double(step) / 8
                func at(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
                    0.5
                        * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t
                            * t)
                }
                curve.append(Coordinate(x: at(p0.x, p1.x, p2.x, p3.x), y: at(p0.y, p1.y, p2.y, p3.y)))
            }
        }
        return curve + through.suffix(1)
    }()
}
