import GeoModel

extension CoordinateReferenceSystem {
    /// Whether the name is an authority and a code, as `EPSG:25832`.
    var isCode: Bool {
        let pieces = name.split(separator: ":", omittingEmptySubsequences: false)
        return pieces.count == 2
            && pieces.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isLetter || $0.isNumber } }
    }

    /// Whether the name is one of the URN forms of `EPSG:25832`.
    var isURN: Bool { name.lowercased().hasPrefix("urn:ogc:def:crs:") }

    /// Whether the name describes a projection in full, as `+proj=laea +lat_0=52 +lon_0=10 +datum=WGS84 +units=m +type=crs`.
    ///
    /// Only projections and numbers pass: the library would also read files and pipelines that a description names.
    public var isDescription: Bool {
        guard name.hasPrefix("+proj=") else { return false }
        return name.split(separator: " ").allSatisfy { parameter in
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { return ["+no_defs", "+south"].contains(parts[0]) }
            switch parts[0] {
            case "+proj": return Self.projections.contains(parts[1])
            case "+datum", "+ellps", "+units": return parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            case "+type": return parts[1] == "crs"
            default: return Self.numbers.contains(parts[0]) && Double(parts[1])?.isFinite == true
            }
        }
    }

    private static let projections: Set<String> = [
        "laea", "tmerc", "utm", "lcc", "aea", "aeqd", "stere", "sterea", "omerc", "somerc", "merc", "cea", "eqdc",
        "longlat",
    ]
    private static let numbers: Set<String> = [
        "+lat_0", "+lon_0", "+lat_1", "+lat_2", "+lat_ts", "+k", "+k_0", "+x_0", "+y_0", "+zone", "+alpha", "+lonc",
        "+gamma",
    ]

    /// A system by what a user typed: `epsg:25832`, or a projection described in full.
    public init(typed text: String) {
        let text = text.trimmingSpaces
        if text.hasPrefix("+") {
            self.init(text.contains("+type=crs") ? text : text + " +type=crs")
        } else {
            self.init(text.uppercased())
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
