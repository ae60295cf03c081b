/// The stable name of a kind of finding: `K031`. Never reused for another meaning once released.
///
/// Each code is a static member in a file beside this one, `DiagnosticCode+Aspect.swift`, grouped in these ranges:
/// K001-K019 files, JSON and GeoJSON · K020-K029 coordinate reference systems · K030-K049, K230-K239 neighbours and coverage ·
/// K050-K059 validity of geometry · K060-K079 fields, joins and population · K080-K099 limits and groupings ·
/// K100-K119 study file, options and output · K120-K139 roads, distances, barriers and layers · K140-K149 attributes ·
/// K150-K159 maps · K200-K209 numbers, ids and names · K220-K229 where layers lie · K240-K249 villages, their inhabitants, and limits ·
/// K250-K259 tables · K260-K269 other formats and regionalize's inputs · K270-K279 the run: memory and time ·
/// K280-K289 result folders · K290-K299 bounds and the cache · K310-K329, K405-K409 the what-if page and its sessions · K330-K339 proofs ·
/// K340-K359 questions put to proposals, limits on attributes, chains · K370-K389 new studies.
/// K280-K289 result folders · K290-K299 bounds and the cache · K310-K329 the what-if page and its sessions · K370-K389 new studies.
/// K280-K289 result folders · K290-K299 bounds and the cache · K310-K329 the what-if page and its sessions · K330-K339 proofs ·
/// K340-K359 questions put to proposals, limits on attributes, chains · K370-K389 new studies · K390-K399 inputs at the edge.
public struct DiagnosticCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number behind the K.
    public let number: Int
    /// What the code means, in a few words.
    public let title: String
    /// The whole explanation for `klynge explain`: what it means, why it matters, what to do, with an example.
    public let explanation: String

    /// A code from its number, its title and its explanation.
    public init(_ number: Int, _ title: String, explanation: String) {
        self.number = number
        self.title = title
        self.explanation = explanation
    }

    /// `K031`: the K and three digits.
    public var description: String {
        let digits = String(number)
        return "K" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// Whether the numbers are the same.
    public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.number == right.number }
    /// The order of the numbers.
    public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.number < right.number }
    /// Feeds the number to the hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension DiagnosticCode {
    /// Every code there is, in order of number. A test holds that no number occurs twice.
    public static var catalogue: [DiagnosticCode] {
        // One a line, so that two branches that add an aspect do not collide.
        [
            geoJSONCodes,
            namingCodes,
            declaredSystemCodes,
            outputFileCodes,
            neighbourCodes,
            coverageCodes,
            topologyCodes,
            groupingCodes,
            studyCodes,
            joinCodes,
            attributeCodes,
            proofCodes,
            layerCodes,
            mapCodes,
            samplingCodes,
            distanceCodes,
            outlineCodes,
            runningCodes,
            villageCodes,
            tableCodes,
            formatCodes,
            systemCodes,
            folderCodes,
            sessionCodes,
            fieldCodes,
            newStudyCodes,
            questionCodes,
            boundCodes,
            edgeCodes,
        ].flatMap { $0 }.sorted()
    }
}
