/// The order of ids and codes that decides between equals, whatever the order of a file.
package enum IdOrder {
    /// Whether `first` is the smaller id: ids of digits come before all others and in the order of their numbers, so that
    /// 9 comes before 10; others in the order of their text.
    package static func precedes(_ first: String, _ second: String) -> Bool {
        let (one, two) = (digits(of: first), digits(of: second))
        switch (one, two) {
        case (let one?, let two?):
            if one.count != two.count { return one.count < two.count }
            return one.elementsEqual(two) ? first < second : one.lexicographicallyPrecedes(two)
        case (_?, nil): return true
        case (nil, _?): return false
        case (nil, nil): return first < second
        }
    }

    /// The digits without leading zeros; nil where there is anything else.
    private static func digits(of text: String) -> Substring.UTF8View? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return text[...].utf8.drop { $0 == 0x30 }
    }

    /// The positions of `ids` from the smallest id to the largest; equal ids keep their order.
    package static func sorted(_ ids: [String]) -> [Int] {
        ids.indices.sorted { precedes(ids[$0], ids[$1]) || (!precedes(ids[$1], ids[$0]) && $0 < $1) }
    }
}
