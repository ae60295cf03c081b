extension PathText {
    private static let slash = UInt8(ascii: "/")

    /// Whether the path starts at the root.
    public static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

    /// Whether the path ends in a slash, and so can only be a folder.
    public static func endsInSlash(_ path: String) -> Bool { path.utf8.last == slash }

    /// `path` seen from `folder`; an absolute path stays as it is.
    public static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || folder.utf8.elementsEqual(".".utf8) || isAbsolute(path) { return path }
        return endsInSlash(folder) ? folder + path : folder + "/" + path
    }

    /// The path without slashes at its end; the root stays `/`.
    public static func withoutTrailingSlashes(_ path: String) -> String {
        var view = path.utf8[...]
        while view.count > 1, view.last == slash { view.removeLast() }
        return String(Substring(view))
    }

    /// The folder that holds what `path` names: `a` for `a/b`, the empty text for `b`, `/` for `/b`.
    public static func parent(_ path: String) -> String {
        let view = withoutTrailingSlashes(path).utf8
        guard let last = view.lastIndex(of: slash) else { return "" }
        return last == view.startIndex ? "/" : withoutTrailingSlashes(String(Substring(view[..<last])))
    }

    /// The name at the end of `path`: `b` for `a/b`.
    public static func name(_ path: String) -> String {
        let view = withoutTrailingSlashes(path).utf8
        guard let last = view.lastIndex(of: slash) else { return String(view) }
        return String(Substring(view[view.index(after: last)...]))
    }

    /// The parts between the slashes, empty ones left out.
    public static func parts(_ path: String) -> [String] {
        path.utf8.split(separator: slash).map { (part: Substring.UTF8View) in String(Substring(part)) }
    }

    /// Whether `name` names a file below a folder and nothing else: not absolute, no `.` or `..`, no empty part, no NUL.
    public static func isPlainRelative(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: slash, omittingEmptySubsequences: false)
        return !name.isEmpty
            && parts.allSatisfy { part in
                !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8) && !part.contains(0)
            }
    }
}
