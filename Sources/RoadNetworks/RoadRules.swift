import GeoJSONFormat

/// How the fields of a road are understood: which classes cars use, how fast, in which direction.
///
/// Source: OpenStreetMap wiki, Key:highway, Key:maxspeed, Key:oneway. `Docs/distances.md` lists the same numbers.
enum RoadRules {
    /// The speed of a class in km/h where `maxspeed` is missing. A class that is not here is not for cars.
    static let usualSpeeds: [String: Double] = [
        "motorway": 110, "motorway_link": 70, "trunk": 90, "trunk_link": 60, "primary": 80, "primary_link": 60,
        "secondary": 80, "secondary_link": 60, "tertiary": 70, "tertiary_link": 50, "unclassified": 60, "road": 50,
        "residential": 40, "living_street": 15, "service": 20,
    ]
    /// What a ferry does in km/h when neither speed nor duration is stated; waiting is not counted.
    static let ferrySpeed = 15.0
    /// The class of lines in a layer that states none.
    static let unstatedClass = "road"

    /// The limits behind the words of `maxspeed`; a country's code before the colon does not matter.
    private static let speedsInWords: [String: Double] = [
        "urban": 50, "rural": 80, "motorway": 130, "trunk": 90, "living_street": 15, "walk": 5, "none": 130,
    ]
    /// What says nothing about the speed, and is no fault either.
    private static let noSpeed: Set<String> = ["", "signals", "variable", "unknown"]

    /// Whether a car may not use the road at all.
    static func isClosed(_ properties: JSONObject) -> Bool {
        // The more special key decides.
        let stated = ["motorcar", "motor_vehicle", "vehicle", "access"].lazy.compactMap { properties[$0]?.text }.first
        return stated.map { ["no", "private"].contains($0.lowercased()) } ?? false
    }

    /// A value that was read, that is missing, or that makes no sense.
    enum Reading<Value> {
        case value(Value)
        case missing
        case unreadable(String)
    }

    /// `maxspeed` in km/h; of several values the smallest.
    static func speed(_ value: JSONValue?) -> Reading<Double> {
        guard let value, !value.isNull else { return .missing }
        if let number = value.double {
            return number > 0 ? .value(number) : number == 0 ? .missing : .unreadable("\(number)")
        }
        guard let text = value.text?.lowercased() else { return .unreadable("no text") }
        var slowest: Double?
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" }) {
            let words = part.split(separator: " ")
            let word = words.first.map(String.init) ?? ""
            let bare = word.split(separator: ":").last.map(String.init) ?? word
            var speed = Double(word) ?? speedsInWords[bare]
            if speed == nil, let mph = word.hasSuffix("mph") ? Double(word.dropLast(3)) : nil { speed = mph * 1.609344 }
            if let number = speed, words.count == 2, words[1] == "mph" { speed = number * 1.609344 }
            if noSpeed.contains(bare) { continue }
            guard let speed, speed >= 0, speed.isFinite else { return .unreadable(text) }
            if speed > 0 { slowest = min(slowest ?? speed, speed) }
        }
        return slowest.map { .value($0) } ?? .missing
    }

    /// `oneway`, or what the class and the form of the road say where it is missing.
    static func direction(_ properties: JSONObject, highway: String?) -> Reading<RoadLine.Direction> {
        guard let value = properties["oneway"], !value.isNull else {
            let junction = properties["junction"]?.text?.lowercased() ?? ""
            let isOneWay = junction == "roundabout" || junction == "circular" || highway == "motorway"
            return isOneWay ? .value(.forward) : .missing
        }
        if let flag = value.bool { return .value(flag ? .forward : .both) }
        switch value.text?.lowercased() ?? "?" {
        case "yes", "true", "1", "forward": return .value(.forward)
        case "-1", "reverse", "backward": return .value(.backward)
        case "no", "false", "0", "", "reversible", "alternating": return .value(.both)
        default: return .unreadable(value.text ?? "no text")
        }
    }

    /// A ferry's `duration` in minutes: `20`, `00:20`, `1:05:00` or `PT20M`.
    static func minutes(_ value: JSONValue?) -> Double? {
        if let number = value?.double { return number > 0 ? number : nil }
        guard let text = value?.text?.uppercased(), !text.isEmpty else { return nil }
        if text.hasPrefix("PT") {
            var minutes = 0.0
            var digits = ""
            for character in text.dropFirst(2) {
                if character.isNumber || character == "." { digits.append(character); continue }
                guard let number = Double(digits) else { return nil }
                digits = ""
                switch character {
                case "H": minutes += number * 60
                case "M": minutes += number
                case "S": minutes += number / 60
                default: return nil
                }
            }
            return digits.isEmpty && minutes > 0 ? minutes : nil
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count <= 3, !parts.contains(where: { $0.map { !($0 >= 0) } ?? true }) else { return nil }
        let numbers = parts.compactMap { $0 }
        let minutes =
            numbers.count == 1 ? numbers[0] : numbers[0] * 60 + numbers[1] + (numbers.count == 3 ? numbers[2] / 60 : 0)
        return minutes > 0 && minutes.isFinite ? minutes : nil
    }
}
