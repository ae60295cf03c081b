import Delimitation
import MapOutput

/// What the server knows from the command line.
public struct SessionSettings: Sendable {
    /// The version of the program.
    public var version: String
    /// The arguments that load this study, as typed: `SampleData --within Lem`.
    public var studyArguments: [String]
    /// Danish rather than English in files.
    public var isDanish: Bool
    /// `en` or `da` where the person has asked for that language; nil leaves it to the browser.
    public var language: String?
    /// How many threads long work may use.
    public var threads: Int
    /// Where randomness starts.
    public var seed: UInt64

    /// The remarks of a hearing; nil where none were given.
    public var remarks: Remarks?

    /// What the server says in Danish.
    var danish = PageDanish()

    /// Has sentences of the command's own translated too: a sentence to its Danish twin, or nil.
    public mutating func translate(by further: @escaping @Sendable (String) -> String?) {
        danish = PageDanish(further)
    }

    /// Settings from their parts.
    public init(version: String, studyArguments: [String], isDanish: Bool, threads: Int, seed: UInt64) {
        (self.version, self.studyArguments, self.isDanish) = (version, studyArguments, isDanish)
        (self.threads, self.seed) = (threads, seed)
    }
}
