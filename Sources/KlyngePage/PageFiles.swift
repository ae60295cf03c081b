import Foundation

/// The page's own files, embedded in the command. They hold no data: that comes by `/api/1`, with the token.
enum PageFiles {
    /// A file by its path: what it is, and its bytes.
    static func response(_ path: String) -> HTTPResponse? {
        let name = path == "/" ? "index.html" : String(path.dropFirst())
        guard let file = contents.first(where: { $0.name == name }), let type = mediaType(name) else { return nil }
        return HTTPResponse(200, type: type, bytes(file))
    }

    /// What a file is, by its ending; nil for what a page has no use for.
    static func mediaType(_ name: String) -> String? {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }

    private static func bytes(_ file: (name: String, bytes: [UInt8])) -> [UInt8] {
        #if DEBUG
            // While the page is worked on, its files come from the source folder, so that nothing has to be built again.
            if let folder = ProcessInfo.processInfo.environment["KLYNGE_PAGE_FOLDER"],
                let data = FileManager.default.contents(atPath: folder + "/" + file.name)
            {
                return Array(data)
            }
        #endif
        return file.bytes
    }
}
