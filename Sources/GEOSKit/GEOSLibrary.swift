import CGEOS

/// The library behind this module.
public enum GEOSLibrary {
    /// The version of GEOS that runs, such as `3.11.1`.
    /// GEOSversion
    public static var version: String {
        let words = GEOSversion().map { String(cString: $0) } ?? ""
        return String(words.prefix { $0 != "-" })
    }
}
