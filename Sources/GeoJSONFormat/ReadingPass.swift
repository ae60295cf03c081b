import CSimdJSON
import GeoModel

/// One reading of one text: what has been read so far, and what was found.
struct ReadingPass {
    let tape: JSONTape
    let strict: Bool
    var features: [Feature] = []
    var declaredCRS: CoordinateReferenceSystem?
    var foreignMembers: [(key: String, value: JSONValue)] = []
    var statedBox: Box?
    var box = Box.empty
    var extraOrdinates = 0
    var findings: [(offset: Int, diagnostic: Diagnostic)] = []
    var tallies: [DiagnosticCode: [Tally]] = [:]
    /// The feature being read, for locations.
    var index: Int?
    var id: String?
    /// The box of the geometry being read.
    var geometryBox = Box.empty

    /// A finding that many features share, reported once with its number.
    struct Tally {
        var kind: String
        var hint: String?
        var severity: Severity
        var count: Int
        var offset: Int
        var location: SourceLocation
        var ids: [String]
    }

    init(tape: JSONTape, strict: Bool) {
        self.tape = tape
        self.strict = strict
    }

    /// Whether numbers are to be degrees.
    var isGeographic: Bool { declaredCRS == nil || declaredCRS == .longitudeLatitude }

    mutating func report(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, at offset: Int, hint: String? = nil
    ) {
        let place = tape.source.location(ofByte: offset, feature: index, id: id)
        findings.append((offset, Diagnostic(code, severity, message, at: place, hint: hint)))
    }

    /// Notes something that may be so in thousands of features: `message` is reported once, with the number of times.
    mutating func tally(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, at offset: Int, hint: String? = nil,
        times: Int = 1
    ) {
        var known = tallies[code] ?? []
        if let at = known.firstIndex(where: { $0.kind == message }) {
            known[at].count += times
            let name = id ?? index.map(String.init) ?? "?"
            if known[at].ids.count < 5, known[at].ids.last != name { known[at].ids.append(name) }
        } else {
            let place = tape.source.location(ofByte: offset, feature: index, id: id)
            known.append(
                Tally(
                    kind: message, hint: hint, severity: severity, count: times, offset: offset, location: place,
                    ids: [id ?? index.map(String.init) ?? "?"]))
        }
        tallies[code] = known
    }

    func finished() -> FeatureCollection {
        var all = findings
        for (code, known) in tallies.sorted(by: { $0.key < $1.key }) {
            for tally in known {
                let features = (tally.ids.count == 1 ? "feature " : "features ") + tally.ids.joined(separator: ", ")
                let notes = tally.count > 1 ? ["\(tally.count) times; first in \(features)"] : []
                all.append(
                    (
                        tally.offset,
                        Diagnostic(
                            code, tally.severity, tally.kind, at: tally.location, notes: notes, hint: tally.hint)
                    ))
            }
        }
        let ordered = all.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        return FeatureCollection(
            sourceName: tape.source.name, features: features, declaredCRS: declaredCRS, foreignMembers: foreignMembers,
            statedBox: statedBox, box: box, positionsWithExtraOrdinates: extraOrdinates,
            diagnostics: ordered.map(\.element.diagnostic))
    }

    func refusal(_ code: DiagnosticCode, _ message: String, at offset: Int, hint: String? = nil) -> UnusableInput {
        UnusableInput(
            findings.map(\.diagnostic) + [
                Diagnostic(code, .error, message, at: tape.source.location(ofByte: offset), hint: hint)
            ])
    }

    /// Names the keys that come twice in `object`. One that decides the meaning is an error.
    mutating func checkDuplicates(_ object: Int) {
        let flags = Int(tape.node(object).flags)
        guard flags & Int(KLYNGE_JSON_DUPLICATES | KLYNGE_JSON_ESCAPED) != 0 else { return }
        var seen: [String: Int] = [:]
        tape.forEachMember(of: object) { key, _ in
            let name = tape.string(key)
            if let first = seen[name] {
                let decisive = ["type", "features", "geometry", "geometries", "coordinates"].contains(name)
                let line = tape.source.line(ofByte: tape.offset(first))
                report(
                    .duplicateKey, decisive ? .error : .warning,
                    "the key '\(name)' comes twice in one object, first on line \(line); the last one counts",
                    at: tape.offset(key), hint: "keep one of them")
            }
            seen[name] = key
        }
    }
}
