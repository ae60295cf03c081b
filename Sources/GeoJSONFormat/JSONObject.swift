import CSimdJSON

/// An ordered JSON object. One that was read stays bytes in its file until it is asked, and is written back unchanged.
///
/// When a key comes twice, the last one counts for look-ups and both are written back.
public struct JSONObject: Sendable {
    enum Storage: Sendable {
        case read(JSONTape, node: Int)
        case made([(key: String, value: JSONValue)])
    }

    var storage: Storage

    /// An object with these members, in this order.
    public init(_ members: [(key: String, value: JSONValue)] = []) { storage = .made(members) }

    init(tape: JSONTape, node: Int) { storage = .read(tape, node: node) }

    /// All members in the order of the file, repeated keys included.
    public var members: [(key: String, value: JSONValue)] {
        switch storage {
        case .made(let members): return members
        case .read(let tape, let node):
            var members: [(key: String, value: JSONValue)] = []
            tape.forEachMember(of: node) { members.append((tape.string($0), tape.value($1))) }
            return members
        }
    }

    /// The keys in the order of the file.
    public var keys: [String] {
        switch storage {
        case .made(let members): return members.map(\.key)
        case .read(let tape, let node):
            var keys: [String] = []
            tape.forEachMember(of: node) { key, _ in keys.append(tape.string(key)) }
            return keys
        }
    }

    /// Whether there are no members.
    public var isEmpty: Bool {
        switch storage {
        case .made(let members): members.isEmpty
        case .read(let tape, let node): tape.after(node) == node + 1
        }
    }

    /// The object as JSON text, braces included: the file's own bytes when it was read from one.
    public var rawJSON: [UInt8] {
        switch storage {
        case .read(let tape, let node): return Array(tape.source.storage.bytes[tape.range(node)])
        case .made:
            var writer = JSONWriter()
            writer.write(.object(self))
            return writer.bytes
        }
    }

    /// Where the object starts in its file, in bytes; nil when it was not read.
    var byteOffset: Int? {
        guard case .read(let tape, let node) = storage else { return nil }
        return tape.offset(node)
    }
}

extension JSONObject {
    /// The value of `key`. æ, ø and å match whether composed or decomposed; the last of repeated keys counts.
    public subscript(key: String) -> JSONValue? {
        switch storage {
        case .made(let members): return members.last { $0.key == key }?.value
        case .read(let tape, let node):
            var wanted = key
            var found: Int?
            wanted.withUTF8 { wanted in
                tape.forEachMember(of: node) { member, value in
                    if tape.isString(member, wanted)
                        || (tape.needsUnicode(member, wanted) && tape.string(member) == key)
                    {
                        found = value
                    }
                }
            }
            return found.map { tape.value($0) }
        }
    }

    /// The value whose key is `key` but for upper and lower case; one spelled exactly so comes first.
    public func value(ignoringCase key: String) -> JSONValue? {
        if let exact = self[key] { return exact }
        let lower = key.lowercased()
        guard let match = keys.last(where: { $0.lowercased() == lower }) else { return nil }
        return self[match]
    }
}

extension JSONTape {
    /// Whether a key's bytes are exactly `word`.
    fileprivate func isString(_ index: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let node = node(index)
        guard Int(node.end) - Int(node.start) - 2 == word.count else { return false }
        let bytes = source.storage.bytes
        for offset in 0..<word.count where bytes[Int(node.start) + 1 + offset] != word[offset] { return false }
        return true
    }

    /// Whether a key may equal `word` although their bytes differ: when either is not plain ASCII, or has escapes.
    fileprivate func needsUnicode(_ index: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let node = node(index)
        if Int(node.flags) & Int(KLYNGE_JSON_ESCAPED) != 0 { return true }
        let bytes = source.storage.bytes
        for offset in Int(node.start)..<Int(node.end) where bytes[offset] >= 0x80 {
            return word.contains { $0 >= 0x80 }
        }
        return false
    }
}

extension JSONObject: Hashable {
    /// Equal members in the same order, however they are spelled in their files.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        let (left, right) = (left.members, right.members)
        return left.count == right.count && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }

    /// Hashes the members in order.
    public func hash(into hasher: inout Hasher) {
        for member in members {
            hasher.combine(member.key)
            hasher.combine(member.value)
        }
    }
}
