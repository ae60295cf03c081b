import GeoModel
import PROJKit
import Testing

/// How a plane stretches the ground, where its north is not ours.
@Suite struct PlaneScaleTests {
    @Test(
        "in a conformal plane areas stretch as the square of lengths, however it is turned",
        arguments: [
            ("EPSG:25832", 14.0, 60.0), ("EPSG:25832", 0.0, 62.0), ("EPSG:3995", 75.0, 70.0),
            ("EPSG:3995", 140.0, 65.0),
            ("EPSG:2154", 9.0, 42.0), ("EPSG:3395", 100.0, 40.0),
        ])
    func conformal(_ system: String, _ longitude: Double, _ latitude: Double) throws {
        let plane = try CoordinateTransformation(from: .longitudeLatitude, to: CoordinateReferenceSystem(system))
        let scale = try #require(plane.scale(at: Coordinate(x: longitude, y: latitude)))
        let square = scale.eastward * scale.northward
        #expect(abs(scale.area / square - 1) < 1e-4, "\(scale.area), \(square)")
        #expect(abs(scale.eastward / scale.northward - 1) < 1e-3)
    }

    @Test("in an equal-area plane a square metre stays one, however it is turned")
    func equalArea() throws {
        let plane = try CoordinateTransformation(from: .longitudeLatitude, to: CoordinateReferenceSystem("EPSG:3035"))
        for (longitude, latitude) in [(-9.0, 38.5), (24.0, 60.0), (30.0, 40.0)] {
            let scale = try #require(plane.scale(at: Coordinate(x: longitude, y: latitude)))
            #expect(abs(scale.area - 1) < 1e-3, "\(longitude) \(latitude): \(scale.area)")
        }
    }
}

/// When latitude is thought to stand before longitude.
@Suite struct AxisShareTests {
    @Test("where only some of the places make sense turned round, nothing speaks for it")
    func fewAreNotMost() {
        // In the ocean as they stand; turned round, the first kind lies in Denmark and the second beyond the pole.
        let turnable = (0..<10).map { Coordinate(x: 55 + Double($0) / 100, y: 10) }
        let others = (0..<10).map { Coordinate(x: 190 + Double($0), y: -30) }
        #expect(axisSuspicion(of: turnable, fields: [String]()) == .certain)
        for count in 2...10 {
            #expect(
                axisSuspicion(of: Array(turnable.prefix(10 - count) + others.prefix(count)), fields: [String]())
                    == .none)
        }
    }
}
