import GeoJSONFormat
import GeoModel
import PROJKit

/// What is known of one layer while its reference system is being settled.
struct LayerNumbers {
    let collection: FeatureCollection
    /// The box around each feature, in the file's own numbers; empty for one without coordinates.
    let boxes: [Box]
    /// The names of its fields.
    let fields: [String]
    /// Features whose numbers can be degrees, and those whose numbers can be degrees with the axes swapped.
    let (degrees, swappedDegrees): (Int, Int)
    let located: Int

    init(_ collection: FeatureCollection, fields: [String]) {
        self.collection = collection
        self.fields = fields
        boxes = collection.features.map { $0.geometry?.box ?? .empty }
        let present = boxes.filter { !$0.isEmpty }
        located = present.count
        degrees = present.count(where: Self.areDegrees)
        swappedDegrees = present.count { Self.areDegrees($0.swapped) }
    }

    /// Whether most features can be in degrees; a layer without coordinates can be in anything.
    var areDegrees: Bool { located == 0 || degrees * 2 > located }

    /// Whether a box can be in degrees, longitudes past the antimeridian included.
    static func areDegrees(_ box: Box) -> Bool {
        box.minX >= -360 && box.maxX <= 360 && box.minY >= -90 && box.maxY <= 90
    }

    /// The box around most features: a few may have mistaken coordinates.
    var bulk: Box {
        let middles = boxes.filter { !$0.isEmpty }.map(\.centre)
        guard middles.count >= 4 else { return Box(around: middles) }
        let cut = max(1, middles.count / 20)
        let xs = middles.map(\.x).sorted()
        let ys = middles.map(\.y).sorted()
        return Box(
            minX: xs[cut], minY: ys[cut], maxX: xs[xs.count - 1 - cut], maxY: ys[ys.count - 1 - cut])
    }

    /// Whether the outlines run clockwise, as they do where axes are swapped.
    var isMirrored: Bool {
        let outlines = collection.features.prefix(1000).compactMap { $0.geometry?.land?.polygons.first?.exterior }
        return !outlines.isEmpty && outlines.count { $0.signedArea < 0 } * 10 >= outlines.count * 9
    }

    /// The middles of the features, at most a thousand of them, evenly taken.
    var sample: [Coordinate] {
        let middles = boxes.filter { !$0.isEmpty }.map(\.centre)
        guard middles.count > 1000 else { return middles }
        return (0..<1000).map { middles[$0 * middles.count / 1000] }
    }
}

extension StudyBuilder {
    /// The system that a layer's coordinates are in: what the user says of this layer; what the file declares; what the user
    /// says of all files, where the numbers can be in it; or else longitude and latitude.
    mutating func settledSystem(
        of numbers: LayerNumbers, _ role: InputFile.Role, name: String?
    ) throws(UnusableInput) -> CoordinateReferenceSystem {
        if let own = configuration.inputSystem(of: role, name: name) {
            if isProjected(own) == true { warnOfMisfit(numbers, in: own) }
            return own
        }
        let file = SourceLocation(file: numbers.collection.sourceName)
        let given = configuration.inputCRS
        if let declared = numbers.collection.declaredCRS {
            let isGeographic = declared == .longitudeLatitude || isProjected(declared) == false
            if isGeographic == numbers.areDegrees || numbers.located == 0 {
                if given != declared {
                    try refuseSwappedAxes(numbers, in: declared, isDeclared: true)
                } else if !isGeographic {
                    warnOfMisfit(numbers, in: declared)
                }
                return declared
            }
            guard let given else { throw UnusableInput(contradiction(declared, numbers, file)) }
            if given != declared {
                diagnostics.append(
                    Diagnostic(
                        .undeclaredSystem, .warning,
                        "the file declares \(declared), which its coordinates contradict; they are read as \(given), as "
                            + "`--input-crs` says", at: file))
            }
            return given
        }
        if let given {
            guard isProjected(given) == true, numbers.areDegrees, numbers.located > 0 else {
                if isProjected(given) == true { warnOfMisfit(numbers, in: given) }
                return given
            }
            diagnostics.append(
                Diagnostic(
                    .degreesBesideProjected, .note,
                    "the coordinates are degrees, and are read as such; `--input-crs \(given)` is for files of other numbers",
                    at: file, hint: "`--input-crs \(role.rawValue)=\(given)` reads them by it all the same"))
            try refuseSwappedAxes(numbers, in: .longitudeLatitude)
            return .longitudeLatitude
        }
        guard numbers.areDegrees else {
            if numbers.swappedDegrees * 2 > numbers.located { throw UnusableInput(swapped(numbers, nil)) }
            undecided.append(numbers)
            throw UnusableInput(undeclared(numbers, beside: nil))
        }
        try refuseSwappedAxes(numbers, in: .longitudeLatitude)
        return .longitudeLatitude
    }

    /// Whether a system is in metres or feet; nil where it is not known.
    func isProjected(_ system: CoordinateReferenceSystem) -> Bool? { try? system.described().isProjected }

    /// Refuses a layer that lies where its system is meant for only with its axes the other way round.
    ///
    /// A suspicion alone refuses only where the file declares a system: programs that do so may follow the order of its axes
    /// on paper. It is a warning elsewhere.
    private mutating func refuseSwappedAxes(
        _ numbers: LayerNumbers, in system: CoordinateReferenceSystem, isDeclared: Bool = false
    ) throws(UnusableInput) {
        let places = numbers.sample
        guard !places.isEmpty else { return }
        if numbers.areDegrees {
            let suspicion = axisSuspicion(of: places, fields: numbers.fields)
            if suspicion == .certain || suspicion == .suspected && isDeclared {
                throw UnusableInput(swapped(numbers, system))
            }
            if suspicion == .suspected {
                var warning = swapped(numbers, system)
                warning.severity = .warning
                warning.message += ", in the open sea; they are read so"
                diagnostics.append(warning)
            }
        }
        guard let fit = SystemFit(places, in: system, fields: numbers.fields, isMirrored: numbers.isMirrored) else {
            return
        }
        switch fit.verdict {
        case .fits: return
        case .either: diagnostics.append(eitherOrder(numbers, system, fit))
        case .swapped: throw UnusableInput(swapped(numbers, system))
        case .elsewhere(let severity):
            let found = elsewhere(numbers, system, fit, severity)
            guard severity < .error else { throw UnusableInput(found) }
            diagnostics.append(found)
        }
    }

    /// Warns of a system that the user names and that puts the layer where it cannot be.
    private mutating func warnOfMisfit(_ numbers: LayerNumbers, in system: CoordinateReferenceSystem) {
        guard let fit = SystemFit(numbers.sample, in: system, fields: numbers.fields, isMirrored: numbers.isMirrored)
        else { return }
        var found: Diagnostic
        switch fit.verdict {
        case .fits, .either: return
        case .swapped: found = swapped(numbers, system)
        case .elsewhere: found = elsewhere(numbers, system, fit, .warning)
        }
        found.severity = .warning
        found.message += "; they are read as `--input-crs` says"
        found.hint = "swap the axes where the file is made, or name another system"
        diagnostics.append(found)
    }

    /// Numbers that lie on land in both orders of the axes: a warning where the outlines run as they would when mirrored.
    private func eitherOrder(
        _ numbers: LayerNumbers, _ system: CoordinateReferenceSystem, _ fit: SystemFit
    ) -> Diagnostic {
        func text(_ place: Coordinate?) -> String {
            place.map { "longitude \(degrees($0.x)), latitude \(degrees($0.y))" } ?? "nowhere"
        }
        let isMirrored = numbers.isMirrored
        return Diagnostic(
            .eitherOrder, isMirrored ? .warning : .note,
            "with its axes swapped the layer would lie on land too: it is read with easting first and lies at "
                + "\(text(fit.middle)), and would lie at \(text(fit.swappedMiddle))",
            at: SourceLocation(file: numbers.collection.sourceName), place: fit.middle,
            notes: isMirrored ? ["its outlines run clockwise, as those of a layer with swapped axes do"] : [],
            hint:
                "if that is wrong, swap the axes where the file is made; `--input-crs \(system.name)` says that it is right"
        )
    }

    /// A system that is not meant for where it puts the layer.
    private func elsewhere(
        _ numbers: LayerNumbers, _ system: CoordinateReferenceSystem, _ fit: SystemFit, _ severity: Severity
    ) -> Diagnostic {
        let likely = likelySystems(forProjected: numbers.bulk, beside: nil, fields: numbers.fields)
            .filter { $0.system != system }
        let place = fit.middle.map { " at longitude \(degrees($0.x)), latitude \(degrees($0.y))" } ?? ""
        return Diagnostic(
            .systemElsewhere, severity,
            "\(system) puts the coordinates where it is not meant for" + place
                + (fit.middle == nil ? ": they have no place on earth" : fit.isAtSea ? ", in the open sea" : ""),
            at: SourceLocation(file: numbers.collection.sourceName), place: fit.middle,
            notes: [extent(numbers), "\(system) is meant for \(fit.areaText)"] + candidateNotes(likely),
            hint: likely.count == 1
                ? candidateHint(likely) : "correct the declaration, or give `--input-crs` with the right system")
    }

    /// A file that declares one thing and holds another.
    private func contradiction(
        _ declared: CoordinateReferenceSystem, _ numbers: LayerNumbers, _ file: SourceLocation
    ) -> Diagnostic {
        if numbers.areDegrees {
            return Diagnostic(
                .undeclaredSystem, .error,
                "the file declares \(declared), but its coordinates look like longitude and latitude", at: file,
                notes: [extent(numbers)], hint: "take its `crs` member away, or give `--input-crs OGC:CRS84`")
        }
        if numbers.swappedDegrees * 2 > numbers.located { return swapped(numbers, declared) }
        let likely = likelySystems(forProjected: numbers.bulk, beside: nil, fields: numbers.fields)
        return Diagnostic(
            .undeclaredSystem, .error,
            "the file declares longitude and latitude, but its coordinates are not degrees", at: file,
            notes: [extent(numbers)] + candidateNotes(likely), hint: candidateHint(likely))
    }

    /// Projected numbers of which the file says nothing.
    func undeclared(_ numbers: LayerNumbers, beside known: Box?) -> Diagnostic {
        let likely = likelySystems(forProjected: numbers.bulk, beside: known, fields: numbers.fields)
        return Diagnostic(
            .undeclaredSystem, .error,
            "the coordinates are not degrees, and the file declares no coordinate reference system",
            at: SourceLocation(file: numbers.collection.sourceName),
            notes: [extent(numbers)] + candidateNotes(likely), hint: candidateHint(likely))
    }

    private func candidateNotes(_ likely: [LikelySystem]) -> [String] {
        guard likely.count > 1 else { return [] }
        let named = likely.prefix(6).map { "\($0.system) (\($0.home))" }.joined(separator: ", ")
        return ["the numbers alone cannot tell which system it is; they fit \(named)" + (likely.count > 6 ? ", …" : "")]
    }

    private func candidateHint(_ likely: [LikelySystem]) -> String {
        guard let first = likely.first else { return "declare the system with `--input-crs EPSG:N`" }
        if first.isSwapped {
            return
                "with northing before easting they look like \(first.system): swap the axes where the file is made, and "
                + "declare it with `--input-crs \(first.system)`"
        }
        return likely.count == 1
            ? "they look like \(first.system): declare it with `--input-crs \(first.system)`"
            : "find out which one of them it is where the file was made, and declare it with `--input-crs EPSG:N`"
    }

    private func swapped(_ numbers: LayerNumbers, _ system: CoordinateReferenceSystem?) -> Diagnostic {
        let box = numbers.bulk
        let isInDegrees = numbers.areDegrees || numbers.swappedDegrees * 2 > numbers.located
        let message =
            isInDegrees
            ? "latitude seems to come before longitude: as they stand, the coordinates lie at longitude "
                + "\(degrees(box.minX)) to \(degrees(box.maxX)), latitude \(degrees(box.minY)) to \(degrees(box.maxY))"
            : "northing seems to come before easting: only with the axes swapped do the coordinates lie where "
                + "\(system?.name ?? "the system") is meant for"
        return Diagnostic(
            .swappedAxes, .error, message, at: SourceLocation(file: numbers.collection.sourceName),
            notes: isInDegrees
                ? (box.swapped.liesInDenmark ? ["Denmark would lie off Somalia"] : []) : [extent(numbers)],
            hint: isInDegrees
                ? "swap the axes where the file is made; if the data truly lies there, give `--input-crs OGC:CRS84`"
                : "swap the axes where the file is made; if they are right, give `--input-crs \(system?.name ?? "EPSG:N")`"
        )
    }

    private func extent(_ numbers: LayerNumbers) -> String {
        let box = numbers.bulk
        let show = { (value: Double) in numbers.areDegrees ? degrees(value) : Wording.number(value.rounded()) }
        return "they run from \(show(box.minX)), \(show(box.minY)) to \(show(box.maxX)), \(show(box.maxY))"
    }

    private func degrees(_ value: Double) -> String { Wording.number((value * 100).rounded() / 100) }
}
