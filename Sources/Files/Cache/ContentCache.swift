import Foundation

/// Results that took long to work out, kept in files between runs.
///
/// A result is kept under the digest of everything that it was worked out from, this program included: what is found is what
/// would be worked out again, and nothing ever has to be thrown away because it is old. A file that is torn, of another program
/// or damaged in any way counts as none. Several processes may use one folder at once; anyone may delete it at any time.
/// Whatever goes wrong with it is passed over in silence: the result is then worked out.
///
///     var key = CacheKey()
///     key.add(bytesOfTheInput)
///     let areas = cache.value("areas", key, read: readAreas, write: writeAreas) { slowly() }
public struct ContentCache: Sendable {
    /// Where the files lie.
    public let folder: String
    /// How many bytes they take together at the most; the oldest go first.
    public let mostBytes: Int
    /// How large the input of a step is at least, in coordinates, for its result to be kept.
    public let leastCoordinates: Int
    private let program: String

    /// A cache in a folder, which need not exist yet.
    ///
    /// - Parameters:
    ///   - mostBytes: how many bytes the files may take together.
    ///   - leastCoordinates: results of smaller inputs are worked out every time.
    ///   - program: what tells this program, with all its libraries, from any other.
    public init(folder: String, mostBytes: Int = 256 << 20, leastCoordinates: Int = 20_000, program: String) {
        self.folder = folder
        self.mostBytes = mostBytes
        self.leastCoordinates = leastCoordinates
        self.program = program
    }

    /// Where caches of a user belong: `klynge` in `$XDG_CACHE_HOME`, else in `~/.cache`; nil where neither is known.
    ///
    /// A relative path in the variable counts as none, as the XDG Base Directory Specification says.
    public static func usualFolder(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        if let stated = environment["XDG_CACHE_HOME"], stated.hasPrefix("/") { return PathText.join(stated, "klynge") }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return PathText.join(PathText.join(home, ".cache"), "klynge")
    }

    /// The result under `key` where it is known, else what `make` makes of the same, which is then kept.
    ///
    /// - Parameters:
    ///   - step: what is worked out, a name for the file.
    ///   - key: everything that it depends on.
    ///   - read: makes the result of its bytes; must take any bytes.
    ///   - write: makes bytes of the result; false where it is not to be kept.
    public func value<Value>(
        _ step: String, _ key: consuming CacheKey, read: (inout CacheReader) throws(CacheFault) -> Value,
        write: (inout CacheWriter, Value) -> Bool, make: () -> Value
    ) -> Value {
        key.add(step)
        key.add(program)
        let digest = key.finished()
        let path = PathText.join(folder, "\(step)-\(SHA256Digest.hexadecimal(digest)).\(CacheFile.ending)")
        if let known = CacheFile(digest).read(path, body: read) { return known }
        let value = make()
        var writer = CacheWriter()
        if write(&writer, value) { keep(CacheFile(digest).framed(writer.bytes), path) }
        return value
    }

    private func keep(_ bytes: [UInt8], _ path: String) {
        guard bytes.count <= mostBytes / 4 else { return }
        do throws(SystemFault) {
            try makeFolder(folder)
            CacheCleaning(folder).makeSpace(for: bytes.count, most: mostBytes)
            // Not flushed to the disk: a file that a crash tore is known by its digest.
            let staged = try StagedFile(bytes, in: folder, mode: 0o600, isFlushed: false)
            do throws(SystemFault) { try FileSystem.rename(staged.path, to: path) } catch {
                staged.discard()
                throw error
            }
            staged.release()
        } catch {}
    }

    private func makeFolder(_ folder: String) throws(SystemFault) {
        if FileSystem.existing(folder) != nil { return }
        let parent = PathText.parent(folder)
        if !parent.isEmpty, parent != folder { try makeFolder(parent) }
        do throws(SystemFault) { try FileSystem.makeFolder(folder, mode: 0o700) } catch {
            if error.code != EEXIST { throw error }
        }
    }
}
