import Foundation

/// The page's own files, embedded in the command. They hold no data: that comes by `/api/1`, with the token.
enum PageFiles {
    /// A file by its path: what it is, and its bytes.
    static func response(_ path: String) -> HTTPResponse? {
        guard let file = files.first(where: { $0.path == path }) else { return nil }
        return HTTPResponse(200, type: file.type, bytes(file))
    }

    private static let files: [(path: String, name: String, type: String, bytes: [UInt8])] = [
        ("/", "index.html", "text/html; charset=utf-8", PackageResources.index_html),
        ("/page.css", "page.css", "text/css; charset=utf-8", PackageResources.page_css),
        ("/page.js", "page.js", "text/javascript; charset=utf-8", PackageResources.page_js),
    ]

    private static func bytes(_ file: (path: String, name: String, type: String, bytes: [UInt8])) -> [UInt8] {
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
