import Foundation
import GeoModel
import Testing

@testable import Files

/// A folder that is gone when the test ends.
private final class Folder {
    let path = NSTemporaryDirectory() + "klynge-cache-" + UUID().uuidString

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
    }

    func put(_ bytes: [UInt8], _ name: String) {
        _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

private struct Result: Equatable {
    var name: String
    var area: MultiPolygon
    var share: Double?

    static func random(_ seed: UInt64) -> Result {
        var generator = SplitMix64(seed: seed)
        func ring() -> Ring {
            Ring(
                (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                    Coordinate(x: .random(in: -1e9...1e9, using: &generator), y: .random(in: -1...1, using: &generator))
                })
        }
        let polygons = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            Polygon(exterior: ring(), holes: (0..<Int.random(in: 0...3, using: &generator)).map { _ in ring() })
        }
        return Result(
            name: "Ærø \(seed)", area: MultiPolygon(polygons),
            share: Bool.random(using: &generator) ? .random(in: 0...1, using: &generator) : nil)
    }

    static func read(_ reader: inout CacheReader) throws(CacheFault) -> Result {
        Result(
            name: try reader.text(), area: try reader.area(),
            share: try reader.optional { reader throws(CacheFault) in try reader.double() })
    }

    func write(_ writer: inout CacheWriter) {
        writer.write(name)
        writer.write(area)
        writer.write(share) { $0.write($1) }
    }
}

@Suite("What the cache gives is what would be worked out, whatever becomes of its files")
struct ContentCacheTests {
    /// The result of `seed`, and whether it was worked out now.
    private func ask(_ cache: ContentCache, _ seed: UInt64) -> (result: Result, wasMade: Bool) {
        var wasMade = false
        let key = CacheKey()
        key.add(Int(seed))
        let result = cache.value(
            "test", key, read: Result.read,
            write: {
                $1.write(&$0); return true
            }
        ) {
            wasMade = true
            return Result.random(seed)
        }
        return (result, wasMade)
    }

    @Test("a result is worked out once, and comes back bit by bit")
    func comesBack() {
        let folder = Folder()
        let cache = ContentCache(folder: folder.path, program: "a")
        for seed in 0..<40 as Range<UInt64> {
            #expect(ask(cache, seed).wasMade)
            let again = ask(cache, seed)
            #expect(!again.wasMade && again.result == .random(seed))
        }
        #expect(folder.files.count == 40)
    }

    @Test("a result of another program, or of other inputs, is none")
    func otherPrograms() {
        let folder = Folder()
        #expect(ask(ContentCache(folder: folder.path, program: "a"), 1).wasMade)
        #expect(ask(ContentCache(folder: folder.path, program: "b"), 1).wasMade)
        #expect(ask(ContentCache(folder: folder.path, program: "a"), 2).wasMade)
        #expect(!ask(ContentCache(folder: folder.path, program: "b"), 1).wasMade)
    }

    @Test("a file cut anywhere, changed anywhere, or moved to another name is passed over and written anew")
    func damagedFiles() throws {
        let folder = Folder()
        let cache = ContentCache(folder: folder.path, program: "a")
        _ = ask(cache, 7)
        let name = try #require(folder.files.first)
        let whole = folder.bytes(name)
        var generator = SplitMix64(seed: 3)
        var damaged = (0..<whole.count).map { Array(whole.prefix($0)) }
        damaged += (0..<300).map { _ in
            var bytes = whole
            bytes[Int.random(in: bytes.indices, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
            return bytes
        }
        damaged.append(whole + [0])
        _ = ask(cache, 8)
        let other = try #require(folder.files.first { $0 != name })
        damaged.append(folder.bytes(other))
        for bytes in damaged {
            folder.put(bytes, name)
            let answer = ask(cache, 7)
            #expect(answer.wasMade && answer.result == .random(7))
            #expect(folder.bytes(name) == whole)
        }
    }

    @Test("contents of any bytes under the right digest end in a value or in nothing")
    func anyContents() throws {
        let folder = Folder()
        let cache = ContentCache(folder: folder.path, program: "a")
        _ = ask(cache, 7)
        let name = try #require(folder.files.first)
        let whole = folder.bytes(name)
        // The head: the word, the digest of the key, and that of the contents.
        let key = Array(whole[15..<47])
        var generator = SplitMix64(seed: 9)
        for _ in 0..<2_000 {
            var contents = Array(whole[79...])
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: contents.indices, using: &generator)
                contents[place] = .random(in: 0...255, using: &generator)
            }
            folder.put(CacheFile(key).framed(contents), name)
            _ = ask(cache, 7)
        }
    }

    @Test("the folder stays within its size, and what was used last stays")
    func sizeBound() {
        let folder = Folder()
        let cache = ContentCache(folder: folder.path, mostBytes: 20_000, program: "a")
        for seed in 0..<200 as Range<UInt64> {
            _ = ask(cache, seed)
            let total = folder.files.reduce(0) { $0 + folder.bytes($1).count }
            #expect(total <= 20_000)
            #expect(!ask(cache, seed).wasMade)
        }
        #expect(!folder.files.isEmpty)
    }

    @Test("many at once get the right results")
    func manyAtOnce() async {
        let folder = Folder()
        let cache = ContentCache(folder: folder.path, mostBytes: 30_000, program: "a")
        await withTaskGroup(of: Bool.self) { group in
            for task in 0..<16 {
                group.addTask {
                    (0..<60).allSatisfy { step in
                        let seed = UInt64((task + step) % 20)
                        return ask(cache, seed).result == .random(seed)
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("a folder that cannot be is passed over")
    func noFolder() {
        let folder = Folder()
        for path in ["/dev/null/klynge", "/proc/klynge", folder.path + "/\0/x", ""] {
            #expect(ask(ContentCache(folder: path, program: "a"), 1).result == .random(1))
        }
        #expect(!FileManager.default.fileExists(atPath: "/proc/klynge"))
    }

    @Test("the usual folder follows the specification of XDG")
    func usualFolder() {
        #expect(ContentCache.usualFolder(["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == "/c/klynge")
        #expect(ContentCache.usualFolder(["XDG_CACHE_HOME": "c", "HOME": "/h"]) == "/h/.cache/klynge")
        #expect(ContentCache.usualFolder(["HOME": "/h"]) == "/h/.cache/klynge")
        #expect(ContentCache.usualFolder([:]) == nil)
    }
}
