import Files
import Foundation
import GEOSKit
import PROJKit

extension ContentCache {
    /// The cache of the user who runs this program; nil where nothing is known of a folder for it, or of the program.
    ///
    /// - Parameter folder: where to keep it, instead of the usual place.
    public static func ofUser(in folder: String? = ContentCache.usualFolder()) -> ContentCache? {
        guard let folder, let program = Self.program else { return nil }
        return ContentCache(folder: folder, program: program)
    }

    /// What tells this program from any other: its file, and the libraries that it was started with.
    ///
    /// A program that was built again is another file, with another time: results of other code are never taken for ours.
    private static let program: String? = {
        #if os(Linux)
            let path: String? = "/proc/self/exe"
        #else
            let path = Bundle.main.executablePath
        #endif
        var status = stat()
        guard let path, stat(path, &status) == 0 else { return nil }
        #if os(Linux)
            let changed = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ctim.tv_sec)"
        #else
            let changed = "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec) \(status.st_ctimespec.tv_sec)"
        #endif
        let file = "\(status.st_dev) \(status.st_ino) \(status.st_size) \(changed)"
        return [file, "GEOS " + GEOSLibrary.version, "PROJ " + PROJLibrary.version, PROJLibrary.searchPath]
            .joined(separator: "\n")
    }()
}

extension CacheKey {
    /// Takes in how coordinates are transformed.
    func add(_ transformation: CoordinateTransformation) {
        add(transformation.source.name)
        add(transformation.target.name)
        add(transformation.operationName)
        add(transformation.accuracyMetres ?? -1)
        add(transformation.centralMeridian ?? .infinity)
        let area = transformation.areaOfUse
        for edge in [area?.minX, area?.minY, area?.maxX, area?.maxY] { add(edge ?? .infinity) }
        add(transformation.isBounded)
    }
}
