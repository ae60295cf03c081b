import StudyAreas

extension Sentences {
    /// What the score rests on.
    static func basis(_ criterion: Criterion) -> Evidence {
        let layered = criterion.dimensions.filter { $0.dimension != .geographic }
        guard !layered.isEmpty else {
            return Evidence(
                english:
                    "the score rests on shape alone, which real clusters hardly exceed; a layer of old municipalities, pastorates or school districts may tell more",
                danish:
                    "scoren hviler på formen alene, og den overgår virkelige klynger knap nok; et lag med gamle kommuner, pastorater eller skoledistrikter kan sige mere"
            )
        }
        guard criterion.leading != .geographic,
            let dimension = layered.first(where: { $0.dimension == criterion.leading }),
            let decided = dimension.measures.filter({ $0.weight > 0 }).max(by: { $0.score < $1.score }),
            decided.score > 0
        else {
            return Evidence(
                english: "no layer says more than the shape and the natural outline of the cluster",
                danish: "intet lag siger mere end klyngens form og naturlige omrids")
        }
        guard let layer = decided.layer else {
            return Evidence(english: "the survey decides the score", danish: "undersøgelsen afgør scoren")
        }
        return Evidence(
            english: "the layer \(layer) decides the score, by its \(name(decided).english)",
            danish: "laget \(layer) afgør scoren ved sin \(name(decided).danish)")
    }

    private static func name(_ measure: Measure) -> Evidence {
        MeasureRegistry.title(of: measure.name) ?? Evidence(english: measure.name, danish: measure.name)
    }
}

extension ChanceDistribution {
    /// What the comparison says, with its standard error; for a proposal that was optimised on the score, that it is no
    /// evidence.
    public func sentence(isOptimised: Bool = false) -> Evidence {
        var sentence = comparison
        if isOptimised, percentile != nil {
            sentence.english += "; the proposal was optimised on this score, so this is no evidence"
            sentence.danish += "; forslaget er optimeret på denne score, så dette er intet bevis"
        }
        return sentence
    }

    private var comparison: Evidence {
        guard let percentile else {
            let kind = "\(size) \(size == 1 ? word.english.one : word.english.many)"
            let kindDa = "\(size) \(size == 1 ? word.danish.one : word.danish.many)"
            return others == 0
                ? Evidence(
                    english:
                        "no other contiguous group of \(kind) with 0.5 to 2 times the inhabitants exists here: nothing to compare with",
                    danish:
                        "her findes ingen anden sammenhængende gruppe på \(kindDa) med 0,5 til 2 gange så mange indbyggere: intet at sammenligne med"
                )
                : Evidence(
                    english:
                        "hardly any other contiguous group of \(kind) with 0.5 to 2 times the inhabitants exists here (\(others) found), too few to compare with",
                    danish:
                        "her findes næsten ingen anden sammenhængende gruppe på \(kindDa) med 0,5 til 2 gange så mange indbyggere (\(others) fundet), for få at sammenligne med"
                )
        }
        let share = Int((percentile * 100 + 1e-9).rounded(.down))
        let error = standardError > 0 ? " (± \(max(1, Int((standardError * 100).rounded()))))" : ""
        let many = (english: grouped(count, ","), danish: grouped(count, "."))
        let (english, danish): (String, String) =
            switch null {
            case .growth:
                (
                    "\(many.english) equally compact groups drawn here",
                    "\(many.danish) lige så kompakte grupper tegnet her"
                )
            case .tree:
                (
                    "\(many.english) districts of random divisions of the municipality",
                    "\(many.danish) distrikter i tilfældige inddelinger af kommunen"
                )
            case .uniform:
                isComplete
                    ? (
                        "all \(many.english) contiguous groups that exist here",
                        "alle \(many.danish) sammenhængende grupper, der findes her"
                    )
                    : (
                        "\(many.english) contiguous groups, each equally likely",
                        "\(many.danish) sammenhængende grupper, alle lige sandsynlige"
                    )
            }
        return Evidence(
            english: "clearer than \(share) %\(error) of \(english)",
            danish: "klarere end \(share) %\(error) af \(danish)")
    }

    private func grouped(_ number: Int, _ mark: String) -> String {
        var text = ""
        let digits = String(number)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += mark }
            text.append(digit)
        }
        return text
    }
}
