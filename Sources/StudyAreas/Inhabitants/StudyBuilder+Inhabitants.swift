import GeoModel

extension StudyBuilder {
    /// Where the villages' figures come from, in English and Danish.
    var sharedSource: (english: String, danish: String) {
        guard townsAcross > 0 else {
            return (
                "the \(areaWord.englishPossessive) figures, shared out to the villages: their own figures first, then what is left",
                "\(areaWord.danishFigures), fordelt på landsbyerne: først deres egne tal, så resten"
            )
        }
        return (
            "the \(areaWord.englishPossessive) figures, shared out to the villages: their own figures first, then what is left; "
                + Wording.count(townsAcross, "town has", "towns have")
                + " inhabitants of several \(areaWord.english.many)",
            "\(areaWord.danishFigures), fordelt på landsbyerne: først deres egne tal, så resten; "
                + "\(townsAcross) \(townsAcross == 1 ? "by" : "byer") har indbyggere fra flere \(areaWord.danish.many)"
        )
    }

    /// Reports towns with people of several parishes, and villages whose inhabitants are far from their own figure.
    mutating func reportInhabitants(_ catchments: Catchments, within wanted: Set<String>?) {
        guard catchments.shares.contains(where: { !$0.isEmpty }) else { return }
        var sources = [[(parish: Int, people: Double)]](repeating: [], count: villages.count)
        for (parish, shares) in catchments.shares.enumerated() {
            for share in shares where share.people > 0 { sources[share.settlement].append((parish, share.people)) }
        }
        for (index, village) in villages.enumerated() {
            if let wanted, !(village.municipality.map(wanted.contains) ?? false) { continue }
            guard let figure = village.population, let people = catchments.population[index] else { continue }
            let others = sources[index].filter { $0.parish != village.parish && !catchments.isLandOf(index, $0.parish) }
            if !others.isEmpty {
                townsAcross += 1
                report(town: village, figure, people, sources[index])
            }
            if people > 3 * figure + 300 || people < figure / 3 {
                report(farFrom: figure, people, village, sources[index])
            }
        }
    }

    private func described(_ source: (parish: Int, people: Double)) -> String {
        let parish = parishes[source.parish]
        return "\(Wording.grouped(source.people)) of \(areaWord.english.one) \(parish.code) '\(parish.name)'"
    }

    private mutating func report(
        town village: Village, _ figure: Double, _ people: Double, _ sources: [(parish: Int, people: Double)]
    ) {
        let shown = sources.sorted {
            (village.parish == $0.parish ? 0 : 1, -$0.people) < (village.parish == $1.parish ? 0 : 1, -$1.people)
        }
        diagnostics.append(
            Diagnostic(
                .townAcrossParishes, .note,
                "'\(village.name)' (\(village.id)) has \(Wording.grouped(figure)) inhabitants by its own figure and got "
                    + "\(Wording.grouped(people)) from \(Wording.count(sources.count, areaWord.english.one, areaWord.english.many))",
                at: village.location, place: village.place, notes: shown.prefix(6).map(described)))
    }

    private mutating func report(
        farFrom figure: Double, _ people: Double, _ village: Village, _ sources: [(parish: Int, people: Double)]
    ) {
        let isMore = people > figure
        diagnostics.append(
            Diagnostic(
                .populationFarFromFigure, .warning,
                "village \(village.id) '\(village.name)' has \(Wording.grouped(figure)) \(figure == 1 ? "inhabitant" : "inhabitants") by its own figure, and "
                    + "\(Wording.grouped(people)) \(people == 1 ? "was" : "were") shared out to it",
                at: village.location, place: village.place,
                notes: sources.prefix(6).map(described),
                hint: isMore
                    ? "a town or village may be missing from the layer or have no figure; else correct its figure, or the \(areaWord.english.one)'s"
                    : "the \(areaWord.english.many) around have too few inhabitants for its figure: correct its figure, or theirs"
            ))
    }
}
