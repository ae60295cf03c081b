import CPROJ

/// The library behind this module.
public enum PROJLibrary {
    /// The version of PROJ that runs, such as `9.1.1`.
    /// proj_info
    public static var version: String { proj_info().version.map { String(cString: $0) } ?? "" }

    /// The folders in which it looks for its database and its grids.
    /// proj_info
    public static var searchPath: String { proj_info().searchpath.map { String(cString: $0) } ?? "" }
}
