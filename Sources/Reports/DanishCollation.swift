/// The order of Danish names: a to z, then æ, ø, å; aa counts as å, case and accents break ties only.
///
/// The same on every machine, which the collation of a system library is not.
public enum DanishCollation {
    /// Whether `left` comes before `right`. Complexity: O(characters).
    public static func precedes(_ left: String, _ right: String) -> Bool {
        let (first, second) = (key(of: left), key(of: right))
        return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }

    /// Names of things in Danish order, ties in the order given.
    static func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
        let keyed = elements.enumerated().map { (offset: $0, key: key(of: name($1)), element: $1) }
        return keyed.sorted {
            $0.key == $1.key ? $0.offset < $1.offset : $0.key.lexicographicallyPrecedes($1.key)
        }
        .map(\.element)
    }

    /// One number a letter; letters of other alphabets follow the Danish ones, digits come before them.
    static func key(of name: String) -> [UInt32] {
        var key: [UInt32] = []
        for character in name.lowercased() {
            let composed = String(character)
            switch composed {
            case "æ", "ä": key.append(200)
            case "ø", "ö": key.append(201)
            case "å": key.append(202)
            default:
                for scalar in composed.decomposedScalars where !scalar.properties.isDiacritic {
                    key.append(scalar.value < 128 ? scalar.value : scalar.value + 1000)
                }
                if key.suffix(2) == [97, 97] { key.replaceSubrange((key.count - 2)..., with: [202]) }
            }
        }
        return key
    }
}

extension String {
    /// The letters without what is written over and under them; only what is common in names of the North Atlantic.
    fileprivate var decomposedScalars: [Unicode.Scalar] {
        guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return Array(unicodeScalars) }
        let plain: Unicode.Scalar? =
            switch scalar {
            case "á", "à", "â", "ã": "a"
            case "é", "è", "ê", "ë": "e"
            case "í", "ì", "î", "ï": "i"
            case "ó", "ò", "ô", "õ": "o"
            case "ú", "ù", "û": "u"
            case "ü", "ý", "ÿ": "y"
            case "ç": "c"
            case "ñ": "n"
            default: nil
            }
        return [plain ?? scalar]
    }
}
