import GeoModel

extension Coverage {
    func closingCracks(of lands: [MultiPolygon], labels: [Int32]) -> [MultiPolygon] { lands }
}
