import StudyAreas

/// Finds the area that a person means.
enum NameMatching {
    /// A name without what people add or leave out: case, spaces at the ends, "Kommune" behind it.
    static func plain(_ text: String) -> String {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count > 1, let last = words.last, ["kommune", "municipality", "kommun"].contains(last) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    /// The same in plain letters, as names of files and old tables have it: `ringkoebingskjern`.
    static func folded(_ text: String) -> String {
        var folded = ""
        for character in plain(text).replacing("aa", with: "a").replacing("oe", with: "o").replacing("ae", with: "a") {
            switch character {
            case "å": folded += "a"
            case "ø", "ö": folded += "o"
            case "æ", "ä": folded += "a"
            case "é", "è", "ê", "ë": folded += "e"
            case "ü": folded += "u"
            default: if character.isLetter || character.isNumber { folded.append(character) }
            }
        }
        return folded
    }

    /// Whether a code is the one that is meant, with or without zeros before it.
    static func isCode(_ code: String, _ wanted: String) -> Bool {
        if code.lowercased() == wanted.lowercased() { return true }
        guard let left = Int(code), let right = Int(wanted) else { return false }
        return left == right
    }

    /// Up to four names that may have been meant: those that hold the word or lie in it, then those few letters away.
    static func nearest(_ wanted: String, among names: [String]) -> [String] {
        let target = folded(wanted)
        var seen: Set<String> = []
        var rest: [String] = []
        var found: [String] = []
        for name in names where seen.insert(name).inserted {
            let other = folded(name)
            let isPart = target.count > 2 && other.count > 2 && (other.contains(target) || target.contains(other))
            if isPart { found.append(name) } else { rest.append(name) }
        }
        found.sort { (abs($0.count - wanted.count), $0) < (abs($1.count - wanted.count), $1) }
        let plainWanted = plain(wanted)
        while found.count < 4, let near = NearestName.of(plainWanted, among: rest) {
            found.append(near)
            rest.removeAll { $0 == near }
        }
        return Array(found.prefix(4))
    }
}
