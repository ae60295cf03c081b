import Foundation

/// The first line and the fields of a request.
public struct HTTPHead: Sendable, Hashable {
    /// `GET`, `POST`, …, exactly as sent.
    public var method: String
    /// The part of the target before `?`, exactly as sent.
    public var path: String
    /// The part behind `?`, exactly as sent; empty where there is none.
    public var query: String
    /// Whether the connection stays open after the answer unless a field says otherwise.
    public var isHTTP11: Bool
    /// The fields in their order; names in lower case, values without spaces at their ends.
    public var fields: [(name: String, value: String)]

    /// The value of a field; nil where it does not come, or comes more than once.
    public func field(_ name: String) -> String? {
        let found = fields.filter { $0.name == name }
        return found.count == 1 ? found.first?.value : nil
    }

    /// Whether a field comes at all.
    public func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The value of `name=value` in the query, its percent signs resolved; nil where it does not come.
    public func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.first.map(String.init) == name else { continue }
            return parts.count > 1 ? String(parts[1]).replacing("+", with: " ").removingPercentEncoding : ""
        }
        return nil
    }

    /// Whether both say the same.
    public static func == (left: HTTPHead, right: HTTPHead) -> Bool {
        left.method == right.method && left.path == right.path && left.query == right.query
            && left.isHTTP11 == right.isHTTP11
            && left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }

    /// Feeds what is compared to the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(method)
        hasher.combine(path)
    }
}

/// A request that has come in whole.
public struct HTTPRequest: Sendable {
    /// The first line and the fields.
    public var head: HTTPHead
    /// The body; empty where there is none.
    public var body: [UInt8]

    /// A request from its parts.
    public init(head: HTTPHead, body: [UInt8] = []) { (self.head, self.body) = (head, body) }
}

/// Why a request is not answered with data: a status and a sentence for people.
public struct HTTPRefusal: Error, Sendable, Hashable {
    /// The status code, 400 to 599.
    public var status: Int
    /// What is wrong and what to do.
    public var words: String

    /// A refusal from its parts.
    public init(_ status: Int, _ words: String) { (self.status, self.words) = (status, words) }
}
