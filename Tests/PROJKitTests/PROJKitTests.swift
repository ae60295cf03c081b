import GeoModel
import PROJKit
import Testing

/// Guarantees: longitude stays before latitude, the named operation is known, and wrong input ends in an error, not a number.
@Suite struct CoordinateTransformationTests {
    static let places: [(String, Coordinate)] = [
        ("Copenhagen", Coordinate(x: 12.5683, y: 55.6761)),
        ("Esbjerg", Coordinate(x: 8.4519, y: 55.4765)),
        ("Bornholm", Coordinate(x: 14.9141, y: 55.1270)),
    ]

    @Test func axisOrderIsEastingThenNorthing() throws {
        for system in ["OGC:CRS84", "EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84"] {
            let there = try CoordinateTransformation(from: CoordinateReferenceSystem(system), to: .utm32)
            for (name, place) in Self.places {
                let metres = try there.transform(place)
                #expect((400_000...900_000).contains(metres.x), "\(name)")
                #expect((6_100_000...6_200_000).contains(metres.y), "\(name)")
                let back = try there.reversed().transform(metres)
                #expect(abs(back.x - place.x) < 1e-9 && abs(back.y - place.y) < 1e-9)
            }
        }
    }

    @Test func operationAndAccuracyAreReported() throws {
        let there = try CoordinateTransformation(from: .longitudeLatitude, to: .utm32)
        #expect(there.operationName.contains("UTM zone 32N"))
        #expect(there.accuracyMetres != nil)
        let none = try CoordinateTransformation(from: .utm32, to: .utm32)
        #expect(none.accuracyMetres == 0)
        #expect(try none.transform(Coordinate(x: 1, y: 2)) == Coordinate(x: 1, y: 2))
    }

    @Test func unknownSystemsAreRefused() {
        for name in ["EPSG:1", "nonsense", "", "+proj=longlat", "/etc/passwd", "EPSG:5799"] {
            #expect(!CoordinateReferenceSystem(name).isKnown)
            #expect(throws: ProjectionError.self) {
                try CoordinateTransformation(from: CoordinateReferenceSystem(name), to: .utm32)
            }
        }
    }

    @Test func farAwayAndNonFiniteCoordinatesAreRefused() throws {
        let there = try CoordinateTransformation(from: .longitudeLatitude, to: .utm32)
        let copenhagen = Self.places[0].1
        for odd in [
            Coordinate(x: 100, y: 10), Coordinate(x: 55.6, y: 12.5), Coordinate(x: 720_000, y: 6_175_000),
            Coordinate(x: .nan, y: 55), Coordinate(x: 9, y: .infinity),
        ] {
            let error = #expect(throws: ProjectionError.self) { try there.transform([copenhagen, odd]) }
            #expect([.notFinite(position: 1), .outsideAreaOfUse(position: 1)].contains(error?.reason))
        }
        let back = try CoordinateTransformation(from: .utm32, to: .longitudeLatitude)
        #expect(throws: ProjectionError.self) { try back.transform(Coordinate(x: 12.5, y: 55.6)) }
    }

    @Test func threadsGiveTheSameNumbers() async throws {
        let there = try CoordinateTransformation(from: .longitudeLatitude, to: .utm32)
        let points = (0..<2000).map { Coordinate(x: 8 + Double($0) * 0.003, y: 55 + Double($0 % 100) * 0.02) }
        let expected = try there.transform(points)
        try await withThrowingTaskGroup(of: [Coordinate].self) { group in
            for _ in 0..<16 { group.addTask { try there.transform(points) } }
            for try await found in group { #expect(found == expected) }
        }
    }
}

/// Guarantees: the system is guessed rightly from where the data lies, and refused with a reason where none fits.
@Suite struct SystemChoiceTests {
    @Test func describesSystems() throws {
        let utm = try CoordinateReferenceSystem("urn:ogc:def:crs:EPSG::25832").described()
        #expect(utm.system == .utm32 && utm.isProjected && utm.unit == "metre")
        #expect(utm.name == "ETRS89 / UTM zone 32N")
        #expect(utm.areaOfUse.map { abs($0.minX - 6) < 0.1 && abs($0.maxX - 12) < 0.1 } == true)
        #expect(try CoordinateReferenceSystem("OGC:CRS84").described().isGeographic)
    }

    @Test func workingSystems() throws {
        func chosen(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> String {
            try workingSystem(for: Box(minX: west, minY: south, maxX: east, maxY: north)).name
        }
        #expect(try chosen(8.07, 54.55, 15.2, 57.75) == "EPSG:25832")
        #expect(try chosen(14.68, 54.98, 15.16, 55.3) == "EPSG:25832")
        #expect(try chosen(-5.14, 41.33, 9.56, 51.09) == "EPSG:2154")
        #expect(try chosen(8.5, 41.3, 9.5, 43) == "EPSG:2154")
        #expect(try chosen(5.7, 49.6, 6.4, 50.1) == "EPSG:25832")
        #expect(try chosen(17, 59, 18, 60) == "EPSG:25833" || chosen(17, 59, 18, 60) == "EPSG:25834")
        #expect(try chosen(-58, -35, -57, -34) == "EPSG:32721")
        #expect(try chosen(14.2, 49.1, 24, 54.8) == "EPSG:2180")
        #expect(try chosen(4.6, 58, 31, 71.2) == "EPSG:25833")
        #expect(try chosen(9.6, 46.4, 17.1, 49).hasPrefix("+proj=tmerc +lat_0=47.7 +lon_0=13.35 "))
        #expect(try chosen(-76, -56, -66, -17.5).hasPrefix("+proj=tmerc "))
        #expect(try chosen(-125, 25, -67, 49).hasPrefix("+proj=laea +lat_0=37 +lon_0=-96 "))
        #expect(try chosen(0, 80, 5, 89).hasPrefix("+proj=laea "))
        #expect(try chosen(177, -19, 181, -16) == "EPSG:32760")
        #expect(try chosen(178, -19, 182, -16).hasPrefix("+proj=tmerc +lat_0=-17.5 +lon_0=-180 "))
        #expect(try chosen(160, 50, 200, 72).hasPrefix("+proj=laea +lat_0=61 +lon_0=-180 "))
        for odd in [
            Box.empty,
            Box(minX: 440_000, minY: 6_050_000, maxX: 900_000, maxY: 6_400_000),
        ] {
            #expect(throws: ProjectionError.self) { try workingSystem(for: odd) }
        }
    }

    @Test func likelySystemsOfUndeclaredNumbers() {
        let denmark = Box(minX: 441_000, minY: 6_049_000, maxX: 893_000, maxY: 6_403_000)
        #expect(likelySystems(forProjected: denmark).first == .utm32)
        let web = Box(minX: 898_000, minY: 7_269_000, maxX: 1_688_000, maxY: 7_912_000)
        #expect(likelySystems(forProjected: web).first?.name == "EPSG:3857")
        let france = Box(minX: 99_000, minY: 6_046_000, maxX: 1_242_000, maxY: 7_110_000)
        #expect(likelySystems(forProjected: france).first?.name == "EPSG:2154")
        #expect(likelySystems(forProjected: Box(minX: 8, minY: 54, maxX: 15, maxY: 58)).isEmpty)
    }

    @Test func swappedAxesAreSuspected() {
        func suspicion(_ box: Box) -> AxisSuspicion {
            axisSuspicion(
                of: [(box.minX, box.minY), (box.maxX, box.minY), (box.minX, box.maxY), (box.maxX, box.maxY)].map {
                    Coordinate(x: $0.0, y: $0.1)
                }, fields: [])
        }
        #expect(suspicion(Box(minX: 54.6, minY: 8.1, maxX: 57.7, maxY: 15.2)) == .certain)
        #expect(suspicion(Box(minX: 8.1, minY: 54.6, maxX: 15.2, maxY: 57.7)) == .none)
    }
}

/// Guarantees: distances and areas on the ellipsoid, in metres.
@Suite struct GeodesicTests {
    @Test func distanceAndArea() {
        let geodesic = Geodesic()
        // One degree of the equator and of the meridian at 45 degrees, from the definition of WGS 84.
        let equator = geodesic.distanceMetres(from: Coordinate(x: 0, y: 0), to: Coordinate(x: 1, y: 0))
        #expect(abs(equator - 111_319.490_793) < 1e-5)
        let square = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        let land = MultiPolygon(Polygon(exterior: Ring(square)))
        // pyproj Geod(ellps="WGS84").polygon_area_perimeter
        #expect(abs(geodesic.areaSquareMetres(of: land) - 12_308_778_361.469) < 1)
    }
}
