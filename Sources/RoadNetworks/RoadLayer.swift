import GeoJSONFormat
import GeoModel

/// The roads of a layer, with what was left out and what was wrong.
public struct RoadLayer: Sendable {
    /// The roads for cars and the ferries, in the order of the file; a MultiLineString gives one for each line.
    public var lines: [RoadLine] = []
    /// How many features are not for cars, by their class; what has none stands under an empty text.
    public var leftOut: [String: Int] = [:]
    /// Findings in the order of the file, those about values gathered into one a kind.
    public var diagnostics: [Diagnostic] = []

    /// Reads the features; coordinates must be degrees.
    ///
    /// - Parameter degrees: brings a line's places to longitude and latitude; nil refuses it.
    public init(_ collection: FeatureCollection, degrees: ([Coordinate]) -> [Coordinate]? = { $0 }) {
        let statesClasses = collection.features.contains { $0.properties["highway"]?.text != nil }
        var unreadable: [(what: String, value: String, location: SourceLocation)] = []
        for feature in collection.features {
            let properties = feature.properties
            let isFerry = properties["route"]?.text?.lowercased() == "ferry"
            let stated = properties["highway"]?.text?.lowercased()
            let highway = isFerry ? nil : stated ?? (statesClasses ? "" : RoadRules.unstatedClass)
            if let highway, RoadRules.usualSpeeds[highway] == nil || RoadRules.isClosed(properties) {
                leftOut[highway, default: 0] += 1
                continue
            }
            guard let parts = lines(of: feature) else { continue }
            var speed = highway.flatMap { RoadRules.usualSpeeds[$0] } ?? RoadRules.ferrySpeed
            switch RoadRules.speed(properties["maxspeed"]) {
            case .value(let value): speed = value
            case .missing: break
            case .unreadable(let text): unreadable.append(("maxspeed", text, feature.location))
            }
            var direction = RoadLine.Direction.both
            switch RoadRules.direction(properties, highway: highway) {
            case .value(let value): direction = value
            case .missing: break
            case .unreadable(let text): unreadable.append(("oneway", text, feature.location))
            }
            let nodes = nodes(of: feature, parts)
            for part in parts {
                guard let places = degrees(part) else {
                    diagnostics.append(
                        Diagnostic(
                            .unusableRoad, .warning, "the road cannot be brought to degrees and was left out",
                            at: feature.location))
                    continue
                }
                lines.append(
                    RoadLine(
                        places, nodes: nodes, kmPerHour: max(1, speed),
                        minutes: isFerry && parts.count == 1 ? RoadRules.minutes(properties["duration"]) : nil,
                        direction: direction,
                        crossing: isFerry ? .ferry : Self.isBridge(properties["bridge"]) ? .bridge : nil,
                        name: properties["name"]?.text, feature: feature.index))
            }
        }
        gather(unreadable)
    }

    /// The lines of a feature with two places or more; nil, and reported, when there is none.
    private mutating func lines(of feature: Feature) -> [[Coordinate]]? {
        var found: [[Coordinate]] = []
        switch feature.geometry {
        case .lineString(let line): found = [line]
        case .multiLineString(let lines): found = lines
        default: break
        }
        found.removeAll { $0.count < 2 }
        if !found.isEmpty { return found }
        diagnostics.append(
            Diagnostic(
                .unusableRoad, .warning,
                "a road needs a line; the feature has \(feature.geometry.map { "a \($0.kind)" } ?? "no geometry") and was left out",
                at: feature.location))
        return nil
    }

    /// The ids of a line's nodes, where there is one a place.
    private mutating func nodes(of feature: Feature, _ parts: [[Coordinate]]) -> [String]? {
        guard let list = feature.properties["nodes"]?.array else { return nil }
        let nodes = list.compactMap(\.text)
        if parts.count == 1, nodes.count == list.count, nodes.count == parts[0].count { return nodes }
        diagnostics.append(
            Diagnostic(
                .unusableRoad, .warning,
                "the road has \(parts.reduce(0) { $0 + $1.count }) places and \(nodes.count) node ids, so the ids are not used",
                at: feature.location))
        return nil
    }

    private static func isBridge(_ value: JSONValue?) -> Bool {
        guard let value, !value.isNull else { return false }
        return value.bool ?? !["no", "false", "0", ""].contains(value.text?.lowercased() ?? "")
    }

    /// One finding for each field with unreadable values: a layer may have thousands.
    private mutating func gather(_ unreadable: [(what: String, value: String, location: SourceLocation)]) {
        for field in ["maxspeed", "oneway"] {
            let cases = unreadable.filter { $0.what == field }
            guard let first = cases.first else { continue }
            let values = Set(cases.map { "'\($0.value)'" }).sorted().prefix(5).joined(separator: ", ")
            diagnostics.append(
                Diagnostic(
                    .unreadableRoadValue, .warning,
                    "the `\(field)` of \(cases.count == 1 ? "1 road" : "\(cases.count) roads") cannot be read: \(values)",
                    at: first.location,
                    hint: field == "maxspeed" ? "the usual speed of their class counts" : "both directions count"))
        }
    }
}
