import Foundation

extension ReportMap {
    /// The direction of a step, clockwise from the top, in degrees.
    static func degrees(east: Double, north: Double) -> Double { atan2(east, north) * 180 / .pi }
}
