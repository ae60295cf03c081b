import Foundation

/// The real and hostile data that lies beside the project, when the machine has it.
public enum SharedData {
    /// The root folder of the package.
    public static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `../shared/data` seen from the package.
    public static let folder = packageRoot.deletingLastPathComponent().appending(path: "shared/data")

    /// Whether the folder is there. Tests that need it carry `.enabled(if: SharedData.isPresent, "...")`.
    public static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "SOURCES.md").path)

    /// Why such a test is skipped.
    public static let absence: String = "the shared data folder is not on this machine"

    /// The path of one file in it, such as `dk/parishes.geojson`.
    public static func path(_ relative: String) -> String { folder.appending(path: relative).path }
}
