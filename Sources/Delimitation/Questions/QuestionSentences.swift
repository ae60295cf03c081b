import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    private func name(_ unit: Int) -> String { study.units[unit].name }

    private func names(_ units: [Int]) -> Evidence {
        let shown = units.prefix(8).map(name)
        let rest = units.count - shown.count
        return Evidence(
            english: rest > 0
                ? shown.joined(separator: ", ") + " and \(rest) more" : Self.list(shown, "and"),
            danish: rest > 0 ? shown.joined(separator: ", ") + " og \(rest) til" : Self.list(shown, "og"))
    }

    private static func list(_ texts: [String], _ and: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " \(and) " + last
    }

    private func people(_ count: Double) -> Evidence {
        let text = Wording.grouped(count)
        return Evidence(
            english: "\(text) inhabitant\(count.rounded() == 1 ? "" : "s")",
            danish: "\(text.replacing(",", with: ".")) indbygger\(count.rounded() == 1 ? "" : "e")")
    }

    /// Why a unit is in no cluster, and what the cheapest cluster with it is; the most important first.
    public func sentences(of answer: UnitAnswer) -> [Evidence] {
        let unit = name(answer.unit)
        if let cluster = answer.cluster {
            let others = names(cluster.filter { $0 != answer.unit })
            return [
                Evidence(
                    english: "\(unit) is in a cluster of the best grouping"
                        + (cluster.count > 1 ? ", with \(others.english)" : ""),
                    danish: "\(unit) er i en klynge i den bedste gruppering"
                        + (cluster.count > 1 ? ", sammen med \(others.danish)" : ""))
            ]
        }
        guard let cheapest = answer.cheapest, let cluster = cheapest.clusters.first(where: { $0.contains(answer.unit) })
        else { return impossible(answer) }
        let count =
            answer.candidates.map { " (\(Wording.grouped(Double($0))) \($0 == 1 ? "such cluster" : "such clusters"))" }
            ?? ""
        let others = names(cluster.filter { $0 != answer.unit })
        let share = answer.best.objective > 0 ? (answer.extra ?? 0) / answer.best.objective : 0
        let percent = Wording.number((share * 1000).rounded() / 10)
        let changes = StandingGrouping(answer.best.clusters, populations: grouping.populations)
            .change(to: cheapest.clusters)
        let moved = people(changes.inhabitants)
        return [
            Evidence(
                english:
                    "\(unit) can be in a cluster within the limits\(count), and the best grouping is better without it",
                danish: "\(unit) kan være i en klynge inden for grænserne, og den bedste gruppering er bedre uden"),
            Evidence(
                english:
                    "the cheapest cluster with it is with \(others.english): the grouping's objective is then \(percent) % worse, and \(moved.english) move",
                danish:
                    "den billigste klynge med \(unit) er med \(others.danish): grupperingens mål bliver \(percent.replacing(".", with: ",")) % ringere, og \(moved.danish) flytter"
            ),
        ]
    }

    private func impossible(_ answer: UnitAnswer) -> [Evidence] {
        let unit = name(answer.unit)
        guard answer.candidates == 0 else {
            return [
                Evidence(
                    english: "\(unit) is in no cluster of the best grouping, and no grouping with it was found in time",
                    danish: "\(unit) er ikke i nogen klynge, og ingen gruppering med den blev fundet i tide")
            ]
        }
        var sentences = [
            Evidence(
                english: "no connected set of units that holds \(unit) keeps the limits",
                danish: "ingen sammenhængende gruppe med \(unit) overholder grænserne")
        ]
        sentences += answer.obstacles.map(sentence)
        if answer.obstacles.isEmpty {
            sentences.append(
                Evidence(
                    english: "no single limit is to blame: changing one alone does not help",
                    danish: "ingen enkelt grænse er årsagen: det hjælper ikke at ændre én alene"))
        }
        return sentences
    }

    /// What one limit would have to be, and the cluster that is possible then.
    public func sentence(of obstacle: UnitAnswer.Obstacle) -> Evidence {
        let with = names(obstacle.members)
        guard let needed = obstacle.needed, let bound = obstacle.bound, needed.isFinite else {
            return Evidence(
                english: "without the limit on \(obstacle.limit.words) there is a cluster: \(with.english)",
                danish: "uden grænsen »\(obstacle.limit.danishWords)« er der en klynge: \(with.danish)")
        }
        let most = needed > bound
        let value = obstacle.limit.text(needed)
        return Evidence(
            english:
                "\(obstacle.limit.words) \(most ? "up to" : "from") \(value), now \(obstacle.limit.text(bound)), would let \(with.english) be one",
            danish:
                "\(obstacle.limit.danishWords) \(most ? "op til" : "fra") \(value.replacing(",", with: " ").replacing(".", with: ",")) ville tillade \(with.danish)"
        )
    }

    /// What a change moves.
    public func sentence(of change: StandingGrouping.Change, proven: Bool) -> Evidence {
        guard !change.units.isEmpty else {
            return Evidence(
                english: "nothing has to move: the grouping keeps the limits as it is",
                danish: "intet behøver at flytte: grupperingen overholder grænserne, som den er")
        }
        let (who, many) = (names(change.units), people(change.inhabitants))
        let count = change.units.count
        return Evidence(
            english: "\(count) \(count == 1 ? "unit moves" : "units move"), with \(many.english): \(who.english)"
                + (proven ? "; it is proven that nothing better is possible" : ""),
            danish: "\(count) \(count == 1 ? "enhed" : "enheder") flytter, med \(many.danish): \(who.danish)"
                + (proven ? "; det er bevist, at det ikke kan gøres bedre" : ""))
    }

    /// What near-optimal groupings agree on and what they do not; the most telling first.
    public func sentences(of confidence: BorderConfidence, most: Int = 5) -> [Evidence] {
        let count = Wording.grouped(Double(confidence.groupings))
        let tolerance = Wording.number((confidence.tolerance * 1e6).rounded() / 1e4)
        let danish = (count.replacing(",", with: "."), tolerance.replacing(".", with: ","))
        let whole = confidence.isExact ? "the \(count) groupings" : "\(count) groupings drawn from those"
        let wholeDa = confidence.isExact ? "de \(danish.0) grupperinger" : "\(danish.0) grupperinger udtrukket af dem,"
        var found: [Evidence] = []
        let certain = confidence.places.filter(\.isCertain).count
        found.append(
            Evidence(
                english:
                    "\(certain) of \(confidence.places.count) units have the same place in all of \(whole) within \(tolerance) % of the best",
                danish:
                    "\(certain) af \(confidence.places.count) enheder har samme plads i alle \(wholeDa) inden for \(danish.1) % af den bedste"
            ))
        // The least certain first: pairs of the best grouping's clusters, and pairs that its borders divide.
        let open = confidence.pairs.filter { pair in
            (pair.isTogetherInBest || pair.isBorderInBest) && pair.together > 0.005 && pair.together < 0.995
        }
        let ranked = open.enumerated().sorted {
            (abs($0.element.together - 0.5), $0.offset) < (abs($1.element.together - 0.5), $1.offset)
        }
        for (_, pair) in ranked.prefix(most) {
            let share = Wording.number((pair.together * 100).rounded())
            found.append(
                Evidence(
                    english:
                        "in \(share) % of \(whole) within \(tolerance) % of the best, \(name(pair.a)) and \(name(pair.b)) are together",
                    danish:
                        "i \(share) % af \(wholeDa) inden for \(danish.1) % af den bedste er \(name(pair.a)) og \(name(pair.b)) sammen"
                ))
        }
        return found
    }
}
