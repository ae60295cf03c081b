import GeoModel

/// What arithmetic alone says about a problem, before any search.
struct FeasibleCounts {
    /// The connected parts, each ascending, ordered by their smallest unit.
    var parts: [[Int]]
    /// Positions in `parts` of those that cannot reach a minimum and stand as one region.
    var exempt: [Int]
    /// For each part, the fewest and the most regions that its sums leave room for.
    var ranges: [ClosedRange<Int>]

    var smallestCount: Int { ranges.reduce(0) { $0 + $1.lowerBound } }
    var largestCount: Int { ranges.reduce(0) { $0 + $1.upperBound } }
}

extension RegionalizationProblem {
    /// Refuses what cannot be solved, with every reason found.
    func check(for method: RegionalizationMethod) throws(UnusableInput) -> FeasibleCounts {
        var found: [Diagnostic] = []
        if attributes.unitCount != graph.unitCount {
            found.append(
                Diagnostic(
                    .missingAttributeValue, .error,
                    "attributes for \(attributes.unitCount) units, but neighbours for \(graph.unitCount)"
                )
            )
        }
        for bound in bounds { found += faults(of: bound) }
        if case .schc = method {
            for bound in bounds where (bound.range.min ?? 0) > 0 {
                found.append(
                    Diagnostic(
                        .boundNotHeldByMethod, .error, "\(method.name) cannot hold a minimum of \(bound.name)",
                        hint: "use azp, max-p, skater or a redcap method"
                    )
                )
            }
        }
        if method == .maxP && !bounds.contains(where: { ($0.range.min ?? 0) > 0 }) {
            found.append(
                Diagnostic(
                    .unreachableBound, .error, "max-p needs a minimum: a sum or a number of units per region",
                    hint: "without one every unit is its own region"
                )
            )
        }
        if found.contains(where: { $0.severity == .error }) { throw UnusableInput(found) }
        return try checkCounts(for: method)
    }

    private func faults(of bound: SumBound) -> [Diagnostic] {
        let bad = bound.values.indices.filter { !(bound.values[$0] >= 0 && bound.values[$0].isFinite) }
        if bound.values.count != graph.unitCount {
            return [
                Diagnostic(
                    .unusableWeight, .error,
                    "\(bound.name) has \(bound.values.count) values for \(graph.unitCount) units"
                )
            ]
        }
        if let first = bad.first {
            return [
                Diagnostic(
                    .unusableWeight, .error,
                    "\(bound.name) is negative or no number for \(units(bad.count)): \(Wording.number(bound.values[first])) at unit \(name(first))",
                    hint: "correct the values, or sum another field"
                )
            ]
        }
        if bound.range.isUpsideDown || bound.range.min?.isFinite == false || bound.range.max?.isNaN == true {
            return [
                Diagnostic(.unreachableBound, .error, "the bounds of \(bound.name) exclude each other: \(bound.text)")
            ]
        }
        guard let max = bound.range.max, let worst = bound.values.max(), worst > max else { return [] }
        let unit = bound.values.firstIndex(of: worst) ?? 0
        return [
            Diagnostic(
                .unreachableBound, .error,
                "unit \(name(unit)) alone has \(Wording.number(worst)) of \(bound.name), more than the maximum \(Wording.number(max))",
                hint: "raise the maximum to \(Wording.number(worst)) or more"
            )
        ]
    }

    private func checkCounts(for method: RegionalizationMethod) throws(UnusableInput) -> FeasibleCounts {
        var found: [Diagnostic] = []
        var feasible = FeasibleCounts(parts: graph.components(), exempt: [], ranges: [])
        for (index, part) in feasible.parts.enumerated() {
            var fewest = 1
            var most = part.count
            for bound in bounds {
                let total = part.reduce(0) { $0 + bound.values[$1] }
                if let min = bound.range.min, min > 0 {
                    most = Swift.min(most, room(for: bound, min, among: part))
                    if total < min && parts == .ownRegions { found.append(tooSmall(part, total, bound, min)) }
                }
                if let max = bound.range.max, total > max {
                    fewest = Swift.max(fewest, max > 0 ? Int((total / max).rounded(.up)) : part.count)
                }
            }
            if most < 1 {
                feasible.exempt.append(index)
                most = 1
                fewest = 1
            }
            if fewest > most && found.isEmpty {
                found.append(
                    Diagnostic(
                        .unreachableBound, .error,
                        "the part of \(units(part.count)) with unit \(name(part[0])) needs \(fewest) regions for its maxima, and its "
                            + "minima leave room for \(most)"
                    )
                )
            }
            feasible.ranges.append(Swift.min(fewest, most)...most)
        }
        if found.isEmpty && method != .maxP && graph.unitCount > 0 { found += countFaults(feasible, method) }
        if !found.isEmpty { throw UnusableInput(found) }
        return feasible
    }

    private func tooSmall(_ part: [Int], _ total: Double, _ bound: SumBound, _ min: Double) -> Diagnostic {
        Diagnostic(
            .unreachableBound, .error,
            "the part of \(units(part.count)) with unit \(name(part[0])) has \(Wording.number(total)) of \(bound.name), "
                + "less than the minimum \(Wording.number(min))",
            hint: "lower the minimum, link the part to another, or let small parts stand as regions of their own"
        )
    }

    private func countFaults(_ feasible: FeasibleCounts, _ method: RegionalizationMethod) -> [Diagnostic] {
        guard let regions else {
            return [Diagnostic(.impossibleRegionCount, .error, "\(method.name) needs the number of regions")]
        }
        let low = feasible.smallestCount
        let high = feasible.largestCount
        if regions >= low && regions <= high { return [] }
        let reason =
            regions < feasible.parts.count
            ? "there are \(feasible.parts.count) connected parts, and a region never spans two"
            : regions > graph.unitCount
                ? "there \(graph.unitCount == 1 ? "is" : "are") only \(units(graph.unitCount))"
                : "the bounds leave room for \(low) to \(high)"
        return [
            Diagnostic(
                .impossibleRegionCount, .error,
                "\(regions) \(regions == 1 ? "region is" : "regions are") impossible: \(reason)",
                hint: "the nearest number that is not ruled out is \(regions < low ? low : high)"
            )
        ]
    }
}

extension SumBound {
    /// How many regions the bound leaves room for; infinite without a minimum, so that minima come first.
    var tightness: Double {
        guard let min = range.min, min > 0 else { return .infinity }
        return values.reduce(0, +) / min
    }

    /// `1000 to 16000`, for messages.
    var text: String {
        "\(range.min.map(Wording.number) ?? "anything") to \(range.max.map(Wording.number) ?? "anything")"
    }
}

private func units(_ count: Int) -> String { Wording.count(count, "unit", "units") }
