import StudyAreas

extension Sentences {
    /// Names three neighbours at most.
    static func enclosure(_ neighbours: [(name: String, share: Double)]) -> Evidence {
        guard !neighbours.isEmpty else {
            return Evidence(
                english: "no neighbour outside has more than 30 % of its border with the cluster",
                danish: "ingen nabo udenfor har mere end 30 % af sin grænse med klyngen")
        }
        let some = neighbours.prefix(3)
        let more = neighbours.count - some.count
        let english = some.map { "\($0.name) has \(percent($0.share)) of its border with the cluster" }
        let danish = some.map { "\($0.name) har \(percent($0.share)) af sin grænse med klyngen" }
        let isOne = neighbours.count == 1
        return Evidence(
            english: listed(english + (more > 0 ? ["\(more) more \(more == 1 ? "has" : "have") over 30 %"] : []), "and")
                + (isOne ? " and is not in it" : ", and none of them is in it"),
            danish: listed(danish + (more > 0 ? ["\(more) flere har over 30 %"] : []), "og")
                + (isOne ? " og er ikke med" : ", og ingen af dem er med"))
    }

    /// - Parameter link: one without which the members would not be contiguous.
    static func contiguous(link: (String, String)?) -> Evidence {
        guard let link else {
            return Evidence(english: "the members are contiguous", danish: "medlemmerne hænger sammen")
        }
        return Evidence(
            english: "the members are contiguous, with the link from \(link.0) to \(link.1)",
            danish: "medlemmerne hænger sammen, med forbindelsen fra \(link.0) til \(link.1)")
    }

    /// - Parameters:
    ///   - names: the members that are cut off.
    ///   - share: of the inhabitants, or of the members where nobody is known.
    ///   - between: units with which the cluster would be contiguous; empty where no few would do.
    static func cutOff(
        _ names: [String], share: Double, knowsPopulation: Bool, between: [String]
    ) -> Evidence {
        let some = names.count > 5 ? Array(names.prefix(4)) + ["\(names.count - 4) more"] : names
        let danishSome = names.count > 5 ? Array(names.prefix(4)) + ["\(names.count - 4) flere"] : names
        var english = "\(listed(some, "and")) \(names.count == 1 ? "is" : "are") cut off from the rest"
        var danish = "\(listed(danishSome, "og")) er skilt fra resten"
        english += " (\(percent(share)) of the \(knowsPopulation ? "inhabitants" : "members"))"
        danish += " (\(percent(share)) af \(knowsPopulation ? "indbyggerne" : "medlemmerne"))"
        if !between.isEmpty {
            english += "; with \(listed(between, "and")) the cluster would be contiguous"
            danish += "; med \(listed(between, "og")) ville klyngen hænge sammen"
        }
        return Evidence(english: english, danish: danish)
    }
}
