/// A longitude in degrees as it is written within 180 degrees of a meridian: -179.9 near 179 is 180.1.
///
/// Numbers that change are rounded to twelve decimals, a tenth of a micrometre, so that 180.1 and -179.9 become one place
/// whichever of them a file has.
public func longitude(_ longitude: Double, near meridian: Double) -> Double {
    var turned = longitude
    if turned < meridian - 180 {
        turned += 360
    } else if turned >= meridian + 180 {
        turned -= 360
    } else {
        return turned
    }
    if abs(turned - meridian) > 180 { turned -= ((turned - meridian) / 360).rounded() * 360 }
    return (turned * 1e12).rounded() / 1e12
}
